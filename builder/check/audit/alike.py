"""Whether a version of a formula is the formula itself, written in another way."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from builder.check import arrays
from builder.check.audit.glance import FAR, FLOATS, side
from builder.check.compare import EXACT, FEWEST, close, digits, value_at
from builder.check.definition import Definition
from builder.check.numbers import Style
from builder.check.question import Question
from builder.check.sample import Point
from builder.check.scene import Scene
from builder.check.value import BeyondError, Env, TooMuchError, Value

STYLES = (Style.EASY,) * 6 + (Style.FINE,) * 18 + (Style.WIDE,) * 16
"""A version that is the same at all these points, also far out, is the same formula."""
_FIRST = 8


class Alike:
    """A formula by itself at points, in floats and with forty digits, to hold its versions against."""

    def __init__(self, alone: Question, points: Iterable[Point]) -> None:
        self.alone = alone
        self.points = tuple(points)

    @cached_property
    def _rough(self) -> list[tuple[Env, Value | None]]:
        scene = self.alone.scene(FLOATS)
        found: list[tuple[Env, Value | None]] = []
        for point in self.points[:_FIRST]:
            env = scene.base(point)
            with suppress(ArithmeticError):
                found.append((env, value_at(scene.subject, env)))
        return found

    @cached_property
    def _exact(self) -> list[tuple[Env, Value | None]]:
        scene = self.alone.scene(digits())
        found: list[tuple[Env, Value | None]] = []
        for point in self.points:
            env = scene.base(point)
            with suppress(BeyondError, TooMuchError):
                found.append((env, value_at(scene.subject, env)))
        return found

    def to(self, subject: Definition) -> bool:
        """Tell whether a version may be the formula: in floats it is nowhere far from it."""
        version = side(self.alone.ground, subject)
        try:
            return not any(_far(value_at(version, env), value) for env, value in self._rough)
        except (ArithmeticError, KeyError):
            return True

    def is_same(self, subject: Definition) -> bool:
        """Tell whether a version is the formula: the same wherever one of the two has a value."""
        version = Scene(replace(self.alone.ground, subject=subject), digits(), ()).subject
        seen = 0
        for env, value in self._exact:
            with suppress(BeyondError):
                try:
                    other = value_at(version, env)
                except TooMuchError:
                    return False
                if value is None and other is None:
                    continue
                if not close(value, other, EXACT):
                    return False
                seen += 1
        return seen >= FEWEST


def _far(got: Value | None, value: Value | None) -> bool:
    if got is None or value is None:
        return False
    pairs = zip(arrays.flat(got), arrays.flat(value), strict=False)
    return any(abs(x - y) > FAR * max(1.0, abs(x), abs(y)) for x, y in pairs)
