"""All that makes cards hard to learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.check.authoring.asks import question_problems
from builder.check.authoring.dated import dated_problems
from builder.check.authoring.doubles import double_problems
from builder.check.authoring.giveaway import giveaway_problems
from builder.check.authoring.length import length_problems
from builder.check.authoring.naming import name_problems
from builder.model.deck import Deck
from builder.model.problem import Problem

QUESTIONS: tuple[Callable[[Deck], Iterator[Problem]], ...] = (
    length_problems,
    question_problems,
    double_problems,
    giveaway_problems,
    dated_problems,
    name_problems,
)


def authoring_problems(deck: Deck) -> Iterator[Problem]:
    """Yield a warning for whatever makes a card hard to learn or to answer."""
    for problems in QUESTIONS:
        yield from problems(deck)
