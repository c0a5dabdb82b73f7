"""What each card of an entry asks and answers, as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import assert_never

from builder.model.entry import (
    AnyEntry,
    CodeEntry,
    Column,
    ComparisonEntry,
    DesignEntry,
    FactEntry,
    FormulaEntry,
    MistakeEntry,
    QuestionEntry,
    StepsEntry,
)
from builder.model.span import Text


class Task(Enum):
    """What a reader has to do; two fronts with the same words may be told apart by it."""

    WRITE = auto()
    """The formula."""
    FILL = auto()
    """A gap in steps or code."""
    SAY = auto()
    """In a few words."""
    CELL = auto()
    """In a table; many a cell may say the same."""
    OUTLINE = auto()
    """Of a design, at length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card, with the author's texts that stand on it."""

    entry: AnyEntry
    task: Task
    front: tuple[Text, ...]
    """What is asked."""
    context: tuple[Text, ...] = ()
    """What stands above it: a table's title, the question that is followed up."""
    answer: tuple[Text, ...] = ()
    """What has to be said; empty where that is not prose."""
    beside: tuple[Text, ...] = ()
    """What else is to be read on the back, but for pitfalls and follow-ups."""


def cards(entry: AnyEntry) -> Iterator[Card]:
    """Yield every card that an entry's own texts make, in the order of its notes."""
    match entry:
        case FormulaEntry():
            yield Card(
                entry=entry, task=Task.WRITE, front=_given(entry.term, entry.note), beside=_beside(entry)
            )
        case FactEntry():
            yield _said(entry, _given(entry.term, entry.note), entry.text)
        case ComparisonEntry():
            yield from _cells(entry)
        case StepsEntry():
            for step in entry.steps:
                front = _given(entry.term, entry.note)
                yield Card(entry=entry, task=Task.FILL, front=front, answer=(step,), beside=_beside(entry))
        case CodeEntry():
            front = _given(entry.term, entry.note)
            yield Card(entry=entry, task=Task.FILL, front=front, beside=_beside(entry))
        case QuestionEntry():
            yield _said(entry, (entry.ask,), entry.answer)
            if entry.followup is not None:
                yield _said(entry, (entry.followup.ask,), entry.followup.answer, context=(entry.ask,))
        case MistakeEntry():
            front, answer = _given(entry.mistake, entry.note), _given(entry.why, entry.fix)
            yield Card(entry=entry, task=Task.SAY, front=front, answer=answer, beside=_given(entry.when))
        case DesignEntry():
            yield from _designed(entry)
        case _:
            assert_never(entry)


def lists(entry: AnyEntry) -> tuple[tuple[Text, ...], ...]:
    """Return what a card shows as lists, besides those that are written within a text.

    Steps and the parts of a design are none: each of them is asked on a card of its own.
    """
    if not isinstance(entry, DesignEntry):
        return ()
    measured = entry.metrics
    return (
        entry.clarify,
        entry.estimate,
        entry.tradeoffs,
        entry.failures,
        measured.offline,
        measured.online,
    )


def claims(entry: AnyEntry) -> tuple[Text, ...]:
    """Return every text of an entry that says something, once each."""
    said = (text for card in cards(entry) for text in chain(card.front, card.answer, card.beside))
    return tuple(dict.fromkeys((*said, *_given(entry.when, entry.why, entry.pitfall, entry.hint))))


def questions(entry: AnyEntry) -> tuple[Text, ...]:
    """Return the questions that an author put in full."""
    match entry:
        case QuestionEntry():
            return _given(entry.ask, entry.followup.ask if entry.followup else None)
        case ComparisonEntry():
            return _given(*(column.ask for column in entry.columns))
        case _:
            return ()


def _said(entry: AnyEntry, front: tuple[Text, ...], answer: Text, *, context: tuple[Text, ...] = ()) -> Card:
    return Card(
        entry=entry,
        task=Task.SAY,
        front=front,
        context=context,
        answer=(answer,),
        beside=_beside(entry),
    )


def _cells(entry: ComparisonEntry) -> Iterator[Card]:
    columns: dict[str, Column] = {column.id.value: column for column in entry.columns}
    for row in entry.rows:
        for name, cell in row.cells:
            column = columns.get(name.value)
            if column is not None and isinstance(cell, Text):
                yield Card(
                    entry=entry,
                    task=Task.CELL,
                    front=(row.name, column.ask or column.name),
                    context=_given(entry.title, entry.note),
                    answer=(cell,),
                    beside=_beside(entry),
                )


def _designed(entry: DesignEntry) -> Iterator[Card]:
    front, outlined = _given(entry.ask, entry.note), tuple(chain(*lists(entry)))
    yield Card(entry=entry, task=Task.OUTLINE, front=front, answer=outlined, beside=_beside(entry))
    for part in entry.parts:
        yield _said(entry, (part.name,), part.text, context=(entry.ask,))


def _beside(entry: AnyEntry) -> tuple[Text, ...]:
    return _given(entry.when, entry.why)


def _given(*texts: Text | None) -> tuple[Text, ...]:
    return tuple(text for text in texts if text is not None)
