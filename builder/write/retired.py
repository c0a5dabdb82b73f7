"""Notes that a build ships no more: what their readers lose, how to keep it, and how to find them.

Anki keeps a note that is gone from a package for ever, with its schedule.  It just gets no more edits,
and a note that replaces it under another id starts from nothing, unless `renamed_from` says that it is
the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby

from builder.model.deck import Deck
from builder.model.entry import AnyEntry
from builder.model.history import History, NoteLine
from builder.model.note import Note, NoteType
from builder.model.problem import Problem, Severity
from builder.model.span import Span
from builder.model.title import title
from builder.write.anki import content_hash
from builder.write.fields import fields_of
from builder.write.identity import entry_of, under
from builder.write.markup import AnkiDialect
from builder.write.notetypes import form_of

_ALIKE = 0.6
_WILD = re.compile(r'(["*_\\])')
"""Characters that mean something in Anki's searches."""
_ESCAPED = r"\\\1"


@dataclass(frozen=True, slots=True)
class Change:
    """A build's history before and after."""

    before: History
    after: History
    notes: tuple[Note, ...]
    """What it ships."""


def retirements(deck: Deck, change: Change, place_of: Callable[[str], Span]) -> Iterator[Problem]:
    """Yield a warning for each entry that loses notes with this build.

    `place_of` gives the place of a GUID in deck.lock.
    """
    gone = sorted(_gone(change), key=lambda line: (line.entry, line.guid))
    entries = {entry.id.value: entry for entry in deck.entries()}
    for id_, group in groupby(gone, key=lambda line: entry_of(line.entry)):
        lines = tuple(group)
        many = f"{len(lines)} notes" if len(lines) > 1 else "note"
        lost = f"whoever studied its {many} gets no more edits, and keeps the progress for nothing"
        if id_ not in entries:
            new = _likely(id_, lines, change, entries)
            where = f"on '{new}'" if new else "on the entry that it is now"
            also = entries[new].id.span() if new else None
            message, hint = (
                f"the entry '{id_}' is gone: {lost}",
                f"if it was renamed, write 'renamed_from: {id_}' {where}",
            )
        else:
            also = entries[id_].id.span()
            names = ", ".join(f"'{line.entry}' ({form_of(NoteType(line.type)).kind})" for line in lines)
            message = f"{names}: gone from the entry '{id_}': whoever studied it gets no more edits"
            hint = "give rows and parts their old ids back, if only their names changed; another kind is another note"
        yield Problem("vanished", message, place_of(lines[0].guid), hint, Severity.WARNING, also)


def unknown_renames(deck: Deck, change: Change) -> Iterator[Problem]:
    """Yield a warning for each `renamed_from` whose old id the history never had."""
    lines = change.before.notes.values()
    known = {entry_of(line.entry) for line in lines}
    living = {entry_of(line.entry) for line in lines if not line.retired}
    lost = sorted({entry_of(line.entry) for line in _gone(change)} or known - living)
    for entry in deck.entries():
        old = entry.renamed_from
        if old is None or not known or old.value in known or entry.id.value in living:
            continue
        near = get_close_matches(old.value, lost, 1, _ALIKE)
        hint = (
            f"did you mean '{near[0]}'?" if near else "take it out, or write the id that the entry had before"
        )
        message = f"deck.lock knows no entry '{old}', so no progress is taken along"
        yield Problem("renamed-unknown", message, old.span(), hint, Severity.WARNING)


def retired_search(deck_name: str, history: History) -> tuple[str, int] | None:
    """Return what to type into Anki's browser to find all retired notes, and how many they are.

    None where there are none, and for those that share EntryId and kind with a living note: a rename
    that was told a build too late leaves such a note, and no search tells the two apart.
    """
    living = {line.entry: line.type for line in history.notes.values() if not line.retired}
    terms: dict[str, None] = {}
    for line in sorted(history.notes.values(), key=lambda line: line.entry):
        if not line.retired or living.get(line.entry) == line.type:
            continue
        term = f"EntryId:{line.entry}"
        if line.entry in living:
            kind = form_of(NoteType(line.type)).kind
            type_name = f"{deck_name}: {kind}".replace('"', "")  # Anki takes quotes out of these names
            term = f"({term} {_term('note', type_name)})"
        terms[term] = None
    if not terms:
        return None
    found = " OR ".join(terms)
    return f"{_term('deck', deck_name)} {f'({found})' if len(terms) > 1 else found}", len(terms)


def retired_notice(deck_name: str, history: History) -> str:
    """Return the line of a build's report that finds the retired notes; nothing where there are none."""
    found = retired_search(deck_name, history)
    if found is None:
        return ""
    search, count = found
    those = "1 retired note, which stays" if count == 1 else f"{count} retired notes, which stay"
    return f"{those} with readers until deleted; in Anki's browser: {search}"


def _gone(change: Change) -> list[NoteLine]:
    """Return the lines that lived before this build and do not after it.

    A note whose EntryId and kind live on under another GUID is not gone: a rename told late gave it back
    the older one.
    """
    living = {(line.entry, line.type) for line in change.after.notes.values() if not line.retired}
    return [
        line
        for line in change.before.notes.values()
        if not line.retired
        and change.after.notes[line.guid].retired
        and (line.entry, line.type) not in living
    ]


def _likely(
    id_: str, lines: Sequence[NoteLine], change: Change, entries: Mapping[str, AnyEntry]
) -> str | None:
    """Return the new entry that a vanished one most likely became.

    That is one whose notes would be the same to the byte under the old id, else the one of the same kind
    whose id or title is most like the old id.
    """
    known = {entry_of(line.entry) for line in change.before.notes.values()}
    types, contents = {line.type for line in lines}, {line.content for line in lines}
    new = [note for note in change.notes if entry_of(note.entry) not in known and note.type in types]
    alike: list[tuple[float, str]] = []
    for note in new:
        found = entry_of(note.entry)
        fields = fields_of(replace(note, entry=under(note.entry, id_)), AnkiDialect())
        if content_hash(note.type, fields.values(), note.tags) in contents:
            return found
        alike.append((max(_likeness(id_, found), _likeness(id_, _slug(entries[found]))), found))
    likeness, nearest = max(alike, default=(0.0, ""))
    return nearest if likeness >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _slug(entry: AnyEntry) -> str:
    """Return the id that an entry's title would make."""
    return "-".join(re.findall(r"[a-z0-9]+", title(entry).value.lower()))


def _term(key: str, value: str) -> str:
    return f'{key}:"{_WILD.sub(_ESCAPED, value)}"'
