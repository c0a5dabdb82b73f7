"""The outlines of a font's glyphs, for what is drawn and must not be text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Outlines:
    """One font file; lengths are thousandths of an em."""

    path: Path

    def curves(self, gid: int) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
        """Return a glyph as operators of PDF, each with its points; y grows upward."""
        from fontTools.pens.basePen import BasePen  # noqa: PLC0415, only what is not painted as text needs it

        found: list[tuple[str, tuple[tuple[float, float], ...]]] = []
        scale = self._scale

        class Pen(BasePen):  # type: ignore[misc]
            def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802, fontTools' names
                self._add("m", point)

            def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
                self._add("l", point)

            def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
                self._add("c", *points)

            def _closePath(self) -> None:  # noqa: N802
                self._add("h")

            def _add(self, operator: str, *points: tuple[float, float]) -> None:
                found.append((operator, tuple((x * scale, y * scale) for x, y in points)))

        self._glyphs[self._font.getGlyphName(gid)].draw(Pen(self._glyphs))
        return tuple(found)

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401, fontTools has no types
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        return TTFont(self.path, lazy=True)

    @cached_property
    def _glyphs(self) -> Any:  # noqa: ANN401
        return self._font.getGlyphSet()

    @cached_property
    def _scale(self) -> float:
        return 1000 / float(self._font["head"].unitsPerEm)
