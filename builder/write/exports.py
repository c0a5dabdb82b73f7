"""A deck's cards for programs other than Anki: a table, or JSON.

CSV is UTF-8 with a row a card and a first row of names: id, card, section, tags, front, back, name.  The
name of a note stands at its first card, since no two entries may share one.  JSON says the same by note, and
the fields too.  Texts are Markdown with `$...$` around formulas.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from io import StringIO

from builder.model.deck import Deck

COLUMNS = ("id", "card", "section", "tags", "front", "back", "name")


@dataclass(frozen=True, slots=True)
class ExportedCard:
    """One card: Markdown."""

    name: str
    """Of its template."""
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """One note, with its cards."""

    id: str
    """The EntryId."""
    type: str
    section: str
    tags: tuple[str, ...]
    fields: Mapping[str, str]
    """Markdown by name; those that say something."""
    cards: tuple[ExportedCard, ...]
    name: str = ""
    """What other entries call it, where that is not its title."""


def as_csv(notes: Iterable[ExportedNote]) -> str:
    """Return the cards as a table; tags are kept apart by spaces."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for note in notes:
        for number, card in enumerate(note.cards):
            about = (note.id, card.name, note.section, " ".join(note.tags))
            writer.writerow([*about, card.front, card.back, "" if number else note.name])
    return table.getvalue()


def as_json(deck: Deck, notes: Iterable[ExportedNote]) -> str:
    """Return `{"deck": {id, name, title, language}, "notes": [{id, type, section, tags, fields, cards, name}]}`."""
    head = {
        "id": deck.id.value,
        "name": deck.name.value,
        "title": deck.title.value,
        "language": deck.language,
    }
    return json.dumps({"deck": head, "notes": [asdict(note) for note in notes]}, ensure_ascii=False, indent=2)
