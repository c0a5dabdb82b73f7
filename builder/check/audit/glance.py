"""A glance at the worked examples of a formula: floats, by which most wrong versions are far off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

from builder.check import arrays
from builder.check.arithmetic import Truth
from builder.check.checks.examples import completed, given, half_a_unit, result
from builder.check.compare import digits, in_digits, value_at
from builder.check.definition import Definition
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.ground import Ground
from builder.check.parts import elements
from builder.check.question import Question
from builder.check.scene import MOST_TERMS_OF_A_CHECK, Scene, Side
from builder.check.value import Budget, Env, Past, Reason, Row, Scalar, UndefinedError, Value, Vector
from builder.model import check as model
from builder.model.formula import Comparator

_LARGE, _TINY = 1e6, 1e-9
FAR = 1e-6
"""What differs by more than this, relatively, does so in forty digits too: ten digits of a float are spare."""


def _sure(x: Scalar) -> Scalar:
    """Refuse a number that turns, steps or jumps for an error in the last digits of a float."""
    if abs(x) > _LARGE or 0 < abs(x - round(x)) < _TINY:
        raise UndefinedError(Reason.OUTSIDE)
    return x


class _Wary(Floats):
    """Arithmetic in floats that computes only what it can be sure of."""

    def __init__(self) -> None:
        wary: dict[str, Callable[..., Scalar]] = dict(Floats.functions)
        for name in ("sin", "cos", "tan", "floor", "ceil", "sign"):
            wary[name] = self._wary(wary[name])
        self.functions = wary

    @staticmethod
    def _wary(function: Callable[..., Scalar]) -> Callable[..., Scalar]:
        return lambda x: function(_sure(x))

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return whether a comparison holds, where that is not a matter of the last digits."""
        if 0 < abs(left - right) < _TINY * max(abs(left), abs(right)):
            raise UndefinedError(Reason.OUTSIDE)
        return super().holds(comparator, left, right)


FLOATS = _Wary()


@dataclass(frozen=True, slots=True)
class Glance:
    """A worked example, its numbers made floats."""

    question: Question
    env: Env
    expected: tuple[float, ...]
    slack: tuple[float, ...]
    """How far each number may be off since it is written rounded."""

    def refutes(self, subject: Definition) -> bool:
        """Tell whether a version is plainly off; where it is not, nothing is said."""
        try:
            got = value_at(side(self.question.ground, subject), self.env)
        except (ArithmeticError, KeyError):
            return False
        numbers = () if got is None else arrays.flat(got)
        return len(numbers) == len(self.expected) and any(
            abs(number - right) > slack + FAR * max(1.0, abs(number), abs(right))
            for number, right, slack in zip(numbers, self.expected, self.slack, strict=True)
        )


@in_digits
def glances(questions: Iterable[Question]) -> tuple[Glance, ...]:
    """Return the worked examples among some questions that can be had in floats."""
    found = (_glance(one, one.check) for one in questions if isinstance(one.check, model.Value))
    return tuple(one for one in found if one is not None)


def _glance(question: Question, check: model.Value) -> Glance | None:
    scene = question.scene(digits())
    try:
        env = completed(question, {name.value: given(scene, value) for name, value in check.at})
        expected = result(scene, check.gives, env)
        if expected is None:
            return None
        floats = {name: _floats(value) for name, value in env.items()}
    except ArithmeticError:
        return None
    halves = (half_a_unit(number.body) for number in elements(check.gives))
    slack = tuple(0.0 if half is None else float(half) for half in halves)
    return Glance(question, floats, tuple(map(float, arrays.flat(expected))), slack)


def side(ground: Ground, subject: Definition) -> Side:
    """Return a version on its ground, in floats."""
    if ground.where or ground.let or subject.recursion is not None:
        return Scene(replace(ground, subject=subject), FLOATS, ()).subject
    # Most stand alone, and need no scene.
    return runner(subject.body, FLOATS, Budget(MOST_TERMS_OF_A_CHECK))


def _floats(value: Value) -> Value:
    """Return a value of forty digits in floats."""
    match value:
        case Row():
            return Row(tuple(map(float, value.items)))
        case Past():
            return Past(value.first, tuple(map(float, value.values)))
        case tuple():
            return cast("Vector", tuple(_floats(part) for part in value))
    return float(value)
