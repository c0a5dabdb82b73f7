"""How many dimensions a part of a formula has, which decides how a product is printed."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.formula import Binary, Call, Cases, Expression, Name, Negative, Operator, Transpose
from builder.model.symbol import DomainKind, Symbol

_KEEP_RANK = frozenset({"softmax", "exp", "log", "log2", "log10", "sqrt", "abs", "tanh", "sigmoid", "inv"})


def rank(node: Expression, symbols: Mapping[str, Symbol]) -> int:
    """Return 0 for a number, 1 for a vector, 2 for a matrix; what is not known counts as a number."""
    match node:
        case Name(name):
            symbol = symbols.get(name)
            domain = symbol.domain if symbol is not None else None
            if domain is None:
                return 0
            return 2 if domain.kind is DomainKind.IDENTITY else len(domain.dimensions)
        case Transpose(part) | Negative(part) | Cases(then=part):
            return rank(part, symbols)
        case Call(function, (part, *_)) if function in _KEEP_RANK:
            return rank(part, symbols)
        case Binary(Operator.MATMUL, left, right):
            return max(0, rank(left, symbols) + rank(right, symbols) - 2)
        case Binary(_, left, right):
            return max(rank(left, symbols), rank(right, symbols))
        case _:
            return 0


def is_row(node: Expression, symbols: Mapping[str, Symbol]) -> bool:
    """Tell whether a vector already prints lying down: `w.T`, or a product that begins with one."""
    match node:
        case Transpose():
            return True
        case Binary(Operator.MATMUL, left, _):
            return rank(left, symbols) == 1
        case Binary(Operator.MULTIPLY, _, right):
            return is_row(right, symbols)
        case _:
            return False
