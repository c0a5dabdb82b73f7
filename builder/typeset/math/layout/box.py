"""What every rule of layout has at hand, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.typeset.frame import Frame, Glyph, Rule
from builder.typeset.math.font import MathFont
from builder.typeset.math.layout.style import Style
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Length, Node


@dataclass(frozen=True, slots=True)
class Box:
    """An atom that has been laid out."""

    frame: Frame
    cls: AtomClass | None = AtomClass.ORDINARY
    italic: float = 0.0
    """How far its top leans out; the width holds it."""
    accent: float | None = None
    """Where an accent above is centred, if not in the middle."""
    gid: int | None = None
    """Its glyph, if it is one."""
    simple: bool = False
    """A single character or a name: scripts stand at heights of their own, whatever its size."""


class Setter:
    """Lays out trees with one font at one size; every length that it returns is in points.

    `rule` lays out one node, and calls the setter for the nodes within.
    """

    def __init__(self, font: MathFont, size: float, rule: Callable[[Setter, Node, Style], Box]) -> None:
        self.font = font
        self._ems = tuple(size * scale for scale in font.scales)
        self._rule = rule

    def box(self, node: Node, style: Style) -> Box:
        """Lay out any node."""
        return self._rule(self, node, style)

    def frame(self, node: Node, style: Style) -> Frame:
        """Lay out any node that nothing will be attached to."""
        return self._rule(self, node, style).frame

    def em(self, style: Style) -> float:
        """Return one em of a style."""
        return self._ems[style.level]

    def const(self, name: str, style: Style) -> float:
        """Return a constant of the MATH table at the size of a style."""
        return self.font.constants[name] * self._ems[style.level]

    def length(self, length: Length, style: Style) -> float:
        """Return a length of the author's."""
        return length.em * self._ems[style.level] + length.points

    def glyph(self, gid: int, em: float, char: str) -> Frame:
        """Return a glyph in its own box: as wide as its advance, as high and deep as its ink."""
        metrics = self.font.metrics(gid)
        leaf = Glyph(self.font.name, gid, em, char)
        return Frame(metrics.advance * em, metrics.ymax * em, -metrics.ymin * em, ((0.0, 0.0, leaf),))

    def centred(self, frame: Frame, style: Style) -> Frame:
        """Return a frame moved so that its middle is on the axis, where fraction bars stand."""
        return frame.raised(self.const("AxisHeight", style) - (frame.ascent - frame.descent) / 2)


def bar(width: float, thickness: float) -> Frame:
    """Return a horizontal rule that stands on its baseline."""
    return Frame(width, thickness, 0.0, ((0.0, 0.0, Rule(width, thickness)),))
