"""Whether a question asks one thing, and more than yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.authoring.card import cards, questions
from builder.check.authoring.words import sequence
from builder.model.deck import Deck
from builder.model.entry import AnyEntry
from builder.model.problem import Problem, Severity
from builder.model.span import Span, Text

_VERBATIM = re.compile(r"(`+).+?\1|“[^”]*”|\"[^\"]*\"", re.DOTALL)
"""What is quoted asks nothing."""
_WHY = r"(?:what|which|who|whom|whose|when|where|why|how)"
_SECOND = re.compile(rf"\?(?=[^?]*(\?))|(?<=[\w,)])\s+((?:and|or)\s+{_WHY})\b", re.IGNORECASE)
_OPEN = re.compile(rf"\b(?:{_WHY}|or)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:^|[.:;,!]\s+|\b(?:and|but|so|then)\s+)"
    r"(?:is|are|was|were|does|do|did|can|could|should|would|will|has|have|had|may|might|must)\b",
    re.IGNORECASE,
)
_ENGLISH = "en"


def question_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of questions that ask two things, or that yes or no would answer; of decks in English."""
    if not deck.language.startswith(_ENGLISH):
        return
    for entry in deck.entries():
        for ask in questions(entry):
            yield from _double(ask)
            yield from _closed(ask)
        yield from _answered(entry)


def _double(ask: Text) -> Iterator[Problem]:
    second = _SECOND.search(_unquoted(ask))
    if second is not None:
        start, end = second.span(second.lastindex or 0)
        message, hint = "this asks two things", "make the second a follow-up, or an entry of its own"
        yield Problem("double-question", message, ask.span(start, end - start), hint, Severity.WARNING)


def _closed(ask: Text) -> Iterator[Problem]:
    said = _unquoted(ask)
    end = said.rfind("?")
    if end < 0:
        return
    # Only the last sentence asks; those before it set the scene.
    start = max(
        (said.rfind(stop, 0, end) + len(stop) for stop in (". ", "? ", "! ") if stop in said[:end]), default=0
    )
    last = said[start:end]
    if _CLOSED.search(last) and not _OPEN.search(last):
        yield _yes_no(ask.span(start, end + 1 - start))


def _answered(entry: AnyEntry) -> Iterator[Problem]:
    """Warn of answers that are yes or no and nothing more."""
    for card in cards(entry):
        if card.answer and sequence(card.answer) in {("yes",), ("no",)}:
            yield _yes_no(card.answer[0].span())


def _yes_no(span: Span) -> Problem:
    hint = "ask how, why or when, or which of two"
    return Problem(
        "yes-no-question", "half of all guesses at yes or no are right", span, hint, Severity.WARNING
    )


def _unquoted(ask: Text) -> str:
    return _VERBATIM.sub(lambda quoted: " " * len(quoted.group()), ask.value)
