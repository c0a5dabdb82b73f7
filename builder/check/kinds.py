"""All the checks: the word an author writes, and what is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.check.checks import (
    bounds,
    calculus,
    examples,
    forms,
    integrals,
    limits,
    symmetry,
    witnesses,
)
from builder.check.compare import MANY_POINTS, POINTS, Outcome, Sides, compared, in_digits
from builder.check.ground import Ground
from builder.check.numbers import Style
from builder.check.question import BROAD, GENERIC, Question
from builder.check.scene import Scene
from builder.model import check as model
from builder.model.symbol import Domain

C = TypeVar("C", bound=model.AnyCheck)


@dataclass(frozen=True, slots=True)
class Kind(Generic[C]):
    """A check whose outcome has a way of its own to be found."""

    check: type[C]
    word: str
    tried: Callable[[Question, C], Outcome]


@dataclass(frozen=True, slots=True)
class Comparing(Generic[C]):
    """A check that two sides are the same at every point."""

    check: type[C]
    word: str
    sides: Callable[[Scene, C], Sides]
    besides: Callable[[Ground, C], Mapping[str, Domain]] | None = None
    """What is drawn besides the symbols."""

    styles: tuple[Style, ...] = GENERIC
    wanted: int = POINTS

    def tried(self, question: Question, check: C) -> Outcome:
        """Compare the two sides at points."""
        besides = self.besides(question.ground, check) if self.besides else {}
        return compared(
            question,
            lambda scene: self.sides(scene, check),
            question.points(self.styles, besides),
            self.wanted,
        )


KINDS: tuple[Kind[Any] | Comparing[Any], ...] = (
    Kind(model.Value, "value", examples.worked),
    Comparing(model.Equals, "equals", forms.equals),
    Comparing(model.Special, "special", forms.special),
    Kind(model.Limit, "limit", limits.tends),
    Kind(model.Range, "range", bounds.bounded),
    Comparing(model.Derivative, "derivative", calculus.derivative),
    Kind(model.Integral, "integral", integrals.integrated),
    Comparing(model.SumsTo, "sums_to", calculus.sums_to),
    Comparing(model.Symmetric, "symmetric", symmetry.symmetric),
    Comparing(model.Odd, "odd", symmetry.odd),
    Comparing(model.Even, "even", symmetry.even),
    Comparing(model.Scale, "scale", symmetry.scale, symmetry.factor),
    Comparing(model.Shift, "shift", symmetry.shift, symmetry.step),
    Comparing(model.Near, "near", forms.near, styles=BROAD, wanted=MANY_POINTS),
    Comparing(model.Closed, "closed", forms.closed),
    Kind(model.Witness, "witness", witnesses.witnessed),
)
BY_CHECK: dict[type, Kind[Any] | Comparing[Any]] = {kind.check: kind for kind in KINDS}


@in_digits
def tried(question: Question) -> Outcome:
    """Try a check at points."""
    return BY_CHECK[type(question.check)].tried(question, question.check)


def word(check: model.AnyCheck) -> str:
    """Return the word that an author writes for a check."""
    return BY_CHECK[type(check)].word
