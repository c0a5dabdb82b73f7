"""Formulas within fields: parsed where they stand, so that a problem is at its own column."""

from __future__ import annotations

from builder.model.check import Binding, Matrix
from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.grammar import parse_expression, parse_formula
from builder.read.node import Node, Scalar, Sequence
from builder.read.reading import Reader, Reading
from builder.read.shape import listed, named, text, wrong_shape
from builder.read.word import symbol_of_key


def formula(node: Node, name: str) -> Reading[Formula | None]:
    """Read `F1 = ...` or a relation `a == b`."""
    typed = yield from text(node, name)
    if typed is None:
        return None
    read = parse_formula(typed)
    if isinstance(read, Problem):
        yield read
        return None
    return read


def expression(node: Node, name: str) -> Reading[Formula | None]:
    """Read a number or a formula without a left-hand side."""
    if not isinstance(node, Scalar):
        hint = "put it in quotes; a list of values is understood only by 'at' and 'is' of a 'value'"
        yield wrong_shape(node, name, "an expression", hint)
        return None
    typed = yield from text(node, name)
    if typed is None:
        return None
    read = parse_expression(typed)
    if isinstance(read, Problem):
        yield read
        return None
    return read


def matrix(node: Node, name: str) -> Reading[Matrix | None]:
    """Read an expression, a list of them, or a list of such lists, all of one length."""
    match node:
        case Sequence(items=(Sequence(), *_)):
            return (yield from listed(listed(expression))(node, name))
        case Sequence():
            return (yield from listed(expression)(node, name))
        case _:
            return (yield from expression(node, name))


bindings: Reader[tuple[Binding, ...]] = named(symbol_of_key, expression)
"""Reads names and the expressions that they stand for."""

values: Reader[tuple[tuple[Text, Matrix], ...]] = named(symbol_of_key, matrix)
"""Reads names and their values in a worked example."""
