"""What a deck's notes were, and when they last changed: the values of deck.lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar


@dataclass(frozen=True, slots=True, order=True)
class NoteLine:
    """One note: who it is, what it held, and when that last changed."""

    guid: str
    entry: str
    """The EntryId."""
    type: str
    content: str
    """A hash of all that an import would bring."""
    changed: int = 0
    """Seconds since 1970, UTC."""
    retired: bool = False
    """Whether its entry is gone; its GUID is kept for the day it comes back."""


@dataclass(frozen=True, slots=True, order=True)
class TypeLine:
    """One note type: a hash of its fields, templates and style, and when it last changed."""

    type: str
    content: str
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What a build would ship, by content alone; the dates in its lines mean nothing."""

    notes: tuple[NoteLine, ...]
    types: tuple[TypeLine, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All notes that a deck ever had."""

    begun: int
    """When the deck was first built, in seconds since 1970, UTC."""
    notes: Mapping[str, NoteLine]
    """By GUID."""
    types: Mapping[str, TypeLine]
    """By note type."""

    def updated(self, shipped: Fingerprints, now: int) -> History:
        """Return the history with what changed dated `now`, and what is gone retired.

        A date only ever grows, even where the clock was set back.
        """
        amended = self.amended(shipped, now)
        living = {note.guid for note in shipped.notes}
        notes = {
            guid: line if guid in living else replace(line, retired=True)
            for guid, line in amended.notes.items()
        }
        return replace(amended, notes=notes)

    def amended(self, shipped: Fingerprints, now: int) -> History:
        """Return the history with what changed dated `now`; for builds of a part, nothing is retired."""
        notes = {note.guid: _dated(note, self.notes.get(note.guid), now) for note in shipped.notes}
        types = {form.type: _dated(form, self.types.get(form.type), now) for form in shipped.types}
        return replace(self, notes={**self.notes, **notes}, types={**self.types, **types})


_Line = TypeVar("_Line", NoteLine, TypeLine)


def _dated(line: _Line, before: _Line | None, now: int) -> _Line:
    """Return the line with the date of its content."""
    if before is None:
        return replace(line, changed=now)
    same = before.content == line.content
    return replace(line, changed=before.changed if same else max(now, before.changed + 1))
