"""Checks that say the formula is another one: equals, special, near, closed."""

from __future__ import annotations

from builder.check import arrays
from builder.check.compare import Sides
from builder.check.scene import Scene, Side
from builder.check.value import Env, Value
from builder.model.check import Closed, Equals, Near, Special
from builder.model.formula import Formula
from builder.model.span import Text


def equals(scene: Scene, check: Equals) -> Sides:
    """Return the formula and another form of it."""
    return Sides(scene.subject, scene.side(check.other.body))


def closed(scene: Scene, check: Closed) -> Sides:
    """Return the recursion, unrolled up to its step, and its closed form."""
    return Sides(scene.subject, scene.side(check.form.body))


def near(scene: Scene, check: Near) -> Sides:
    """Return the formula and the one it approximates."""
    return Sides(scene.subject, scene.other(check.ref.value), scene.side(check.tolerance.body))


def special(scene: Scene, check: Special) -> Sides:
    """Return the formula with symbols set to expressions, and what it becomes.

    The expressions, and what it becomes, are taken where nothing is set yet.
    """
    values = tuple((name.value, scene.side(value.body)) for name, value in check.put)

    def left(base: Env) -> Value:
        put = {name: arrays.filled(base[name], value(base)) for name, value in values}
        return scene.subject({**base, **put})

    return Sides(left, given(scene, check.gives))


def given(scene: Scene, gives: Formula | Text) -> Side:
    """Return what is expected: an expression, or another entry's formula."""
    return scene.other(gives.value) if isinstance(gives, Text) else scene.side(gives.body)
