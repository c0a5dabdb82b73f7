"""Whether what others call an entry is short, and leads to it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.check.authoring.words import sequence, width
from builder.check.texts import bare_links, texts
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, NamedEntry
from builder.model.problem import Problem, Severity
from builder.model.span import Span, Text
from builder.model.title import called, name, title

LONG = 40
"""Characters of what an entry is called, at most; about a line of a column."""


def name_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of references that repeat a sentence, and of names that another entry has too."""
    yield from _long(deck)
    yield from _shared(deck)


def _long(deck: Deck) -> Iterator[Problem]:
    """Warn of each entry that is called by a long title, at the first reference of another to it."""
    entries = {entry.id.value: entry for entry in deck.entries()}
    told: set[str] = set()
    for entry in entries.values():
        for said, place in _references(entry):
            other = entries.get(said)
            if other is None or other is entry or said in told or width(called(other)) <= LONG:
                continue
            told.add(said)
            message = f"{entry.id.value!r} refers to this by all of its {width(called(other))} characters"
            yield Problem(
                "long-title", message, called(other).span(), _hint(other), Severity.WARNING, also=place
            )


def _references(entry: AnyEntry) -> Iterator[tuple[str, Span]]:
    """Yield (entry id, its place) of all that shows what the other entry is called."""
    for said in entry.see:
        yield said.value, said.span()
    for text in texts(entry):
        yield from bare_links(text)


def _hint(entry: AnyEntry) -> str:
    if not isinstance(entry, NamedEntry):
        return "say it in fewer words"
    return "add name: with a few words to call it by" if name(entry) is None else "name it in fewer words"


def _shared(deck: Deck) -> Iterator[Problem]:
    """Warn of each name that is, to the word, the title of another entry or an earlier name."""
    owners: defaultdict[tuple[str, ...], list[tuple[AnyEntry, Text]]] = defaultdict(list)
    for entry in deck.entries():
        owners[sequence((title(entry),))].append((entry, title(entry)))
    for entry in deck.entries():
        given = name(entry)
        if given is None or not (words := sequence((given,))):
            continue
        for other, text in [owned for owned in owners[words] if owned[0] is not entry][:1]:
            message, hint = f"{other.id.value!r} is called so too", "name what is special to this one"
            yield Problem("same-name", message, given.span(), hint, Severity.WARNING, also=text.span())
        owners[words].append((entry, given))
