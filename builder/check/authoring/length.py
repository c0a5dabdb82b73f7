"""Whether a card can be taken in at a glance, and its answer said in half a minute."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.authoring.card import Card, Task, cards, lists
from builder.check.authoring.words import count, items
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, CodeEntry
from builder.model.problem import Problem, Severity
from builder.model.span import Text

FRONT, BACK = 25, 60
"""Words on a card, at most."""
LIST, CODE = 5, 12
"""Items of a list and lines of code, at most."""


def length_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of fronts, backs, lists and code that are too long."""
    for entry in deck.entries():
        found = (
            problem for card in cards(entry) for problem in (*_front(card), *_back(card), *_listed(card))
        )
        # What all the cards of an entry share is told once.
        yield from dict.fromkeys(found)
        for listed in lists(entry):
            if len(listed) > LIST:
                yield _too_long(len(listed), listed[LIST])
        yield from _code(entry)


def _front(card: Card) -> Iterator[Problem]:
    words = count(card.front)
    if words > FRONT:
        message = f"the question has {words} words; {FRONT} are read at a glance"
        hint = "ask for less, or split what sets the scene off into the hint"
        yield Problem("long-front", message, card.front[0].span(), hint, Severity.WARNING)


def _back(card: Card) -> Iterator[Problem]:
    texts = (*card.answer, *card.beside)
    words = count(texts)
    if words > BACK and card.task is not Task.OUTLINE:
        message = f"the answer has {words} words; {BACK} are said in half a minute"
        hint = "split it into two entries, or move what is not asked into the pitfall or a follow-up"
        yield Problem("long-back", message, texts[0].span(), hint, Severity.WARNING)


def _listed(card: Card) -> Iterator[Problem]:
    for text in (*card.answer, *card.beside):
        starts = items(text)
        if len(starts) > LIST:
            yield _too_long(len(starts), text, starts[LIST])


def _too_long(many: int, text: Text, start: int = 0) -> Problem:
    message = f"the list has {many} items; more than {LIST} are not remembered as one"
    end = text.value.find("\n", start)
    length = (len(text.value) if end < 0 else end) - start
    hint = "group them, or ask for them in steps or in rows"
    return Problem("long-list", message, text.span(start, length), hint, Severity.WARNING)


def _code(entry: AnyEntry) -> Iterator[Problem]:
    if not isinstance(entry, CodeEntry):
        return
    lines = sum(bool(line.strip()) for line in entry.code.value.splitlines())
    if lines > CODE:
        message = f"the code has {lines} lines; {CODE} are learnt by heart"
        hint = "move what is not to be learnt into the prelude or the epilogue, or split it"
        yield Problem("many-lines", message, entry.code.span(), hint, Severity.WARNING)
