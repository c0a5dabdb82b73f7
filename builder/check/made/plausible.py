"""Slips as mistakes for a reader to find: which are plausible, and which no one would make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from builder.check.audit.mutant import ONE, Slip
from builder.model.formula import (
    Binary,
    Binder,
    Call,
    Comparison,
    Expression,
    Index,
    Negative,
    Number,
    Operator,
)
from builder.model.made import Mistake
from builder.model.source import to_source
from builder.model.tree import children, free_names, walk

_MISTAKES: Mapping[str, Mistake] = {
    "- for +": Mistake.SIGN,
    "+ for -": Mistake.SIGN,
    "minus left out": Mistake.MINUS,
    "difference turned round": Mistake.DIFFERENCE,
    "term left out": Mistake.TERM,
    "factor left out": Mistake.FACTOR,
    "/ for *": Mistake.OPERATION,
    "+ for *": Mistake.OPERATION,
    "* for /": Mistake.OPERATION,
    "fraction turned over": Mistake.FRACTION,
    "denominator left out": Mistake.DENOMINATOR,
    "power left out": Mistake.POWER,
    "power one higher": Mistake.EXPONENT,
    "sign of the power turned": Mistake.EXPONENT,
    "last term left out": Mistake.BOUND,
    "first term left out": Mistake.BOUND,
    "constant one higher": Mistake.CONSTANT,
    "constant taken for 1": Mistake.CONSTANT,
    "constant ten times as large": Mistake.CONSTANT,
    "cases swapped": Mistake.CASES,
    "comparison turned round": Mistake.COMPARISON,
    "transpose left out": Mistake.MATRIX,
    "inverse left out": Mistake.MATRIX,
    "matrices swapped": Mistake.MATRIX,
    "sign of the whole turned": Mistake.WHOLE,
}
_SWAP = re.compile(r"(\w+) and (\w+) swapped")
_INSTEAD = re.compile(r"(\S+) for (\S+)")
_BINDERS = frozenset({"sum", "prod", "mean", "amax", "amin"})

_LIKELY = frozenset(
    {Mistake.MINUS, Mistake.DIFFERENCE, Mistake.POWER, Mistake.TOTAL, Mistake.COUNT, Mistake.CASES}
    | {Mistake.COMPARISON, Mistake.SYMBOL, Mistake.FUNCTION, Mistake.TERM, Mistake.FACTOR}
)
"""What people who know a formula still get wrong."""
_UNLIKELY = frozenset({Mistake.DENOMINATOR, Mistake.WHOLE, Mistake.BOUND, Mistake.OPERATION})
_FORGOTTEN = frozenset({"sqrt left out", "abs left out"})
"""Functions that are left out more easily than others."""
LEFT_OUT = frozenset({Mistake.TERM, Mistake.FACTOR})
"""Mistakes that are a part the less."""
_SMALL = 4
"""Only what is small is easily left out: an operator and three nodes, as in 1/n, a square, or 1 - a."""
_FAR_FETCHED = frozenset({"exp for log", "sum for prod", "prod for sum", "log2 for log", "log for log2"})
"""The last two are no mistake where another unit will do."""


def mistake(slip: Slip) -> Mistake:
    """Return what kind of mistake a slip is."""
    if slip.said in _MISTAKES:
        return _MISTAKES[slip.said]
    if _SWAP.fullmatch(slip.said):
        return Mistake.SWAP
    if found := _INSTEAD.fullmatch(slip.said):
        if found[1] == f"{found[2]}-1":
            return Mistake.COUNT
        if found[1] in _BINDERS:
            return Mistake.TOTAL
        return Mistake.FUNCTION if isinstance(slip.part, Call) else Mistake.SYMBOL
    return Mistake.FUNCTION_MISSING


def rank(slip: Slip, body: Expression, wrong: Expression) -> int | None:
    """Return how plausible a wrong version is, 0 at best; None of one that gives itself away."""
    kind = mistake(slip)
    names, left = ({name.name for name in free_names(one)} for one in (body, wrong))
    lost = len(names - left)
    if _oddities(wrong) - _oddities(body) or (kind is Mistake.SYMBOL and lost) or not children(wrong):
        return None
    if kind in _UNLIKELY or slip.said in _FAR_FETCHED or _bounds(wrong) - _bounds(body):
        return 2 + 2 * lost
    likely = kind in _LIKELY or slip.said in _FORGOTTEN or (kind is Mistake.SWAP and _is_array(slip, body))
    if kind in LEFT_OUT and _nodes(slip.site.part) - _nodes(slip.part) > _SMALL:
        likely = False
    if kind is Mistake.DIFFERENCE and slip.site.part == body:
        likely = False
    return 2 * lost + (not likely)


def _nodes(node: Expression) -> int:
    return sum(1 for _ in walk(node))


def _bounds(body: Expression) -> set[tuple[Expression | None, Expression | None]]:
    """Return the bounds of sums and their like: a slip there is seldom made."""
    return {(node.lower, node.upper) for node in walk(body) if isinstance(node, Binder)}


def _is_array(slip: Slip, body: Expression) -> bool:
    """Tell whether arrays are swapped, as the two distributions of a divergence are."""
    arrays = {node.array.name for node in walk(body) if isinstance(node, Index)}
    return set(swapped(slip)) <= arrays


def swapped(slip: Slip) -> tuple[str, str]:
    """Return the two symbols that a slip swaps."""
    found = _SWAP.fullmatch(slip.said)
    assert found  # noqa: S101 (asked of swaps alone)
    return found[1], found[2]


def chance(seed: str, wrong: Expression) -> str:
    """Return what decides among equals: the same for the same seed and version, whatever else there is."""
    return sha256(f"{seed}\x1f{to_source(wrong)}".encode()).hexdigest()


def _oddities(body: Expression) -> set[str]:
    """Return the parts that no one would write, as TP/TP, x - x, a > a, a + b + a, 1*x, x**1 and 1 - (-x)."""
    return {to_source(node) for node in walk(body) if _is_odd(node)}


def _is_odd(node: Expression) -> bool:
    match node:
        case Binary(Operator.ADD | Operator.MULTIPLY as operator):
            chain = tuple(_chain(node, operator))
            ones = operator is Operator.MULTIPLY and any(part == ONE for part in chain)
            return ones or len(set(chain)) < len(chain) or isinstance(chain[-1], Negative)
        case Binary(Operator.DIVIDE, _, Call("exp")) | Call("log" | "exp", (Call("exp" | "log"),)):
            return True
        case Binary(Operator.DIVIDE, left, right) if right in _chain(left, Operator.MULTIPLY):
            return True
        case Binary(Operator.DIVIDE | Operator.POWER, left, right):
            return right == ONE or (left == ONE and node.operator is Operator.POWER)
        case Binary(Operator.SUBTRACT, left, right):
            return left == right or isinstance(right, Negative)
        case Number(value):
            return value > 1 and value.denominator > 1
        case Comparison(_, left, right):
            return left == right
        case Negative(Negative()) | Call("log" | "log2" | "log10", (Number(literal="1"),)):
            return True
        case _:
            return False


def _chain(node: Expression, operator: Operator) -> Iterator[Expression]:
    """Yield the terms of a sum, or the factors of a product."""
    if isinstance(node, Binary) and node.operator is operator:
        yield from _chain(node.left, operator)
        yield from _chain(node.right, operator)
    else:
        yield node
