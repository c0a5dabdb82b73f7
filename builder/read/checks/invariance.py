"""Checks that changing the symbols in some way changes the formula in a known one."""

from __future__ import annotations

from builder.model.check import Even, Odd, Scale, Shift, Symmetric
from builder.read.checks.claim import Beside, pair, parts_of
from builder.read.expression import expression
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import listed
from builder.read.word import symbol


def symmetric(node: Node, beside: Beside) -> Reading[Symmetric | None]:
    """Read `[a, b]`."""
    found = yield from pair(node, "'symmetric'", symbol, "[a, b]")
    return None if found is None else Symmetric(**beside, first=found[0], second=found[1])


def odd(node: Node, beside: Beside) -> Reading[Odd | None]:
    """Read a symbol."""
    found = yield from symbol(node, "'odd'")
    return None if found is None else Odd(**beside, symbol=found)


def even(node: Node, beside: Beside) -> Reading[Even | None]:
    """Read a symbol."""
    found = yield from symbol(node, "'even'")
    return None if found is None else Even(**beside, symbol=found)


def scale(node: Node, beside: Beside) -> Reading[Scale | None]:
    """Read `{vars: [x, mu], degree: 2}`."""
    fields = yield from parts_of(node, "scale", ("vars", "degree"))
    if fields is None:
        return None
    symbols = yield from fields.needed("vars", listed(symbol))
    degree = yield from fields.needed("degree", expression)
    return None if symbols is None or degree is None else Scale(**beside, vars=symbols, degree=degree)


def shift(node: Node, beside: Beside) -> Reading[Shift | None]:
    """Read `{vars: [z]}`."""
    fields = yield from parts_of(node, "shift", ("vars",))
    if fields is None:
        return None
    symbols = yield from fields.needed("vars", listed(symbol))
    return None if symbols is None else Shift(**beside, vars=symbols)
