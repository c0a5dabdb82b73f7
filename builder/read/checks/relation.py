"""Checks that hold a formula against an expression, or against one made of it."""

from __future__ import annotations

from builder.model.check import Closed, Derivative, Equals, Integral, Range, SumsTo
from builder.read.checks.claim import Beside, pair, parts_of
from builder.read.expression import expression
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.word import symbol


def equals(node: Node, beside: Beside) -> Reading[Equals | None]:
    """Read another form of the same."""
    other = yield from expression(node, "'equals'")
    return None if other is None else Equals(**beside, other=other)


def closed(node: Node, beside: Beside) -> Reading[Closed | None]:
    """Read a recursion unrolled."""
    form = yield from expression(node, "'closed'")
    return None if form is None else Closed(**beside, form=form)


def bounds(node: Node, beside: Beside) -> Reading[Range | None]:
    """Read `[low, high]`."""
    found = yield from pair(node, "'range'", expression, "[low, high], oo for no bound")
    return None if found is None else Range(**beside, low=found[0], high=found[1])


def derivative(node: Node, beside: Beside) -> Reading[Derivative | None]:
    """Read `{wrt: x, is: 2*x}`."""
    fields = yield from parts_of(node, "derivative", ("wrt", "is"))
    if fields is None:
        return None
    by = yield from fields.needed("wrt", expression)
    result = yield from fields.needed("is", expression)
    return None if by is None or result is None else Derivative(**beside, by=by, gives=result)


def integral(node: Node, beside: Beside) -> Reading[Integral | None]:
    """Read `{over: x, is: 1}`."""
    fields = yield from parts_of(node, "integral", ("over", "is"))
    if fields is None:
        return None
    over = yield from fields.needed("over", symbol)
    result = yield from fields.needed("is", expression)
    return None if over is None or result is None else Integral(**beside, over=over, gives=result)


def sums_to(node: Node, beside: Beside) -> Reading[SumsTo | None]:
    """Read `{over: i, is: 1}`, with `of: self**2` if it is not the formula itself that is summed."""
    fields = yield from parts_of(node, "sums_to", ("over", "is", "of"))
    if fields is None:
        return None
    over = yield from fields.needed("over", symbol)
    result = yield from fields.needed("is", expression)
    of = yield from fields.wanted("of", expression)
    return None if over is None or result is None else SumsTo(**beside, over=over, gives=result, of=of)
