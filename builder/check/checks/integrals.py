"""The check of an integral over a symbol's domain: integral."""

from __future__ import annotations

from functools import cache
from typing import cast

from builder.check.compare import Outcome, agreed, refuted, undecided, value_at
from builder.check.digits import Digits
from builder.check.question import Question
from builder.check.sample import Style
from builder.check.scene import Scene
from builder.check.value import BeyondError, Env, Scalar, TooMuchError
from builder.model.check import Integral
from builder.model.symbol import DomainKind

_STYLES = (Style.EASY, Style.FINE)
_SETTLED = 1e-8
_INFINITE = float("inf")
INTERVALS: dict[DomainKind, tuple[float, float]] = {
    DomainKind.REAL: (-_INFINITE, _INFINITE),
    DomainKind.POSITIVE: (0, _INFINITE),
    DomainKind.AT_LEAST_ONE: (1, _INFINITE),
    DomainKind.PROBABILITY: (0, 1),
}
_MOST_CUTS = 3


@cache
def _digits() -> Digits:
    return Digits(20)


def integrated(question: Question, check: Integral) -> Outcome:
    """Integrate the formula over the symbol's domain, by quadrature, at a few points of the others."""
    domain = question.ground.domains[check.over.value]
    interval = None if domain.dimensions else INTERVALS.get(domain.kind)
    if interval is None:
        return undecided(f"{check.over} does not run over an interval")
    scene = question.scene(_digits())
    goal = scene.side(check.gives.body)
    used = 0
    try:
        for point in question.points(_STYLES):
            base = scene.base(point)
            expected = value_at(goal, base)
            got, error = _integral(scene, check.over.value, interval, base)
            if error > _SETTLED:
                return undecided("the integral does not settle")
            if expected is None or abs(got - cast("Scalar", expected)) > _SETTLED * (1 + abs(got)):
                return refuted(question, point, got, expected)
            used += 1
    except (BeyondError, TooMuchError) as reason:
        return undecided(str(reason) or "the numbers are too large")
    except (ArithmeticError, ValueError):
        return undecided("the formula is not defined all over the interval")
    return agreed(used, len(_STYLES))


def _integral(scene: Scene, name: str, interval: tuple[float, float], base: Env) -> tuple[Scalar, Scalar]:
    """Return the integral and how far it may be off."""
    low, high = interval
    # A peak away from zero is found when the interval is cut there: at one of the other symbols.
    numbers = {value for other, value in base.items() if other != name and not isinstance(value, tuple)}
    cuts = sorted(cast("float", value) for value in numbers if low < cast("float", value) < high)[:_MOST_CUTS]
    context = _digits().context
    got, error = context.quad(lambda x: scene.subject({**base, name: x}), [low, *cuts, high], error=True)
    return cast("Scalar", got), cast("Scalar", error)
