"""The algebra of vectors and matrices, over any arithmetic.

A vector stands upright: `v.T` is a row, `v.T @ w` a number and `v @ w.T` a matrix.  Between two
vectors, and before a matrix, `@` does what numpy does.  Shapes that do not fit are `UndefinedError`;
an author hears of them before, from the names and dimensions.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import cast

from builder.check.value import Matrix, Reason, Row, Scalar, UndefinedError, Value, Vector


def is_matrix(value: Value) -> bool:
    """Tell whether a value has rows."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], tuple)


def elementwise(do: Callable[[Scalar, Scalar], Scalar], left: Value, right: Value) -> Value:
    """Return do(left, right); a number meets every element of an array, equal shapes meet element by element."""
    if isinstance(left, Row) or isinstance(right, Row):
        if isinstance(left, tuple) or isinstance(right, tuple):
            raise UndefinedError(Reason.SHAPES)
        x, y = _upright(left), _upright(right)
        return Row(cast("Vector", elementwise(do, x, y)))
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise UndefinedError(Reason.SHAPES)
        pairs: Iterable[tuple[Value, Value]] = zip(left, right, strict=True)
        return cast("Vector", tuple(elementwise(do, x, y) for x, y in pairs))
    if isinstance(left, tuple):
        return cast("Vector", tuple(elementwise(do, x, right) for x in left))
    if isinstance(right, tuple):
        return cast("Vector", tuple(elementwise(do, left, y) for y in right))
    return do(cast("Scalar", left), cast("Scalar", right))


def _upright(value: Value) -> Value:
    return value.items if isinstance(value, Row) else value


def each(do: Callable[[Scalar], Scalar], value: Value) -> Value:
    """Return the value with every number of it changed."""
    match value:
        case Row():
            return Row(tuple(map(do, value.items)))
        case tuple():
            return cast("Vector", tuple(each(do, part) for part in value))
    return do(cast("Scalar", value))


def negated(value: Value) -> Value:
    """Return the value with every sign turned."""
    return each(operator.neg, value)


def transposed(value: Value) -> Value:
    """Return rows as columns."""
    match value:
        case Row():
            return value.items
        case tuple() if is_matrix(value):
            return tuple(zip(*cast("Matrix", value), strict=True))
        case tuple():
            return Row(cast("Vector", value))
    return value


def dot(left: Vector, right: Vector) -> Scalar:
    """Return the sum of the products of elements."""
    if len(left) != len(right):
        raise UndefinedError(Reason.SHAPES)
    return sum(x * y for x, y in zip(left, right, strict=True))


def matmul(left: Value, right: Value) -> Value:
    """Return the matrix product."""
    columns: Matrix
    match left, right:
        case Row(), Row():
            raise UndefinedError(Reason.SHAPES)
        case ((Row() | tuple()), (Row() | tuple())):
            rows = left.items if isinstance(left, Row) else left
        case _:
            raise UndefinedError(Reason.SHAPES)
    if isinstance(right, Row):
        if is_matrix(rows):
            raise UndefinedError(Reason.SHAPES)
        return tuple(tuple(x * y for y in right.items) for x in cast("Vector", rows))
    if not is_matrix(right):
        vector = cast("Vector", right)
        if is_matrix(rows):
            return tuple(dot(row, vector) for row in cast("Matrix", rows))
        return dot(cast("Vector", rows), vector)
    columns = tuple(zip(*cast("Matrix", right), strict=True))
    if is_matrix(rows):
        return tuple(tuple(dot(row, column) for column in columns) for row in cast("Matrix", rows))
    product = tuple(dot(cast("Vector", rows), column) for column in columns)
    return Row(product) if isinstance(left, Row) else product


def trace(value: Value) -> Scalar:
    """Return the sum along the diagonal."""
    if not is_matrix(value):
        raise UndefinedError(Reason.SHAPES)
    matrix = cast("Matrix", value)
    return sum(row[k] for k, row in enumerate(matrix))


def inverse(value: Value, one: Scalar, smallest: Scalar) -> Matrix:
    """Return the inverse of a square matrix, by Gauss and Jordan with partial pivoting.

    A pivot below `smallest`, relative to the largest element, makes it singular.
    """
    if not is_matrix(value) or len(cast("Matrix", value)) != len(cast("Matrix", value)[0]):
        raise UndefinedError(Reason.SHAPES)
    matrix = cast("Matrix", value)
    size = len(matrix)
    scale = max(abs(x) for row in matrix for x in row)
    rows = [[*row, *(one if k == n else one * 0 for n in range(size))] for k, row in enumerate(matrix)]
    for k in range(size):
        best = max(range(k, size), key=lambda n: abs(rows[n][k]))
        if abs(rows[best][k]) <= smallest * scale:
            raise UndefinedError(Reason.SINGULAR)
        rows[k], rows[best] = rows[best], rows[k]
        pivot = rows[k][k]
        rows[k] = [x / pivot for x in rows[k]]
        for n in range(size):
            if n != k and rows[n][k] != 0:
                factor = rows[n][k]
                rows[n] = [x - factor * y for x, y in zip(rows[n], rows[k], strict=True)]
    return tuple(tuple(row[size:]) for row in rows)


def flat(value: Value) -> tuple[Scalar, ...]:
    """Return all the numbers of a value in reading order."""
    match value:
        case Row():
            return value.items
        case tuple():
            return tuple(x for part in value for x in flat(part))
    return (cast("Scalar", value),)


def shape(value: Value) -> tuple[int, ...]:
    """Return the lengths of a value's dimensions; a row counts as a matrix of one."""
    match value:
        case Row():
            return (1, len(value.items))
        case tuple() if is_matrix(value):
            return (len(value), len(cast("Matrix", value)[0]))
        case tuple():
            return (len(value),)
    return ()


def filled(model: Value, value: Value) -> Value:
    """Return a value in the shape of another: a number takes the place of every element of an array."""
    if isinstance(model, tuple) and not isinstance(value, (tuple, Row)):
        return cast("Vector", tuple(filled(part, value) for part in model))
    return value
