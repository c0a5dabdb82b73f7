"""Checks of a case: at these values, in this limit, beside that other thing."""

from __future__ import annotations

from typing import cast

from builder.model.check import Limit, Matrix, Near, Special, Value, Witness
from builder.model.problem import Problem
from builder.read.checks.claim import Beside, gives, parts_of
from builder.read.codes import Code
from builder.read.expression import bindings, expression, matrix, values
from builder.read.fields import Fields
from builder.read.node import Node, Scalar
from builder.read.reading import Reading
from builder.read.shape import listed, mapping, text
from builder.read.word import entry_id, symbol_of_key


def value(node: Node, beside: Beside) -> Reading[Value | None]:
    """Read `{at: {P: 0.5}, is: 1/3, source: by hand}`; `is: [1, 2]` of what gives an array."""
    fields = yield from parts_of(node, "value", ("at", "is", "source"))
    if fields is None:
        return None
    at = yield from fields.needed("at", values)
    result = cast("Matrix | None", (yield from fields.needed("is", matrix)))
    source = yield from fields.wanted("source", text)
    if at is None or result is None:
        return None
    return Value(**beside, at=at, gives=result, source=source)


def special(node: Node, beside: Beside) -> Reading[Special | None]:
    """Read `{set: {beta: 1}, ref: f1}`."""
    fields = yield from parts_of(node, "special", ("set", "is", "ref"))
    if fields is None:
        return None
    put = yield from fields.needed("set", bindings)
    result = yield from gives(fields)
    return None if put is None or result is None else Special(**beside, put=put, gives=result)


def limit(node: Node, beside: Beside) -> Reading[Limit | None]:
    """Read `{x: oo, is: 1}`: where one symbol tends, and what comes of it."""
    found = yield from mapping(node, "'limit'")
    if found is None:
        return None
    result = yield from gives(Fields(found, "'limit'", found.span(), [key.value for key, _ in found.pairs]))
    tends = [(key, to) for key, to in found.pairs if key.value not in {"is", "ref"}]
    if len(tends) != 1:
        place = tends[1][0].span() if tends else found.span()
        message = "'limit' names one symbol and where it tends"
        yield Problem(Code.WRONG_SHAPE, message, place, "write e.g. limit: {x: oo, is: 1}")
        return None
    symbol = yield from symbol_of_key(tends[0][0])
    to = yield from expression(tends[0][1], f"'{tends[0][0].value}'")
    if symbol is None or to is None or result is None:
        return None
    return Limit(**beside, symbol=symbol, to=to, gives=result)


def near(node: Node, beside: Beside) -> Reading[Near | None]:
    """Read `{ref: gelu, tol: 0.001}`."""
    fields = yield from parts_of(node, "near", ("ref", "tol"))
    if fields is None:
        return None
    ref = yield from fields.needed("ref", entry_id)
    tolerance = yield from fields.needed("tol", expression)
    return None if ref is None or tolerance is None else Near(**beside, ref=ref, tolerance=tolerance)


def witness(node: Node, beside: Beside) -> Reading[Witness | None]:
    """Read `numpy.cov`, or `{call: numpy.cov, args: [X.T]}`."""
    if isinstance(node, Scalar):
        alone = yield from text(node, "'witness'")
        return None if alone is None else Witness(**beside, call=alone)
    fields = yield from parts_of(node, "witness", ("call", "args"))
    if fields is None:
        return None
    call = yield from fields.needed("call", text)
    arguments = yield from fields.wanted("args", listed(expression))
    return None if call is None else Witness(**beside, call=call, arguments=arguments or ())
