"""The check of a worked example: value."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

from builder.check import arrays, shown
from builder.check.compare import EXACT, Outcome, close, digits, undecided, value_at
from builder.check.digits import DIGITS
from builder.check.evaluate import runner
from builder.check.question import Question
from builder.check.scene import Scene
from builder.check.value import BeyondError, Budget, Env, Row, TooMuchError, Value, Vector
from builder.model import check as model
from builder.model.formula import Expression, Formula, Negative, Number
from builder.model.verdict import Counterexample, Verdict

_ROUNDED_DIGITS = 3
"""A decimal with so many significant digits is met when rounded."""
_DECIMAL = re.compile(r"(\d*)\.(\d*)(?:[eE]([+-]?\d+))?")


def worked(question: Question, check: model.Value) -> Outcome:
    """Compute the formula at the values of the example."""
    scene = question.scene(digits())
    try:
        env = completed(question, {name.value: given(scene, value) for name, value in check.at})
        # A wrong version of the formula may use a symbol that the example does not give.
        got = value_at(scene.subject, env) if question.drawing().needs <= set(env) else None
        expected = result(scene, check.gives, env)
        at = tuple((name.value, shown.result(given(scene, value))) for name, value in check.at)
    except (BeyondError, TooMuchError) as reason:
        return undecided(str(reason) or "the numbers are too large")
    except (ArithmeticError, ValueError):
        return undecided("a value of the example is not defined")
    same = _met(got, expected, check.gives)
    if same:
        return Outcome(Verdict.AGREES, points=1, digits=same)
    return Outcome(Verdict.REFUTED, counterexample=Counterexample(at, *shown.apart(got, expected)))


def given(scene: Scene, value: model.Matrix) -> Value:
    """Return a value of an example in the scene's numbers; raises ArithmeticError where it has none."""
    if isinstance(value, tuple):
        return cast("Vector", tuple(given(scene, part) for part in value))
    return runner(value.body, scene.arithmetic, Budget(0))({})


def result(scene: Scene, gives: model.Matrix, env: Env) -> Value | None:
    """Return what an example says comes out; None where that has no value."""
    if isinstance(gives, Formula):
        return value_at(scene.side(gives.body), env)
    parts = [result(scene, part, env) for part in gives]
    return None if None in parts else cast("Vector", tuple(parts))


def completed(question: Question, env: Env) -> Env:
    """Return the values of an example with the sizes of its arrays, and the identities of those sizes."""
    ground, number = question.ground, digits().number
    sizes: Env = {}
    for name, value in env.items():
        sizes.update(zip(ground.dimensions(name), map(number, arrays.shape(value)), strict=False))
    whole = {**sizes, **env}
    for name in question.drawing().needs - set(whole):
        size = ground.dimensions(name)[:1]
        if size and size[0] in whole:
            count = int(cast("float", whole[size[0]]))
            whole[name] = tuple(tuple(number(int(k == n)) for n in range(count)) for k in range(count))
    return whole


def _met(got: Value | None, expected: Value | None, gives: model.Matrix) -> int:
    """Return in how many digits a result is the expected one, each number of it rounded as that is; 0 if not."""
    if isinstance(got, Row):
        got = got.items
    if close(got, expected, EXACT):
        return DIGITS
    if isinstance(gives, tuple):
        same = isinstance(got, tuple) and isinstance(expected, tuple) and len(got) == len(expected)
        return min(map(_met, cast("Vector", got), cast("Vector", expected), gives)) if same else 0
    half = half_a_unit(gives.body)
    if half is None or got is None or expected is None or isinstance(got, tuple):
        return 0
    # A tie may be rounded either way, and half a unit is itself rounded in forty digits.
    most = digits().number(half * (1 + Fraction(1, 10**DIGITS)))
    return _figures(gives.body) if abs(cast("float", got) - cast("float", expected)) <= most else 0


def half_a_unit(gives: Expression) -> Fraction | None:
    """Return half a unit in a decimal's last place; None of what has to be met exactly."""
    match = _decimal(gives)
    if match is None or _figures(gives) < _ROUNDED_DIGITS:
        return None
    _, decimals, exponent = match.groups()
    return Fraction(10) ** (int(exponent or 0) - len(decimals)) / 2


def _figures(gives: Expression) -> int:
    """Return how many significant digits a decimal has; 0 of what is none."""
    match = _decimal(gives)
    return 0 if match is None else len((match[1] + match[2]).lstrip("0"))


def _decimal(gives: Expression) -> re.Match[str] | None:
    number = gives.operand if isinstance(gives, Negative) else gives
    return _DECIMAL.fullmatch(number.literal) if isinstance(number, Number) else None
