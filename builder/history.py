"""What each note was, and when it last changed: the file deck.lock beside the entries.

    # proofdeck deck.lock 1, begun 2026-03-01T09:00:00Z: ...
    note 2k7xg4hvq3sdlmpa  f1      formula  9b1c…  2026-03-01T09:00:00Z
    note 7cqd2zk4mt6rwyhe  gd/old  row      04e2…  2026-03-08T12:30:00Z  retired
    type formula                            c0ff…  2026-03-01T09:00:00Z

Anki updates a note only if its date is newer by a second than the reader's.  So a note keeps its
date as long as its content is the same, and takes the clock's when it is not.  After a merge either
side's lock will do: what differs from it is dated anew, and so arrives.  A lock that is lost is made anew
from the package that readers have (write/relock.py); a new one would date every note anew, at the cost of
what readers changed in them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TypeVar

from builder.model.history import History, NoteLine, TypeLine
from builder.model.problem import Problem
from builder.model.span import Span

_HEADER = re.compile(r"# proofdeck deck\.lock 1, begun (\S+): ")
_PURPOSE = "what each note was, and when it last changed; commit it with the entries, edit nothing"


def to_text(history: History) -> str:
    """Return the lines of deck.lock, sorted by GUID so that two authors' new notes rarely meet."""
    lines = [f"# proofdeck deck.lock 1, begun {_stamp(history.begun)}: {_PURPOSE}"]
    for note in sorted(history.notes.values()):
        words = [note.guid, note.entry, note.type, note.content, _stamp(note.changed)]
        lines.append("  ".join(["note", *words, *["retired"] * note.retired]))
    lines += [
        f"type  {form.type}  {form.content}  {_stamp(form.changed)}"
        for form in sorted(history.types.values())
    ]
    return "\n".join(lines) + "\n"


def new_history(now: int) -> History:
    """Return the history of a deck that was never built."""
    return History(now, {}, {})


def read_history(text: str, path: str) -> History | Problem:
    """Read a deck.lock; of a note that stands twice, as after a union merge, the later line counts."""
    rows = text.splitlines()
    for number, row in enumerate(rows, 1):
        if row.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            hint = f"keep either side whole (git checkout --ours -- {path}) and build again"
            return Problem(
                "lock-conflict", "a merge conflict is not resolved", _place(path, number, row), hint
            )
    header = _HEADER.match(rows[0]) if rows else None
    begun = header and _seconds(header[1])
    if begun is None:
        found = rows[0] if rows else ""
        return _damaged("the first line is not that of a deck.lock 1", _place(path, 1, found))
    notes: dict[str, NoteLine] = {}
    types: dict[str, TypeLine] = {}
    for number, row in enumerate(rows[1:], 2):
        match _line(row):
            case NoteLine() as note:
                notes[note.guid] = _later(note, notes.get(note.guid))
            case TypeLine() as form:
                types[form.type] = _later(form, types.get(form.type))
            case None:
                return _damaged("the line is neither a note nor a note type", _place(path, number, row))
    return History(begun, notes, types)


def place_of(guid: str, text: str, path: str) -> Span:
    """Return where a deck.lock names the entry of a GUID."""
    for number, row in enumerate(text.splitlines(), 1):
        if row.split()[1:2] == [guid]:
            entry = row.split()[2]
            return Span(path, number, row.index(entry, row.index(guid) + len(guid)) + 1, len(entry))
    return Span(path, 1, 1)


def _line(row: str) -> NoteLine | TypeLine | None:
    """Return what a line says, or None where it is damaged."""
    match row.split():
        case ["note", guid, entry, kind, content, stamp, *end] if end in ([], ["retired"]):
            changed = _seconds(stamp)
            return None if changed is None else NoteLine(guid, entry, kind, content, changed, bool(end))
        case ["type", kind, content, stamp]:
            changed = _seconds(stamp)
            return None if changed is None else TypeLine(kind, content, changed)
        case _:
            return None


_Line = TypeVar("_Line", NoteLine, TypeLine)


def _later(line: _Line, other: _Line | None) -> _Line:
    return line if other is None or line.changed >= other.changed else other


def _stamp(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(stamp: str) -> int | None:
    try:
        return int(datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _damaged(message: str, place: Span) -> Problem:
    hint = f"take back the last one that was whole (git checkout HEAD -- {place.path}) and build again"
    return Problem("lock-damaged", message, place, hint)


def _place(path: str, number: int, row: str) -> Span:
    return Span(path, number, 1, max(1, len(row)))
