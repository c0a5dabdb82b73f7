"""How the arrays of a formula stand, which decides what a product of them is printed with.

A vector stands upright.  `@` lays one on its side where numpy would, and so `v @ w` is printed
as a product of a row and a column; what comes out of `v @ M` stands upright again.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from builder.model.formula import Binary, Binder, Call, Cases, Expression, Name, Negative, Operator, Transpose
from builder.model.symbol import DomainKind, Symbol

_ARRAYS = frozenset({"softmax", "inv"})
"""Functions whose value is an array like their argument."""


class Stance(Enum):
    """What a part of a formula is."""

    NUMBER = "number"
    UPRIGHT = "upright vector"
    LYING = "lying vector"
    MATRIX = "matrix"


_TURNED = {Stance.UPRIGHT: Stance.LYING, Stance.LYING: Stance.UPRIGHT}


def stance(node: Expression, symbols: Mapping[str, Symbol]) -> Stance:
    """Return what a part of a formula is; what is not declared counts as a number."""
    match node:
        case Name(name):
            return _declared(symbols.get(name))
        case Transpose(part):
            inner = stance(part, symbols)
            return _TURNED.get(inner, inner)
        case Negative(part) | Cases(then=part) | Binder(body=part):
            return stance(part, symbols)
        case Call(function, (part, *_)) if function in _ARRAYS:
            return stance(part, symbols)
        case Binary(operator, left, right):
            first, second = stance(left, symbols), stance(right, symbols)
            if operator is Operator.MATMUL:
                return _product(first, second)
            return second if first is Stance.NUMBER else first
        case _:
            return Stance.NUMBER


def is_laid_down(node: Expression, symbols: Mapping[str, Symbol]) -> bool:
    """Tell whether a product lays its upright left operand on its side: `v @ w` and `v @ M`, not `v @ w.T`."""
    match node:
        case Binary(Operator.MATMUL, left, right):
            lies = stance(right, symbols) in {Stance.UPRIGHT, Stance.MATRIX}
            return lies and stance(left, symbols) is Stance.UPRIGHT
        case _:
            return False


def _declared(symbol: Symbol | None) -> Stance:
    if symbol is None or symbol.domain is None:
        return Stance.NUMBER
    if symbol.domain.kind is DomainKind.IDENTITY:
        return Stance.MATRIX
    return (Stance.NUMBER, Stance.UPRIGHT, Stance.MATRIX)[len(symbol.domain.dimensions)]


def _product(left: Stance, right: Stance) -> Stance:
    match left, right:
        case (Stance.MATRIX, _):
            return right
        case (Stance.UPRIGHT, Stance.LYING):
            return Stance.MATRIX
        case (Stance.UPRIGHT | Stance.LYING, Stance.MATRIX):
            return left
        case _:
            return Stance.NUMBER
