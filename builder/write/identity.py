"""Who a note is, whatever it says: the GUIDs and ids by which Anki knows it again."""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha256

from builder.model.deck import Deck
from builder.model.history import History, NoteLine
from builder.model.note import Note, NoteType

_SUFFIX = re.compile(r"[/#].*|$")


def guid(deck_id: str, type_: NoteType, entry: str) -> str:
    """Return the GUID that an EntryId gets when it is new."""
    return b32encode(_digest("note", deck_id, type_, entry)[:10]).decode("ascii").lower()


def stable_id(*parts: str) -> int:
    """Return a number for a deck, note type, field or template: positive, and exact in JavaScript (53 bits)."""
    return int.from_bytes(_digest(*parts)[:8], "big") % (2**53 - 1) + 1


def entry_of(entry_id: str) -> str:
    """Return the id of the entry that an EntryId belongs to: `gd` of `gd/sgd`, `f1` of `f1#practice`."""
    return _SUFFIX.sub("", entry_id, count=1)


def under(entry_id: str, entry: str) -> str:
    """Return an EntryId as it would be if its entry had another id."""
    return entry + entry_id.removeprefix(entry_of(entry_id))


def guids(deck: Deck, notes: tuple[Note, ...], history: History) -> tuple[str, ...]:
    """Return the GUID of each note.

    A note keeps that of its living line in the history, else that of the entry it was renamed from,
    else that of its retired line.  So a rename holds even when `renamed_from` is taken out again, and
    an id that was given away makes a new note when it is used anew.  Where the old id has retired by
    itself, the rename is told a build late; then it goes before the living line, which is a build old.
    """
    lines = _lines(history)
    former = {entry.id.value: entry.renamed_from.value for entry in deck.entries() if entry.renamed_from}
    return tuple(_guid(deck.id.value, note, former, lines, history) for note in notes)


def _guid(
    deck_id: str,
    note: Note,
    former: Mapping[str, str],
    lines: Mapping[tuple[str, str], NoteLine],
    history: History,
) -> str:
    own = lines.get((note.entry, note.type))
    old = under(note.entry, former.get(entry_of(note.entry), entry_of(note.entry)))
    line = lines.get((old, note.type))
    if own and not own.retired and not (old != note.entry and line and line.retired):
        return own.guid
    if old != note.entry:
        first = line.guid if line else guid(deck_id, note.type, old)
        if line or first not in history.notes:
            return first
    return own.guid if own else _unused(deck_id, note, history)


def _unused(deck_id: str, note: Note, history: History) -> str:
    """Return a new GUID that no renamed note has taken along."""
    fresh, salt = guid(deck_id, note.type, note.entry), 1
    while fresh in history.notes:
        salt += 1
        fresh = guid(deck_id, note.type, f"{note.entry}\x1f{salt}")
    return fresh


def _lines(history: History) -> dict[tuple[str, str], NoteLine]:
    """Return the lines by EntryId and note type; where there are two, the living or latest one."""
    ranked = sorted(history.notes.values(), key=lambda line: (not line.retired, line.changed))
    return {(line.entry, line.type): line for line in ranked}


def _digest(*parts: str) -> bytes:
    return sha256("\x1f".join(parts).encode()).digest()
