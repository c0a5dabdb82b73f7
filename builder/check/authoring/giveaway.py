"""Whether a front gives its answer away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.authoring.card import cards
from builder.check.authoring.words import shown, telling
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, CodeEntry
from builder.model.problem import Problem, Severity
from builder.model.span import Text

_CHOICE = re.compile(r"\bor\b|\bwhich of\b", re.IGNORECASE)
"""A question that offers a choice has to name the answer."""
_HINT = "say it in words that the question does not have, or ask with fewer"


def giveaway_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of answers that can be read off their fronts."""
    for entry in deck.entries():
        for card in cards(entry):
            asked = (*card.context, *card.front)
            words = telling(card.answer)
            chosen = any(_CHOICE.search(shown(text.value)) for text in card.front)
            if words and words <= telling(asked) and not chosen:
                yield _given_away(card.answer[0])
        yield from _blanks(entry)


def _blanks(entry: AnyEntry) -> Iterator[Problem]:
    """Warn of blanks that stand in the title to the letter."""
    if isinstance(entry, CodeEntry):
        titles = [text.value for text in (entry.term, entry.note) if text is not None]
        for blank in entry.blanks:
            whole = re.compile(rf"(?<!\w){re.escape(blank.value)}(?!\w)")
            if any(whole.search(title) for title in titles):
                yield _given_away(blank)


def _given_away(answer: Text) -> Problem:
    return Problem(
        "answer-in-front", "the question already says this", answer.span(), _HINT, Severity.WARNING
    )
