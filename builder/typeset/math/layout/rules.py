"""Which rule lays out which node."""

from __future__ import annotations

from typing import assert_never

from builder.typeset.frame import Frame
from builder.typeset.math.layout import accents, characters, fractions, limits, rows, scripts, shapes, tables
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.style import Style
from builder.typeset.math.tree import (
    Accent,
    Bar,
    Brace,
    Character,
    Fence,
    Fraction,
    LargeOperator,
    Limits,
    LongArrow,
    Marked,
    Node,
    Prescripts,
    Radical,
    Reshaped,
    Row,
    Scripts,
    Space,
    Styled,
    Table,
    Word,
)


def lay_out(setter: Setter, node: Node, style: Style) -> Box:  # noqa: C901, PLR0912, a case a node
    """Lay out a node by its rule."""
    match node:
        case Character():
            return characters.character(setter, node, style)
        case Row():
            return rows.row(setter, node, style)
        case Scripts():
            return scripts.scripts(setter, node, style)
        case Word():
            return characters.word(setter, node, style)
        case Fraction():
            return fractions.fraction(setter, node, style)
        case Limits():
            return limits.limits(setter, node, style)
        case LargeOperator():
            return characters.large_operator(setter, node, style)
        case Space():
            return Box(Frame(setter.length(node.width, style)), None)
        case Accent():
            return accents.accent(setter, node, style)
        case Radical():
            return fractions.radical(setter, node, style)
        case Fence():
            return characters.sized_fence(setter, node, style)
        case Styled():
            return shapes.styled(setter, node, style)
        case Table():
            return tables.table(setter, node, style)
        case Bar():
            return accents.barred(setter, node, style)
        case Brace():
            return accents.braced(setter, node, style)
        case LongArrow():
            return limits.long_arrow(setter, node, style)
        case Reshaped():
            return shapes.reshaped(setter, node, style)
        case Marked():
            return shapes.marked(setter, node, style)
        case Prescripts():
            return scripts.prescripts(setter, node, style)
        case _:
            assert_never(node)
