"""Walking formula trees and making new ones from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, assert_never

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
    Transpose,
)


def children(node: Expression) -> tuple[Expression, ...]:
    """Return the direct parts of a node, in reading order; a binder's index is not one."""
    return _PARTS[type(node)](node)


# A table, since trees are walked so often that matching one pattern after another would show.
_PARTS: Mapping[type, Callable[[Any], tuple[Expression, ...]]] = {
    Number: lambda _: (),
    Constant: lambda _: (),
    Name: lambda _: (),
    Index: lambda node: (node.array, *node.indices),
    Negative: lambda node: (node.operand,),
    Binary: lambda node: (node.left, node.right),
    Comparison: lambda node: (node.left, node.right),
    Call: lambda node: node.arguments,
    Binder: lambda node: (node.body,) if node.lower is None else (node.body, node.lower, node.upper),
    Cases: lambda node: (node.condition, node.then, node.otherwise),
    Transpose: lambda node: (node.matrix,),
}


def rebuilt(node: Expression, parts: tuple[Expression, ...]) -> Expression:
    """Return the same node with other parts, given as `children` gives them.

    An array that is no longer a name cannot be indexed: such an `Index` keeps its array.
    """
    match node:
        case Number() | Constant() | Name():
            return node
        case Index():
            array = parts[0] if isinstance(parts[0], Name) else node.array
            return replace(node, array=array, indices=parts[1:])
        case Negative():
            return replace(node, operand=parts[0])
        case Binary() | Comparison():
            return replace(node, left=parts[0], right=parts[1])
        case Call():
            return replace(node, arguments=parts)
        case Binder():
            bounds = (parts[1], parts[2]) if node.lower is not None else (None, None)
            return replace(node, body=parts[0], lower=bounds[0], upper=bounds[1])
        case Cases():
            return replace(node, condition=parts[0], then=parts[1], otherwise=parts[2])
        case Transpose():
            return replace(node, matrix=parts[0])
        case _:
            assert_never(node)


def walk(node: Expression) -> Iterator[Expression]:
    """Yield the node and everything below it, in reading order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        parts = _PARTS[type(node)](node)
        if parts:
            waiting.extend(reversed(parts))


def transformed(node: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """Return the tree with `change` applied to every node, from the leaves up."""
    parts = children(node)
    return change(rebuilt(node, tuple(transformed(part, change) for part in parts)) if parts else node)


def free_names(node: Expression) -> Iterator[Name]:
    """Yield the names that no binder within the tree gives meaning, in reading order."""
    waiting: list[tuple[Expression, frozenset[str]]] = [(node, frozenset())]
    while waiting:
        node, bound = waiting.pop()
        if isinstance(node, Name):
            if node.name not in bound:
                yield node
            continue
        parts = _PARTS[type(node)](node)
        if isinstance(node, Binder):
            waiting.extend((part, bound) for part in reversed(parts[1:]))
            waiting.append((parts[0], bound | {node.index}))
        elif parts:
            waiting.extend([(part, bound) for part in reversed(parts)])


def substituted(node: Expression, values: Mapping[str, Expression]) -> Expression:
    """Return the tree with free names replaced; a binder's own index is never touched."""
    match node:
        case Name():
            return values.get(node.name, node)
        case Binder():
            inner = {name: value for name, value in values.items() if name != node.index}
            lower, upper = (limit and substituted(limit, values) for limit in (node.lower, node.upper))
            return replace(node, body=substituted(node.body, inner), lower=lower, upper=upper)
        case _:
            parts = children(node)
            return rebuilt(node, tuple(substituted(part, values) for part in parts)) if parts else node
