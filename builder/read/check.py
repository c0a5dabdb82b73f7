"""One item of `checks:`, read by the reader of its word."""

from __future__ import annotations

from collections.abc import Callable

from builder.model.check import AnyCheck
from builder.model.problem import Problem
from builder.read.checks import case, invariance, relation
from builder.read.checks.claim import BESIDE, Beside
from builder.read.codes import Code
from builder.read.expression import bindings
from builder.read.fields import Fields
from builder.read.node import Mapping, Node, Scalar
from builder.read.reading import Reader, Reading
from builder.read.shape import listed, mapping, named
from builder.read.suggest import suggestion
from builder.read.symbols import symbols
from builder.read.word import entry_id, symbol_of_key

READERS: dict[str, Callable[[Node, Beside], Reading[AnyCheck | None]]] = {
    "value": case.value,
    "equals": relation.equals,
    "special": case.special,
    "limit": case.limit,
    "range": relation.bounds,
    "derivative": relation.derivative,
    "integral": relation.integral,
    "sums_to": relation.sums_to,
    "symmetric": invariance.symmetric,
    "odd": invariance.odd,
    "even": invariance.even,
    "scale": invariance.scale,
    "shift": invariance.shift,
    "near": case.near,
    "closed": relation.closed,
    "witness": case.witness,
}
"""The words of the checks."""


def check(node: Node, name: str) -> Reading[AnyCheck | None]:
    """Read a mapping with the word of one check, and what may stand beside it."""
    found = yield from mapping(node, name)
    if found is None:
        return None
    words = [(key, value) for key, value in found.pairs if key.value in READERS]
    if len(words) != 1:
        yield _not_one_check(found, [key for key, _ in words])
        return None
    word, claim = words[0]
    what = f"'{word.value}'"
    fields = Fields(found, what, word.span(), (word.value, *BESIDE))
    yield from fields.unknown()
    where = yield from fields.wanted("where", named(symbol_of_key, entry_id))
    let = yield from fields.wanted("let", bindings)
    own = yield from fields.wanted("symbols", symbols)
    beside = Beside(span=word.span(), where=where or (), let=let or (), symbols=own or ())
    return (yield from READERS[word.value](claim, beside))


def _not_one_check(found: Mapping, words: list[Scalar]) -> Problem:
    """Say that an item holds no check, or more than one."""
    if words:
        return Problem(
            Code.WRONG_SHAPE,
            f"'{words[0].value}' and '{words[1].value}' are two checks in one item",
            words[1].span(),
            "begin each check with '- '",
        )
    key = next((key for key, _ in found.pairs if key.value not in BESIDE), found.pairs[0][0])
    return Problem(
        Code.UNKNOWN_CHECK, f"'{key.value}' is no check", key.span(), suggestion(key.value, READERS)
    )


checks: Reader[tuple[AnyCheck, ...]] = listed(check)
"""Reads `checks:`."""
