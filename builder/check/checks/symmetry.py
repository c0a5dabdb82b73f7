"""Checks that say what a change of symbols does: symmetric, odd, even, scale, shift."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import cast

from builder.check import arrays
from builder.check.compare import Sides
from builder.check.ground import Ground
from builder.check.scene import Scene, Side
from builder.check.value import Env, Scalar, Value
from builder.model.check import Even, Odd, Scale, Shift, Symmetric
from builder.model.span import Text
from builder.model.symbol import Domain, DomainKind

FACTOR, STEP = " k", " c"
"""Drawn besides the symbols; the space keeps them apart from every author's name."""
_SHARES = frozenset({DomainKind.PROBABILITY, DomainKind.SIMPLEX})
_WHOLE = frozenset({DomainKind.COUNT, DomainKind.SIZE})


def symmetric(scene: Scene, check: Symmetric) -> Sides:
    """Return the formula with two symbols swapped, and as it is."""
    first, second = check.first.value, check.second.value
    return Sides(
        lambda base: scene.subject({**base, first: base[second], second: base[first]}), scene.subject
    )


def odd(scene: Scene, check: Odd) -> Sides:
    """Return the formula with a symbol negated, and negated itself."""
    return Sides(_mirrored(scene, check.symbol.value), lambda base: arrays.negated(scene.subject(base)))


def even(scene: Scene, check: Even) -> Sides:
    """Return the formula with a symbol negated, and as it is."""
    return Sides(_mirrored(scene, check.symbol.value), scene.subject)


def _mirrored(scene: Scene, name: str) -> Side:
    return lambda base: scene.subject({**base, name: arrays.negated(base[name])})


def scale(scene: Scene, check: Scale) -> Sides:
    """Return the formula with symbols scaled by a factor, and times the factor to the degree."""
    names, degree = [name.value for name in check.vars], scene.side(check.degree.body)

    def left(base: Env) -> Value:
        scaled = {name: arrays.elementwise(operator.mul, base[name], base[FACTOR]) for name in names}
        return scene.subject({**base, **scaled})

    def right(base: Env) -> Value:
        power = scene.arithmetic.power(cast("Scalar", base[FACTOR]), cast("Scalar", degree(base)))
        return arrays.elementwise(operator.mul, scene.subject(base), power)

    return Sides(left, right)


def factor(ground: Ground, check: Scale) -> Mapping[str, Domain]:
    """Return what the factor may be, so that scaled symbols stay in their domains."""
    kinds = _kinds(ground, check.vars)
    if kinds & _WHOLE:
        return {FACTOR: Domain(DomainKind.COUNT)}
    return {FACTOR: Domain(DomainKind.PROBABILITY if kinds & _SHARES else DomainKind.POSITIVE)}


def shift(scene: Scene, check: Shift) -> Sides:
    """Return the formula with the same added to symbols, and as it is."""
    names = [name.value for name in check.vars]

    def left(base: Env) -> Value:
        shifted = {name: arrays.elementwise(operator.add, base[name], base[STEP]) for name in names}
        return scene.subject({**base, **shifted})

    return Sides(left, scene.subject)


def step(ground: Ground, check: Shift) -> Mapping[str, Domain]:
    """Return what may be added, so that shifted symbols stay in their domains."""
    kinds = _kinds(ground, check.vars)
    if kinds & _WHOLE:
        return {STEP: Domain(DomainKind.COUNT)}
    return {STEP: Domain(DomainKind.REAL if kinds == {DomainKind.REAL} else DomainKind.POSITIVE)}


def _kinds(ground: Ground, names: tuple[Text, ...]) -> set[DomainKind]:
    return {ground.domains[name.value].kind for name in names if name.value in ground.domains}
