"""Our formula trees in words that SymPy reads, as far as it has them."""

from __future__ import annotations

from fractions import Fraction

from builder.check.definition import lengths
from builder.check.ground import Ground
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Comparator,
    Comparison,
    Expression,
    Index,
    Name,
    Number,
    Operator,
    Transpose,
)
from builder.model.source import to_source
from builder.model.tree import children, transformed, walk


class UnsayableError(Exception):
    """It is about arrays as wholes, or a recursion."""


def sympy_source(body: Expression, ground: Ground) -> str:
    """Return an expression in SymPy's words, as far as it has them."""
    _refuse_wholes(body, ground)
    return to_source(transformed(body, lambda node: _worded(node, ground)))


def _refuse_wholes(node: Expression, ground: Ground) -> None:
    match node:
        case Index():
            parts = node.indices
        case Name(name) if ground.dimensions(name):
            raise UnsayableError
        case Call(function="softmax" | "norm" | "dot" | "inv" | "tr") | Transpose():
            raise UnsayableError
        case Binary(operator=Operator.MATMUL):
            raise UnsayableError
        case Binder(kind=BinderKind.MAXIMUM | BinderKind.MINIMUM):
            raise UnsayableError
        case _:
            parts = children(node)
    for part in parts:
        _refuse_wholes(part, ground)


def _worded(node: Expression, ground: Ground) -> Expression:
    match node:
        case Comparison(comparator=Comparator.EQUAL | Comparator.NOT_EQUAL):
            equal = node.comparator is Comparator.EQUAL
            return Call("Eq" if equal else "Ne", (node.left, node.right))
        case Binder(lower=None):
            one = Number(Fraction(1), "1")
            return Binder(node.kind, node.body, node.index, one, Name(_size(node, ground)))
        case _:
            return node


def _size(binder: Binder, ground: Ground) -> str:
    """Return the dimension that a binder's index runs over."""
    for node in walk(binder.body):
        if isinstance(node, Index) and node.array.name in ground.domains:
            sizes = lengths(ground.domains[node.array.name])
            for at, size in zip(node.indices, sizes, strict=True):
                if at == Name(binder.index):
                    return size
    raise UnsayableError
