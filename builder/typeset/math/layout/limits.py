"""What stands above and below a nucleus, or an arrow as long as its labels."""

from __future__ import annotations

from builder.typeset.frame import Frame, overlay
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.scripts import beside
from builder.typeset.math.layout.stretch import wide
from builder.typeset.math.layout.style import Style
from builder.typeset.math.tree import LargeOperator, Limits, LongArrow, Node

_ARROW_ROOM = 0.4286
"""At either side of an arrow's label, in em of the label."""


def limits(setter: Setter, node: Limits, style: Style) -> Box:
    """Lay out limits; in text style movable ones stand beside their nucleus."""
    if node.movable and not style.display:
        return Box(beside(setter, node.base, (node.under, node.over), style), node.cls)
    base = setter.box(node.base, style)
    lean = base.italic / 2 if isinstance(node.base, LargeOperator) else 0.0
    return Box(_stacked(setter, base.frame, (node.under, node.over), style, lean), node.cls)


def long_arrow(setter: Setter, node: LongArrow, style: Style) -> Box:
    """Lay out an arrow with what is written above and below it."""
    room = 2 * _ARROW_ROOM * setter.em(style.superscript())
    labels = [setter.frame(label, style.superscript()) for label in (node.under, node.over) if label]
    reach = max(label.width for label in labels) + room
    arrow = wide(setter, node.char, reach, style)
    return Box(_stacked(setter, arrow, (node.under, node.over), style, 0.0), node.cls)


def _stacked(
    setter: Setter, body: Frame, pair: tuple[Node | None, Node | None], style: Style, lean: float
) -> Frame:
    """Set the (under, over) pair about a frame; `lean` moves them apart along its slant."""
    below = setter.frame(pair[0], style.subscript()) if pair[0] else None
    above = setter.frame(pair[1], style.superscript()) if pair[1] else None
    width = max(frame.width for frame in (body, below, above) if frame)
    parts = [((width - body.width) / 2, 0.0, body)]
    if above:
        least = setter.const("UpperLimitGapMin", style) + above.descent
        rise = body.ascent + max(setter.const("UpperLimitBaselineRiseMin", style), least)
        parts.append(((width - above.width) / 2 + lean, rise, above))
    if below:
        least = setter.const("LowerLimitGapMin", style) + below.ascent
        drop = body.descent + max(setter.const("LowerLimitBaselineDropMin", style), least)
        parts.append(((width - below.width) / 2 - lean, -drop, below))
    return overlay(width, *parts)
