"""Atoms side by side, with TeX's spaces between and fences that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.typeset.frame import Frame, hstack
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.characters import fence
from builder.typeset.math.layout.style import Style
from builder.typeset.math.spacing import AtomClass, settled, space_between
from builder.typeset.math.tree import Fence, Node, Row, Styled

_DELIMITER_FACTOR, _DELIMITER_SHORTFALL = 0.901, 0.5
"""The share of its row that a fence covers at least, and the most that it lacks, in em (plain TeX)."""
_BINOMIAL = {False: 1.01, True: 2.39}
"""The least height of the fences of a binomial in text and in display style, in em (TeX's delim2, delim1)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom of a row, and the space before it."""

    space: float
    box: Box
    cls: AtomClass | None
    """What it is to its neighbours once binary atoms without operands are ordinary."""


def row(setter: Setter, node: Row, style: Style) -> Box:
    """Lay out a row as one atom."""
    kids = node.kids
    if len(kids) == 1 and not _grows(kids[0]):
        inner = setter.box(kids[0], style)
        return Box(inner.frame, node.cls, inner.italic, inner.accent, inner.gid, inner.simple)
    least = _BINOMIAL[_displays(kids[1], style)] if node.is_binomial else 0.0
    return Box(side_by_side(setter, kids, style, least=least), node.cls)


def side_by_side(
    setter: Setter,
    kids: Sequence[Node],
    style: Style,
    *,
    lead: AtomClass | None = None,
    least: float = 0.0,
) -> Frame:
    """Set siblings on one baseline, after an atom of class `lead` if there is one.

    Fences grow to fit the others, and to `least` em.
    """
    return hstack(
        [(atom.space, atom.box.frame) for atom in placed(setter, kids, style, lead=lead, least=least)]
    )


def placed(
    setter: Setter,
    kids: Sequence[Node],
    style: Style,
    *,
    lead: AtomClass | None = None,
    least: float = 0.0,
) -> list[Placed]:
    """Lay out siblings and return each with the space before it."""
    boxes = _boxes(setter, kids, style, least)
    middles = [_grows(kid) and 0 < i < len(kids) - 1 for i, kid in enumerate(kids)]
    classes = [AtomClass.CLOSING if middle else box.cls for box, middle in zip(boxes, middles, strict=True)]
    out, previous, em = [], lead, setter.em(style)
    for box, cls, middle in zip(boxes, settled([lead, *classes])[1:], middles, strict=True):
        space = 0.0
        if cls is not None:
            if previous is not None:
                space = space_between(previous, cls, script=style.level > 0) * em
            previous = AtomClass.OPENING if middle else cls
        out.append(Placed(space, box, cls))
    return out


def _boxes(setter: Setter, kids: Sequence[Node], style: Style, least: float) -> list[Box]:
    """Lay out siblings: first what fences must fit, then the fences."""
    boxes = [None if _grows(kid) else setter.box(kid, style) for kid in kids]
    axis, em = setter.const("AxisHeight", style), setter.em(style)
    frames = [box.frame for box in boxes if box]
    reach = max((max(frame.ascent - axis, frame.descent + axis) for frame in frames), default=0.0)
    extent = max(least * em, 2 * reach * _DELIMITER_FACTOR, 2 * reach - _DELIMITER_SHORTFALL * em)
    return [
        fence(setter, kid.char, kid.cls, extent, style)
        if box is None and isinstance(kid, Fence)
        else box or Box(Frame())
        for kid, box in zip(kids, boxes, strict=True)
    ]


def _grows(node: Node) -> bool:
    return isinstance(node, Fence) and node.size is None


def _displays(node: Node, style: Style) -> bool:
    return node.display if isinstance(node, Styled) and node.display is not None else style.display
