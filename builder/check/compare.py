"""Trying a check at points: two sides that are the same in forty digits agree."""

from __future__ import annotations

import decimal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from builder.check import arrays, shown
from builder.check.digits import DIGITS, Digits
from builder.check.floats import Floats
from builder.check.parts import replaced
from builder.check.question import Question
from builder.check.sample import Point
from builder.check.scene import Scene, Side
from builder.check.value import BeyondError, Env, Past, Row, Scalar, TooMuchError, Value
from builder.model.verdict import Counterexample, Verdict

P = ParamSpec("P")
R = TypeVar("R")
Number = Any
"""A float or a decimal number."""

POINTS = 16
"""At so many points a relation is tried."""
MANY_POINTS = 60
"""At so many, what must hold all over the domain."""
FEWEST = 4
"""Fewer points where both sides are defined decide nothing."""
FLOATS = Floats()


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two numbers may be that are the same but for rounding."""

    relative: float | Decimal
    absolute: float | Decimal


COARSE = Tolerance(1e-9, 1e-13)
"""Of floats."""
EXACT = Tolerance(Decimal(10) ** -DIGITS, Decimal(10) ** -(DIGITS + 10))
"""Of forty digits."""
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a check, before it has a name and a place."""

    verdict: Verdict
    points: int = 0
    counterexample: Counterexample | None = None
    reason: str = ""
    digits: int = 0
    """In how many digits two sides agreed; 0 of what is not a matter of digits, as bounds are."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a check says is the same at every point."""

    left: Side
    right: Side
    tolerance: Side | None = None
    """How far apart they may be."""
    smooth: bool = False
    """Whether a derivative is taken, by what has to be a plain symbol when that is proved."""


@cache
def digits() -> Digits:
    """Return the arithmetic that decides."""
    return Digits(DIGITS)


def in_digits(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function compute with forty digits, and a few more."""

    @wraps(function)
    def run(*arguments: P.args, **named: P.kwargs) -> R:
        with digits().working():
            return function(*arguments, **named)

    return run


def undecided(reason: str, points: int = 0) -> Outcome:
    """Return the outcome of a check that could not be decided."""
    return Outcome(Verdict.UNDECIDED, points, reason=reason)


def value_at(side: Side, env: Env, *, infinite: bool = False) -> Value | None:
    """Return a side's value at a point; None where it has none, or an infinite one that is not asked for.

    Raises `TooMuchError` when the check's budget is spent, `BeyondError` where the numbers are too large.
    """
    try:
        value = side(env)
    except (TooMuchError, BeyondError):
        raise
    except (decimal.Overflow, decimal.Underflow) as error:
        raise BeyondError from error
    except (ArithmeticError, ValueError):
        return None
    if isinstance(value, (tuple, Row, Past)):
        return value if all(_is_value(number, infinite=infinite) for number in arrays.flat(value)) else None
    return value if _is_value(value, infinite=infinite) else None


def _is_value(number: Scalar, *, infinite: bool) -> bool:
    """Tell whether a number is one, and finite unless an infinite one is asked for."""
    return abs(number) < _INFINITE or (infinite and number == number)  # noqa: PLR0124, nan is not itself


def close(left: Value | None, right: Value | None, tolerance: Tolerance) -> bool:
    """Tell whether two values are the same but for rounding."""
    if left == right:
        return left is not None
    if isinstance(left, (float, Decimal)) and isinstance(right, (float, Decimal)):
        return _near(left, right, max(abs(left), abs(right)), tolerance)
    if left is None or right is None or arrays.shape(left) != arrays.shape(right):
        return False
    pairs = list(zip(arrays.flat(left), arrays.flat(right), strict=True))
    size = max((abs(number) for pair in pairs for number in pair), default=0)
    return all(_near(x, y, size, tolerance) for x, y in pairs)


def _near(x: Number, y: Number, size: Number, tolerance: Tolerance) -> bool:
    return bool(abs(x - y) <= tolerance.relative * size + tolerance.absolute)


def same_digits(distance: Decimal) -> int:
    """Return in how many digits two numbers are the same that are so far apart, of their size; at most forty."""
    return min(DIGITS, -distance.adjusted() - 1) if distance else DIGITS


def compared(
    question: Question, sides: Callable[[Scene], Sides], points: Iterable[Point], wanted: int = POINTS
) -> Outcome:
    """Try whether two sides are the same at so many points.

    Points where neither side is defined do not count; where only one is, the check is refuted.
    """
    scene = question.scene(digits())
    pair = sides(scene)
    used = 0
    try:
        for point in points:
            env = scene.base(point)
            try:
                left, right = value_at(pair.left, env), value_at(pair.right, env)
                if left is None and right is None:
                    continue
                if left is not None and right is not None:
                    right = arrays.filled(left, right)
                if not _same(left, right, pair, env):
                    return refuted(question, point, left, right)
            except BeyondError:
                continue
            used += 1
            if used == wanted:
                break
    except TooMuchError as reason:
        return undecided(str(reason))
    return agreed(used, digits=0 if pair.tolerance is not None else DIGITS)


def _same(left: Value | None, right: Value | None, sides: Sides, env: Env) -> bool:
    """Tell whether two values are the same, or as near as the check allows."""
    if sides.tolerance is None or left is None or right is None:
        return close(left, right, EXACT)
    allowed = value_at(sides.tolerance, env)
    distances = (abs(x - y) for x, y in zip(arrays.flat(left), arrays.flat(right), strict=True))
    return allowed is not None and max(distances) <= max(arrays.flat(allowed))


def agreed(points: int, fewest: int = FEWEST, digits: int = 0) -> Outcome:
    """Return the outcome of a check that agreed wherever it was defined."""
    if points < fewest:
        return undecided(f"defined at {points} points only", points)
    return Outcome(Verdict.AGREES, points, digits=digits)


def refuted(question: Question, point: Point, got: Value | None, expected: Value | None) -> Outcome:
    """Return the outcome of a check that differs at a point."""
    return Outcome(
        Verdict.REFUTED, counterexample=Counterexample(told(question, point), *shown.apart(got, expected))
    )


def told(question: Question, point: Point) -> tuple[tuple[str, str], ...]:
    """Return a point as a reader wants it: in the order of the formulas; an array shows its own length."""
    arrays_given = [name for name, value in point.items() if isinstance(value, tuple)]
    lengths = {size for name in arrays_given for size in question.ground.dimensions(name)}
    names = question.names()
    # What a check gives a value of its own was drawn for nothing.
    hidden = lengths | ({name.value for name in replaced(question.check)} - set(names))
    order = dict.fromkeys((*names, *point))
    return tuple(
        (name.strip(), shown.exact(point[name])) for name in order if name in point and name not in hidden
    )
