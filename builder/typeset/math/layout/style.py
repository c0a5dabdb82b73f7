"""TeX's styles."""

from __future__ import annotations

from dataclasses import dataclass, replace

_SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Style:
    """Display or text (level 0), script (1) or scriptscript (2) style; cramped or not."""

    display: bool = True
    level: int = 0
    cramped: bool = False

    def superscript(self) -> Style:
        """Return the style of a superscript."""
        return Style(display=False, level=min(self.level + 1, _SMALLEST), cramped=self.cramped)

    def subscript(self) -> Style:
        """Return the style of a subscript."""
        return Style(display=False, level=min(self.level + 1, _SMALLEST), cramped=True)

    def numerator(self) -> Style:
        """Return the style of what stands above in a fraction."""
        return Style(display=False, level=self._part_level(), cramped=self.cramped)

    def denominator(self) -> Style:
        """Return the style of what stands below in a fraction."""
        return Style(display=False, level=self._part_level(), cramped=True)

    def cramp(self) -> Style:
        """Return the same style, cramped."""
        return replace(self, cramped=True)

    def _part_level(self) -> int:
        return self.level if self.display else min(self.level + 1, _SMALLEST)
