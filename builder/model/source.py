"""A tree back to the author's notation."""

from __future__ import annotations

from typing import assert_never

from builder.model.formula import (
    Binary,
    Binder,
    Call,
    Cases,
    Comparison,
    Constant,
    Expression,
    Index,
    Name,
    Negative,
    Number,
    Operator,
    Transpose,
)
from builder.model.language import CASES

_RELATION, _SUM, _PRODUCT, _POWER, _ATOM = range(5)
"""How tightly a text holds together; a looser one goes into brackets."""
_STRENGTH = {
    Operator.ADD: _SUM,
    Operator.SUBTRACT: _SUM,
    Operator.MULTIPLY: _PRODUCT,
    Operator.DIVIDE: _PRODUCT,
    Operator.MATMUL: _PRODUCT,
    Operator.POWER: _POWER,
}
_SIGN = {Operator.ADD: " + ", Operator.SUBTRACT: " - ", Operator.MATMUL: " @ "}


def to_source(expression: Expression) -> str:
    """Write a tree as an author would, with no bracket too many.

    The grammar reads it back as an equal tree, so far as the tree's literals are decimals.
    """
    return _written(expression)[0]


def _written(node: Expression) -> tuple[str, int]:
    """Return the text of a node and how tightly it holds together."""
    match node:
        case Number():
            return node.literal, _ATOM
        case Constant() | Name():
            return node.name, _ATOM
        case Index():
            return f"{node.array.name}[{_listed(node.indices)}]", _ATOM
        case Negative():
            # The grammar reads -a*b as -(a*b), so a product needs no brackets here.
            return f"-{_at_least(_PRODUCT, node.operand)}", _SUM
        case Binary():
            return _binary(node), _STRENGTH[node.operator]
        case Comparison():
            left, right = _at_least(_SUM, node.left, signed=True), _at_least(_SUM, node.right, signed=True)
            return f"{left} {node.comparator} {right}", _RELATION
        case Call():
            return f"{node.function}({_listed(node.arguments)})", _ATOM
        case Binder():
            bounds = () if node.lower is None or node.upper is None else (node.lower, node.upper)
            return f"{node.kind}({_listed((node.body, Name(node.index), *bounds))})", _ATOM
        case Cases():
            return f"{CASES}({_listed((node.condition, node.then, node.otherwise))})", _ATOM
        case Transpose():
            matrix = _at_least(_ATOM, node.matrix)
            return (f"({matrix}).T" if isinstance(node.matrix, Number) else f"{matrix}.T"), _ATOM
        case _:
            assert_never(node)


def _binary(node: Binary) -> str:
    """Return two operands and what stands between them."""
    strength, sign = _STRENGTH[node.operator], _SIGN.get(node.operator, node.operator)
    if node.operator is Operator.POWER:
        left = _at_least(_ATOM, node.left)
        right = node.right
        if isinstance(right, Negative) and _written(right.operand)[1] == _ATOM:
            return f"{left}**-{_written(right.operand)[0]}"
        return f"{left}**{_at_least(_POWER, right)}"
    left = _at_least(strength, node.left, signed=strength == _SUM)
    return f"{left}{sign}{_at_least(strength + 1, node.right)}"


def _at_least(strength: int, node: Expression, *, signed: bool = False) -> str:
    """Return a node's text, in brackets if it is looser than `strength`, or has a sign that may not lead."""
    text, own = _written(node)
    loose = own < strength or (isinstance(node, Negative) and not signed)
    return f"({text})" if loose else text


def _listed(nodes: tuple[Expression, ...]) -> str:
    """Return the texts of arguments."""
    return ", ".join(_written(node)[0] for node in nodes)
