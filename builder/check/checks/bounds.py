"""The check of bounds over the whole domain: range."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import cast

from builder.check import arrays, shown
from builder.check.compare import Outcome, agreed, digits, told, undecided, value_at
from builder.check.digits import DIGITS
from builder.check.question import BROAD, Question
from builder.check.scene import Scene, Side
from builder.check.value import BeyondError, Env, TooMuchError, Value
from builder.model.check import Range
from builder.model.verdict import Counterexample, Verdict

_ROUNDING = Decimal(10) ** -DIGITS
FEWEST = 24


def bounded(question: Question, check: Range) -> Outcome:
    """Try whether the formula stays within its bounds, also far out in its domain."""
    try:
        return _bounded(question, check)
    except TooMuchError as reason:
        return undecided(str(reason))


def _bounded(question: Question, check: Range) -> Outcome:
    scene = question.scene(digits())
    sides = _sides(scene, check)
    used = 0
    for point in question.points(BROAD):
        with suppress(BeyondError):
            values = _values(sides, scene.base(point))
            broken = _broken(values)
            if broken:
                return _outside(told(question, point), values[0], broken)
            used += 1
    return agreed(used, FEWEST)


def _sides(scene: Scene, check: Range) -> tuple[Side, Side, Side]:
    return scene.subject, scene.side(check.low.body), scene.side(check.high.body)


def _values(sides: tuple[Side, Side, Side], env: Env) -> tuple[Value | None, Value | None, Value | None]:
    subject, low, high = sides
    return value_at(subject, env), value_at(low, env, infinite=True), value_at(high, env, infinite=True)


def _broken(values: tuple[Value | None, Value | None, Value | None]) -> str:
    """Return what should have been, where a value is outside; empty where it is not."""
    value, low, high = values
    if low is None or high is None:
        return "bounds that are defined"
    least, most = max(arrays.flat(low)), min(arrays.flat(high))
    if value is None:
        return f"between {shown.result(least)} and {shown.result(most)}"
    slack = cast("float", _ROUNDING)
    if min(arrays.flat(value)) < least - slack * max(1, abs(least)):
        return f"at least {shown.result(least)}"
    if max(arrays.flat(value)) > most + slack * max(1, abs(most)):
        return f"at most {shown.result(most)}"
    return ""


def _outside(at: tuple[tuple[str, str], ...], value: Value | None, expected: str) -> Outcome:
    return Outcome(Verdict.REFUTED, counterexample=Counterexample(at, shown.result(value), expected))
