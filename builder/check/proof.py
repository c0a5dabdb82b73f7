"""Proving in symbols what agreed at points.

Only what SymPy shows is called proved: two sides whose difference it brings to zero, a limit or an
integral it finds, a bound that follows from its assumptions alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from builder.check import arrays
from builder.check.checks.forms import given
from builder.check.checks.integrals import INTERVALS
from builder.check.checks.limits import sides as sides_of
from builder.check.compare import Sides
from builder.check.instance import (
    Element,
    Instance,
    StandIns,
    as_powers,
    by_signs,
    combinations,
    generic,
    instance,
    within,
)
from builder.check.kinds import BY_CHECK, Comparing
from builder.check.question import Question
from builder.check.sample import Drawing
from builder.check.scene import Scene
from builder.check.symbolic import Symbols, UnprovableError
from builder.check.value import Env
from builder.check.zero import is_never_negative, is_zero
from builder.model.check import Integral, Limit, Near, Range


def is_provable(question: Question) -> bool:
    """Tell whether a check is of a kind that can be proved at all: examples and approximations are not."""
    check = question.check
    if isinstance(check, (Limit, Range, Integral)):
        return True
    return isinstance(BY_CHECK[type(check)], Comparing) and not isinstance(check, Near)


def proof(question: Question) -> str | None:
    """Return for which sizes a check is proved, empty for all; None where no proof was found.

    Raises what SymPy raises; may take very long, and very much memory.
    """
    work = _Work(question, Symbols())
    match question.check:
        case Limit() as limit:
            return work.holds(lambda scene: _limit(scene, limit, question), limit.symbol.value)
        case Integral() as integral:
            return work.holds(lambda scene: _integral(scene, integral, question), integral.over.value)
        case Range() as bounds:
            return work.bounded(bounds)
        case check:
            kind = cast("Comparing[Any]", BY_CHECK[type(check)])
            by_distance = _Work(question, Symbols(by_distance=True))
            return by_distance.same(lambda scene: kind.sides(scene, check))


Claim = Callable[[Env], bool]
Way = tuple[StandIns, ...]
"""Cases that together are all there are."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A check to be proved."""

    question: Question
    arithmetic: Symbols

    def drawing(self) -> Drawing:
        """Return what there is to stand in for."""
        kind = BY_CHECK[type(self.question.check)]
        besides = kind.besides if isinstance(kind, Comparing) else None
        return self.question.drawing(besides(self.question.ground, self.question.check) if besides else {})

    def chosen(self, drawing: Drawing) -> Instance:
        """Return the sizes at which the proof is made."""
        return instance(self.question, drawing)

    def holds(self, claim: Callable[[Scene], Claim], symbol: str) -> str | None:
        """Return for which sizes a claim of one symbol, which stays plain, holds at every symbolic point."""
        true, drawing = claim(self.question.scene(self.arithmetic)), self.drawing()
        ways = [self.way(generic(self.arithmetic)), self.way(as_powers(self.arithmetic, symbol))]
        return self.by_one_of([*ways, self.way(*by_signs(self.arithmetic, drawing, symbol))], true)

    def same(self, sides: Callable[[Scene], Sides]) -> str | None:
        """Return for which sizes two sides are the same."""
        pair, drawing = sides(self.question.scene(self.arithmetic)), self.drawing()
        ways = [self.way(generic(self.arithmetic))]
        if not pair.smooth:
            ways += (self.inside(), self.way(*by_signs(self.arithmetic, drawing)))
        return self.by_one_of(ways, lambda env: self._same(pair, env, drawing))

    def way(self, *elements: Element) -> Way:
        """Return the cases in which a claim has to hold, one for each maker of symbols."""
        return tuple(StandIns(self.arithmetic, element) for element in elements)

    def inside(self) -> Way:
        """Return the one case in which every symbol runs over just its domain."""
        return (StandIns(self.arithmetic, within(self.arithmetic), shares=True),)

    def by_one_of(self, ways: Iterable[Way], claim: Claim) -> str | None:
        """Return for which sizes a claim holds, shown in one of several ways."""
        drawing = self.drawing()
        chosen = self.chosen(drawing)
        for way in ways:
            # What one way cannot say, another may.
            with suppress(UnprovableError, ArithmeticError, NotImplementedError, ValueError, TypeError):
                if way and all(claim(env) for case in way for env in case.points(drawing, chosen)):
                    return chosen.said()
        return None

    def _same(self, pair: Sides, env: Env, drawing: Drawing) -> bool:
        left = pair.left(env)
        right = arrays.filled(left, pair.right(env))
        if arrays.shape(left) != arrays.shape(right):
            return False
        differences: list[Any] = [x - y for x, y in zip(arrays.flat(left), arrays.flat(right), strict=True)]
        if all(is_zero(difference, self.arithmetic) for difference in differences):
            return True
        choices = list(combinations(env, drawing, self.arithmetic))
        return bool(choices) and all(
            is_zero(difference.subs(choice), self.arithmetic)
            for difference in differences
            for choice in choices
        )

    def bounded(self, check: Range) -> str | None:
        """Return for which sizes bounds follow from the domains."""
        scene, infinite = self.question.scene(self.arithmetic), self.arithmetic.constants["oo"]
        low, high = scene.side(check.low.body), scene.side(check.high.body)
        drawing = self.drawing()
        for env in (env for case in self.inside() for env in case.points(drawing, self.chosen(drawing))):
            least, most = arrays.flat(low(env))[0], arrays.flat(high(env))[0]
            choices = list(combinations(env, drawing, self.arithmetic)) or [{}]
            for value in arrays.flat(scene.subject(env)):
                differences: list[Any] = [value - least] * (least != -infinite) + [most - value] * (
                    most != infinite
                )
                cases = (difference.subs(choice) for difference in differences for choice in choices)
                if not all(is_never_negative(case, self.arithmetic) for case in cases):
                    return None
        return self.chosen(drawing).said()


def _limit(scene: Scene, check: Limit, question: Question) -> Claim:
    """Return the claim that SymPy finds the limit, from each side that the domain has."""
    to, goal, name = scene.side(check.to.body), given(scene, check.gives), check.symbol.value
    arithmetic = cast("Symbols", scene.arithmetic)
    domain = question.ground.domains[name]

    def claim(env: Env) -> bool:
        place, expected = cast("Any", to(env)), cast("Any", goal(env))
        signs = (
            ("-",) if place.is_infinite else ["+" if sign > 0 else "-" for sign in sides_of(domain, place)]
        )
        for sign in signs:
            found = arithmetic.sympy.limit(scene.subject(env), env[name], place, sign)
            if found != expected and not is_zero(found - expected, arithmetic):
                return False
        return True

    return claim


def _integral(scene: Scene, check: Integral, question: Question) -> Claim:
    """Return the claim that SymPy finds the integral over the symbol's domain."""
    goal, name = scene.side(check.gives.body), check.over.value
    arithmetic = cast("Symbols", scene.arithmetic)
    infinite, ends = arithmetic.constants["oo"], INTERVALS[question.ground.domains[name].kind]
    low = -infinite if ends[0] is None else arithmetic.number(ends[0])
    high = infinite if ends[1] is None else arithmetic.number(ends[1])

    def claim(env: Env) -> bool:
        found: Any = arithmetic.sympy.integrate(scene.subject(env), (env[name], low, high))
        return not found.has(arithmetic.sympy.Integral) and is_zero(
            found - cast("Any", goal(env)), arithmetic
        )

    return claim
