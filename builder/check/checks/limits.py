"""The check of where the formula tends: limit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import cast

from builder.check import shown as written
from builder.check.checks.forms import given
from builder.check.compare import Outcome, agreed, same_digits, told, undecided, value_at
from builder.check.digits import DIGITS, Digits
from builder.check.numbers import Style
from builder.check.question import Question
from builder.check.scene import Scene, Side
from builder.check.value import BeyondError, Env, Scalar, TooMuchError, Value
from builder.model.check import Limit
from builder.model.symbol import Domain, DomainKind
from builder.model.verdict import Counterexample, Verdict

_STYLES = (Style.EASY,) * 3 + (Style.FINE,) * 9
_WANTED = 6
_WAYS = ((3, 6, 9, 12), (2, 3, 4, 5, 6))
"""So many powers of ten far out, or near; the second where the numbers on the first are too large."""
_ODD = Decimal("1.2360679774997896964091736687312762354406183596115")
"""Times this, since at powers of ten themselves what goes up and down for ever may seem to stand still."""
_WHOLE = frozenset({DomainKind.COUNT, DomainKind.SIZE})
_FARTHER = (24, 45)
"""As far as this it is followed to see in how many digits it arrives."""
_MARGIN = 4
_ONE = Decimal(1)
_THERE = Decimal(10) ** -DIGITS
_DIGITS = 6
_ARRIVED = Decimal(10) ** -_DIGITS
_NEARING = Decimal("0.9")
"""What tends to the limit, however slowly, falls by this factor at every step."""
_FALLING = Decimal("0.5")
"""What arrives falls by this factor at its last step, unless it is there already."""
_EDGES = {
    DomainKind.POSITIVE: (0, None),
    DomainKind.PROBABILITY: (0, 1),
    DomainKind.AT_LEAST_ONE: (1, None),
}


class _Progress(Enum):
    """How a value behaves on the way."""

    ARRIVED = auto()
    SLOW = auto()
    ELSEWHERE = auto()


@cache
def _digits() -> Digits:
    """Return an arithmetic in which ten to the minus forty-five, three times over, is far from nothing."""
    return Digits(140)


def tends(question: Question, check: Limit) -> Outcome:
    """Follow the formula ever nearer to the limit's place, from each side that its domain has."""
    with _digits().working():
        return _tends(question, check)


def _tends(question: Question, check: Limit) -> Outcome:
    if check.symbol.value in question.drawing().sizes():
        return undecided(f"{check.symbol} is the length of an array")
    scene = question.scene(_digits())
    way = _Way(question, check, scene)
    used = slow = 0
    shown = DIGITS
    try:
        for point in question.points(_STYLES):
            base = scene.base(point)
            for side in way.sides(base):
                course = way.follow(base, side)
                if course.progress is _Progress.ELSEWHERE:
                    return _elsewhere(told(question, point), check, course)
                slow += course.progress is _Progress.SLOW
                shown = min(shown, course.digits)
            used += 1
            if used == _WANTED:
                break
    except BeyondError:
        return undecided("the numbers on the way are too large")
    except TooMuchError as reason:
        return undecided(str(reason))
    return undecided("it tends there too slowly to tell") if slow else agreed(used, digits=shown)


Path = Callable[[int], Decimal]
"""Where the symbol stands, so many powers of ten on the way."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The formula and its limit at one place."""

    value: Value | None
    goal: Value | None

    def digits(self) -> int:
        """Return in how many digits the two are the same."""
        if self.value is None or self.goal is None:
            return 0
        value, goal = cast("Decimal", self.value), cast("Decimal", self.goal)
        return same_digits(abs(value - goal) / max(_ONE, abs(goal)))


@dataclass(frozen=True, slots=True)
class _Course:
    """How the formula behaves on the way."""

    progress: _Progress
    x: Decimal
    """Where the symbol stood at last."""
    value: Value | None
    goal: Value | None
    digits: int = DIGITS


class _Way:
    """The formula along a symbol that moves."""

    def __init__(self, question: Question, check: Limit, scene: Scene) -> None:
        self.name = check.symbol.value
        self.domain = question.ground.domains[self.name]
        self.scene = scene
        self.to: Side = scene.side(check.to.body)
        self.goal: Side = given(scene, check.gives)

    def sides(self, base: Env) -> list[Path]:
        """Return the values of the symbol ever nearer to its place, by powers of ten: for each side that leads there."""
        found = value_at(self.to, base, infinite=True)
        if found is None:
            return []
        to = cast("Decimal", found)
        if to.is_infinite():
            return [lambda power: self._far(power) * (1 if to > 0 else -1)]
        return [self._towards(to, sign) for sign in sides(self.domain, cast("Scalar", to))]

    def _far(self, power: int) -> Decimal:
        far = _ODD * Decimal(10) ** power
        return far.to_integral_value() if self.domain.kind in _WHOLE else far

    @staticmethod
    def _towards(to: Decimal, sign: int) -> Path:
        return lambda power: to + sign / (_ODD * Decimal(10) ** power)

    def follow(self, base: Env, path: Path) -> _Course:
        """Return how the formula behaves on a path; raise `BeyondError` where its numbers are too large."""
        for powers in _WAYS:
            with suppress(BeyondError):
                return self._followed(base, path, powers)
        raise BeyondError

    def _followed(self, base: Env, path: Path, powers: tuple[int, ...]) -> _Course:
        seen = [self._at(base, path(power)) for power in powers]
        last = _Course(_Progress.ELSEWHERE, path(powers[-1]), seen[-1].value, seen[-1].goal)
        numbers = [cast("Decimal", one.value) for one in seen if one.value is not None]
        if last.goal is None or len(numbers) < len(seen):
            return last
        goal = cast("Decimal", last.goal)
        progress = _progress(numbers, goal)
        if goal.is_infinite():
            return replace(last, progress=progress, digits=0)
        farther = self._farther(base, path)
        if progress is not _Progress.ARRIVED:
            # What starts late or comes slowly may be there farther on.
            come = [one.digits() for one in farther]
            if not come or come[-1] < _DIGITS or come != sorted(come):
                return replace(last, progress=progress, digits=0)
            progress = _Progress.ARRIVED
        if _stuck(farther):
            return _Course(_Progress.ELSEWHERE, path(_FARTHER[-1]), farther[-1].value, farther[-1].goal)
        return replace(last, progress=progress, digits=max(one.digits() for one in (seen[-1], *farther)))

    def _at(self, base: Env, x: Decimal) -> _Seen:
        env: Env = {**base, self.name: cast("Scalar", x)}
        return _Seen(value_at(self.scene.subject, env), value_at(self.goal, env, infinite=True))

    def _farther(self, base: Env, path: Path) -> list[_Seen]:
        """Return what else is seen, as far as the numbers can be computed."""
        found: list[_Seen] = []
        with suppress(BeyondError):
            found.extend(self._at(base, path(power)) for power in _FARTHER)
        return found


def _stuck(farther: list[_Seen]) -> bool:
    """Tell whether a formula has come to a place near its limit, and moves no more.

    Digits lost where terms cancel leave noise, or nothing at all, but not twice the same number.
    """
    values = [cast("Decimal", one.value) for one in farther if one.value is not None]
    if len(values) < len(_FARTHER) or not all(values) or farther[-1].digits() == DIGITS:
        return False
    distance = abs(values[0] - values[1]) / max(_ONE, abs(values[1]))
    return same_digits(distance) > farther[-1].digits() + _MARGIN


def sides(domain: Domain, to: Scalar) -> tuple[int, ...]:
    """Return from which sides a place can be reached within a domain: 1 for above, -1 for below."""
    least, most = _EDGES.get(domain.kind, (None, None))
    return tuple(sign for sign, edge in ((1, most), (-1, least)) if edge is None or to != edge)


def _progress(values: list[Decimal], goal: Decimal) -> _Progress:
    """Tell how values behave that should tend to a goal."""
    if goal.is_infinite():
        rises = [(y - x) * (1 if goal > 0 else -1) for x, y in pairwise(values)]
        if min(rises) <= 0:
            return _Progress.ELSEWHERE
        return _Progress.ARRIVED if 2 * rises[-1] >= rises[0] else _Progress.SLOW
    size = 1 + abs(goal)
    distances = [abs(value - goal) for value in values]
    there = distances[-1] <= _THERE * size
    falling = distances[-1] <= min(distances[0], _FALLING * distances[-2])
    if there or (distances[-1] <= _ARRIVED * size and falling):
        return _Progress.ARRIVED
    nearing = all(after <= _NEARING * before for before, after in pairwise(distances))
    return _Progress.SLOW if nearing else _Progress.ELSEWHERE


def _elsewhere(at: tuple[tuple[str, str], ...], check: Limit, course: _Course) -> Outcome:
    there = {**dict(at), check.symbol.value: written.result(cast("Scalar", course.x))}
    example = Counterexample(tuple(there.items()), *written.apart(course.value, course.goal))
    return Outcome(Verdict.REFUTED, counterexample=example)
