"""The check of where the formula tends: limit."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import cast

from builder.check import shown
from builder.check.checks.forms import given
from builder.check.compare import Outcome, agreed, told, undecided, value_at
from builder.check.digits import Digits
from builder.check.question import Question
from builder.check.sample import Style
from builder.check.scene import Scene, Side
from builder.check.value import BeyondError, Env, Scalar, TooMuchError, Value
from builder.model.check import Limit
from builder.model.symbol import Domain, DomainKind
from builder.model.verdict import Counterexample, Verdict

_STYLES = (Style.EASY,) * 3 + (Style.FINE,) * 9
_WANTED = 6
_POWERS = (3, 6, 9, 12)
"""So many powers of ten far out, or near."""
_ARRIVED = 1e-6
_NEARING = 0.9
"""What tends to the limit, however slowly, falls by this factor at every step."""
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
    """Return an arithmetic in which a trillionth is far from nothing."""
    return Digits(70)


def tends(question: Question, check: Limit) -> Outcome:
    """Follow the formula ever nearer to the limit's place, from each side that its domain has."""
    if check.symbol.value in question.drawing().sizes():
        return undecided(f"{check.symbol} is the length of an array")
    scene = question.scene(_digits())
    way = _Way(question, check, scene)
    used = slow = 0
    try:
        for point in question.points(_STYLES):
            base = scene.base(point)
            for path in way.paths(base):
                progress, got, expected = way.follow(base, path)
                if progress is _Progress.ELSEWHERE:
                    return _elsewhere(told(question, point), check, path[-1], got, expected)
                slow += progress is _Progress.SLOW
            used += 1
            if used == _WANTED:
                break
    except BeyondError:
        return undecided("the numbers on the way are too large")
    except TooMuchError as reason:
        return undecided(str(reason))
    return undecided("it tends there too slowly to tell") if slow else agreed(used)


class _Way:
    """The formula along a symbol that moves."""

    def __init__(self, question: Question, check: Limit, scene: Scene) -> None:
        self.name = check.symbol.value
        self.domain = question.ground.domains[self.name]
        self.scene = scene
        self.to: Side = scene.side(check.to.body)
        self.goal: Side = given(scene, check.gives)

    def paths(self, base: Env) -> list[list[Scalar]]:
        """Return the values of the symbol on the way: one list for each side that leads there."""
        found, number = value_at(self.to, base, infinite=True), self.scene.arithmetic.number
        if found is None:
            return []
        to = cast("Scalar", found)
        if to in {self.scene.arithmetic.constants["oo"], -self.scene.arithmetic.constants["oo"]}:
            sign = 1 if to > 0 else -1
            return [[number(sign * 10**power) for power in _POWERS]]
        return [[to + sign / number(10**power) for power in _POWERS] for sign in sides(self.domain, to)]

    def follow(self, base: Env, path: list[Scalar]) -> tuple[_Progress, Value | None, Value | None]:
        """Return how the formula behaves on a path, its last value and the limit that is expected."""
        values = [value_at(self.scene.subject, {**base, self.name: x}) for x in path]
        goal = value_at(self.goal, {**base, self.name: path[-1]}, infinite=True)
        numbers = [cast("Scalar", value) for value in values if value is not None]
        if goal is None or len(numbers) < len(values):
            return _Progress.ELSEWHERE, values[-1], goal
        return _progress(numbers, cast("Scalar", goal)), values[-1], goal


def sides(domain: Domain, to: Scalar) -> tuple[int, ...]:
    """Return from which sides a place can be reached within a domain: 1 for above, -1 for below."""
    least, most = _EDGES.get(domain.kind, (None, None))
    return tuple(sign for sign, edge in ((1, most), (-1, least)) if edge is None or to != edge)


def _progress(values: list[Scalar], goal: Scalar) -> _Progress:
    """Tell how values behave that should tend to a goal."""
    if abs(goal) == float("inf"):
        rises = [(y - x) * (1 if goal > 0 else -1) for x, y in pairwise(values)]
        if min(rises) <= 0:
            return _Progress.ELSEWHERE
        return _Progress.ARRIVED if 2 * rises[-1] >= rises[0] else _Progress.SLOW
    distances = [abs(value - goal) for value in values]
    if distances[-1] <= _ARRIVED * (1 + abs(goal)) and distances[-1] <= distances[0]:
        return _Progress.ARRIVED
    nearing = all(after <= _NEARING * before for before, after in pairwise(distances))
    return _Progress.SLOW if nearing else _Progress.ELSEWHERE


def _elsewhere(
    at: tuple[tuple[str, str], ...], check: Limit, x: Scalar, got: Value | None, expected: Value | None
) -> Outcome:
    there = {**dict(at), check.symbol.value: shown.result(x)}
    return Outcome(
        Verdict.REFUTED, counterexample=Counterexample(tuple(there.items()), *shown.apart(got, expected))
    )
