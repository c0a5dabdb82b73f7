"""Whether every card can be told from every other, by its front and by its answer."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.check.authoring.card import Card, Task, cards
from builder.check.authoring.words import sequence, telling
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, FormulaEntry
from builder.model.formula import Formula
from builder.model.problem import Problem, Severity
from builder.model.source import to_source
from builder.model.span import Text

_ALIKE = 0.8
"""The share of words that two fronts have in common from which on they are taken for one."""


@dataclass(frozen=True, slots=True)
class _Front:
    """What a card asks, as a set of words."""

    entry: str
    text: Text
    words: frozenset[str]


def double_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of fronts that are nearly the same, and of answers that are the same."""
    made = [card for entry in deck.entries() for card in cards(entry)]
    for group in ({Task.WRITE}, {Task.FILL}, {Task.SAY, Task.CELL, Task.OUTLINE}):
        yield from _fronts([card for card in made if card.task in group])
    yield from _answers(made)
    yield from _formulas(deck)


def _fronts(made: Sequence[Card]) -> Iterator[Problem]:
    fronts = {
        # The steps of one entry stand on one front.
        (card.entry.id.value, card.front, card.context): _Front(
            card.entry.id.value,
            card.front[-1 if card.task is Task.CELL else 0],
            telling((*card.context, *card.front)),
        )
        for card in made
    }
    for one, other in _alike(tuple(fronts.values())):
        message, hint = f"{one.entry!r} asks nearly the same", "say in which way they differ, or keep one"
        yield Problem("same-front", message, other.text.span(), hint, Severity.WARNING, also=one.text.span())


def _alike(fronts: Sequence[_Front]) -> Iterator[tuple[_Front, _Front]]:
    """Yield every pair that shares most of its words; of one entry, that shares all.

    Two sets this much alike share one of their few rarest words (prefix filtering; Bayardo,
    Ma and Srikant 2007, Scaling up all pairs similarity search), so few pairs are looked at.
    """
    common = Counter(word for front in fronts for word in front.words)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for number, front in enumerate(fronts):
        size = len(front.words)
        rarest = sorted(front.words, key=lambda word: (common[word], word))
        rarest = rarest[: size - math.ceil(_ALIKE * size) + 1]
        for near in sorted({near for word in rarest for near in by_word[word]}):
            other = fronts[near]
            shared = len(front.words & other.words) / len(front.words | other.words)
            if shared >= (1 if front.entry == other.entry else _ALIKE):
                yield other, front
        for word in rarest:
            by_word[word].append(number)


def _answers(made: Sequence[Card]) -> Iterator[Problem]:
    """Warn of answers that are the same to the word; cells and steps may be."""
    seen: dict[tuple[str, ...], Card] = {}
    for card in made:
        said = sequence(card.answer)
        if card.task is not Task.SAY or not said:
            continue
        other = seen.setdefault(said, card)
        if other is not card:
            yield _same(other.entry, card.answer[0], other.answer[0])


def _formulas(deck: Deck) -> Iterator[Problem]:
    """Warn of formulas with the same right-hand side: no one can tell which of them is asked for."""
    seen: dict[str, tuple[FormulaEntry, Text]] = {}
    for entry in deck.entries():
        if isinstance(entry, FormulaEntry) and isinstance(entry.formula, Formula):
            other, text = seen.setdefault(to_source(entry.formula.body), (entry, entry.formula.text))
            if other is not entry:
                yield _same(other, entry.formula.text, text)


def _same(other: AnyEntry, text: Text, first: Text) -> Problem:
    message, hint = f"{other.id.value!r} has the same answer", "say what is special to each, or keep one"
    return Problem("same-answer", message, text.span(), hint, Severity.WARNING, also=first.span())
