"""Numeric practice: the numbers that make the neatest exercise of a formula."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple, cast

from builder.check.compare import FLOATS, digits, in_digits
from builder.check.made.exercise import Exercise, Setting
from builder.check.made.rational import ending, rational, rounded, written
from builder.check.made.settings import authors, settings
from builder.check.made.working import (
    UnfitError,
    computed,
    halfway,
    is_human,
    is_number,
    is_tame,
    put_in,
    size,
)
from builder.check.value import Value, Vector
from builder.model.formula import Call, Cases, Expression, Number
from builder.model.made import Practice
from builder.model.source import to_source
from builder.model.tree import walk

_MOST_NUMBERS = 26
"""More than these are no fun to calculate with."""
_LARGEST = 10_000
_SMALLEST = Fraction(1, 1000)
_LARGEST_DENOMINATOR = 200
_PLACES, _CLOSE = 5, 1e-9
_CHOICES = frozenset({"max", "min", "floor", "ceil", "abs"})


class _Worked(NamedTuple):
    cost: int
    practice: Practice


@in_digits
def practice(exercise: Exercise) -> Practice | None:
    """Return numbers for a formula and what comes out, exactly; None where no neat ones are found.

    The author's own examples win over all others: their numbers are of the right size for what they mean.
    """
    promising = _promising(exercise)
    drawn = (setting for setting in settings(exercise) if promising(setting))
    for source in (authors(exercise), drawn):
        found = [worked for setting in source if (worked := _worked(exercise, setting)) is not None]
        if found:
            return min(found, key=lambda worked: worked.cost).practice
    return None


def _promising(exercise: Exercise) -> Callable[[Setting], bool]:
    """Return what tells quickly, in floats, whether a setting may come out neat."""

    def promising(setting: Setting) -> bool:
        env = {name: _floats(number) for name, number in setting.env.items()}
        value = computed(exercise.body, env, FLOATS)
        if not isinstance(value, float) or not abs(value) <= _LARGEST:
            return False
        near = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
        return abs(value - float(near)) < _CLOSE or abs(value - round(value, _PLACES)) < _CLOSE

    return promising


def _floats(value: Value) -> Value:
    if isinstance(value, tuple):
        return cast("Vector", tuple(map(_floats, value)))
    return float(cast("float", value))


def _worked(exercise: Exercise, setting: Setting) -> _Worked | None:
    """Return an exercise worked out, with how much work it is; None where it does not come out well."""
    answer = rational(computed(exercise.body, setting.env))
    if answer is None or not _is_neat(answer):
        return None
    try:
        closed = put_in(exercise.body, setting)
    except UnfitError:
        return None
    given = setting.given(exercise)
    if not is_tame(closed) or not all(_is_given(number) for _, figures in given for number in _flat(figures)):
        return None
    if size(closed) > _MOST_NUMBERS or _tells_little(answer, setting, exercise):
        return None
    decimal = ending(answer)
    steps: list[Expression] = [closed]
    if (step := halfway(closed)) is not None:
        steps.append(step)
    last = written(answer)
    if decimal is None and steps[-1] != last and is_human(last):
        steps.append(last)
    told = "".join(to_source(number) for _, figures in given for number in _flat(figures))
    cost = len(told) + size(closed) + len(to_source(last)) + 5 * (decimal is None)
    shown = rounded(digits().number(answer)) if decimal is None else decimal
    return _Worked(cost, Practice(given, tuple(steps), shown, decimal is not None))


def _is_given(number: Expression) -> bool:
    """Tell whether someone would put such a number into a formula by hand: 0.3, 1/3, -4, or log 3."""
    match number:
        case Call("log" | "log2" | "log10", (Number(),)):
            return True
        case _:
            return is_number(number)


def _is_neat(answer: Fraction) -> bool:
    """Tell whether an answer is one that a reader would hope for."""
    if answer in {0, 1, -1} or not _SMALLEST <= abs(answer) <= _LARGEST:
        return False
    return ending(answer) is not None or answer.denominator <= _LARGEST_DENOMINATOR


def _tells_little(answer: Fraction, setting: Setting, exercise: Exercise) -> bool:
    """Tell whether a formula that chooses, as max(0, x) does, has chosen one of the numbers given."""
    chooses = any(
        isinstance(node, Cases) or (isinstance(node, Call) and node.function in _CHOICES)
        for node in walk(exercise.body)
    )
    return chooses and any(rational(setting.env.get(name)) == answer for name in exercise.domains)


def _flat(figures: object) -> tuple[Expression, ...]:
    if isinstance(figures, tuple):
        return tuple(number for part in figures for number in _flat(part))
    return (figures,)  # type: ignore[return-value]
