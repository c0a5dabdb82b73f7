"""Checks by a sum over an index or a derivative: sums_to, derivative."""

from __future__ import annotations

import operator
from typing import cast

from builder.check import arrays
from builder.check.compare import Sides
from builder.check.scene import Scene
from builder.check.value import Env, Reason, Scalar, UndefinedError, Value, Vector
from builder.model.check import Derivative, SumsTo
from builder.model.formula import Index, Name, Number


def sums_to(scene: Scene, check: SumsTo) -> Sides:
    """Return the sum of the formula, or of an expression, over a free index, and what it comes to."""
    term = scene.subject if check.of is None else scene.side(check.of.body)
    index, size = check.over.value, summed_size(scene, check)

    def left(base: Env) -> Value:
        count = scene.arithmetic.whole(cast("Scalar", base[size]))
        scene.budget.spend(count)
        total: Value = scene.arithmetic.number(0)
        for k in range(1, count + 1):
            total = arrays.elementwise(operator.add, total, term({**base, index: scene.arithmetic.number(k)}))
        return total

    return Sides(left, scene.side(check.gives.body))


def summed_size(scene: Scene, check: SumsTo) -> str:
    """Return the dimension that the sum's index runs over."""
    indices = scene.ground.free_indices(())
    return next(size for index, size in indices if index == check.over.value)


def derivative(scene: Scene, check: Derivative) -> Sides:
    """Return the derivative of the formula by a symbol or an element, and what it is."""
    name, place = differentiated(check)
    arithmetic = scene.arithmetic.moving()
    subject = scene.inside(arithmetic).subject

    def left(base: Env) -> Value:
        at = _element(base[name], place)
        value = subject({**base, name: _replaced(base[name], place, arithmetic.moved(at))})
        return arrays.each(lambda number: arithmetic.slope(number, at), value)

    return Sides(left, scene.side(check.gives.body), smooth=True)


def differentiated(check: Derivative) -> tuple[str, tuple[int, ...]]:
    """Return the name of what is differentiated by, and of an element its place, from 1."""
    match check.by.body:
        case Index(array=array, indices=indices):
            return array.name, tuple(int(index.value) for index in indices if isinstance(index, Number))
        case Name(name=name):
            return name, ()
        case _:
            return "", ()


def _element(value: Value, place: tuple[int, ...]) -> Scalar:
    for k in place:
        if not isinstance(value, tuple) or not 1 <= k <= len(value):
            raise UndefinedError(Reason.OUTSIDE)
        value = value[k - 1]
    return cast("Scalar", value)


def _replaced(value: Value, place: tuple[int, ...], element: Scalar) -> Value:
    if not place:
        return element
    parts = list(cast("Vector", value))
    parts[place[0] - 1] = cast("Scalar", _replaced(parts[place[0] - 1], place[1:], element))
    return tuple(parts)
