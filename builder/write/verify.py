"""A rehearsal on Anki's own engine: the old package, a month of study, the reader's own edits, the new one.

The only module that needs the extra `proofdeck[anki]`, and only when it is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unicodedata import normalize

from builder.model.package import Package, PackagedNote
from builder.write.difference import ENTRY_ID, name_of

if TYPE_CHECKING:
    from anki.collection import Collection
    from anki.dbproxy import DBProxy
    from anki.notes import Note

_OWN_WORDS, _OWN_TAG = " (in my own words)", "my-own-tag"
_INTERVAL, _REVIEWS = 30, 5
_OUTCOMES = {"new": "new", "updated": "updated", "duplicate": "unchanged", "conflicting": "in conflict"}
"""What Anki's log calls a note's fate, and what we do."""

Schedule = tuple[int, int, int, int]
"""(queue, interval, reviews, due) of a card."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A package as bytes and as what they say."""

    content: bytes
    package: Package


@dataclass(frozen=True, slots=True)
class Kept:
    """One sort of thing that should survive, counted."""

    what: str
    of: int
    lost: tuple[str, ...]
    """The names of those that did not."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What became of a reader's collection."""

    studied: int
    """Cards."""
    edited: int
    """Notes that the reader changed."""
    outcomes: Mapping[str, int]
    """How many notes of the new package were new, updated, unchanged, in conflict."""
    kept: tuple[Kept, ...]


def rehearse(old: Shipped, new: Shipped, search: str | None) -> Rehearsal:
    """Import the old package, study and edit, import the new one, all with Anki's default options.

    The reader studies every card, and edits each note that the new package leaves alone, a second after
    it was built: that is the weakest an edit can be dated.  `search` is what finds the retired notes.
    An ImportError says that the extra is missing.
    """
    with TemporaryDirectory() as folder:
        reader = _Reader(Path(folder))
        try:
            reader.imports(old.content)
            was = _Before(reader.studies(), reader.types())
            alone = _left_alone(old.package, new.package)
            for note in alone:
                reader.edits(note, old.package)
            outcomes = reader.imports(new.content)
            kept = tuple(_survival(reader, was, old.package, new.package, search))
        finally:
            reader.close()
    return Rehearsal(len(was.schedules), len(alone), outcomes, tuple(each for each in kept if each.of))


@dataclass(frozen=True, slots=True)
class _Before:
    """A collection between the two imports."""

    schedules: Mapping[int, Schedule]
    types: frozenset[int]


def _survival(
    reader: _Reader, was: _Before, old: Package, new: Package, search: str | None
) -> Iterator[Kept]:
    schedules, types, after = was.schedules, was.types, reader.schedules()
    lost = (str(card) for card, schedule in schedules.items() if after.get(card) != schedule)
    yield Kept("schedules", len(schedules), tuple(lost))
    mine = _left_alone(old, new)
    lost = (name_of(old, note) for note in mine if not reader.has_edited(note))
    yield Kept("readers' own edits and tags", len(mine), tuple(lost))
    before = {note.guid: note for note in old.notes}
    coming = [note for note in new.notes if note.guid not in before or not _same(before[note.guid], note)]
    lost = (name_of(new, note) for note in coming if not reader.shows(note))
    yield Kept("edits and new notes of the deck", len(coming), tuple(lost))
    forks = reader.types() - types - new.types.keys()
    yield Kept("note types", len(types & new.types.keys()), tuple(map(str, sorted(forks))))
    guids = {note.guid for note in new.notes}
    retired = [note for note in old.notes if note.guid not in guids]
    if search is not None:
        found = reader.found(search)
        lost = (name_of(old, note) for note in retired if note.guid not in found)
        yield Kept("retired notes, by the search that the build prints", len(retired), tuple(lost))
        yield Kept("living notes, which that search leaves out", len(guids), tuple(found & guids))


def _left_alone(old: Package, new: Package) -> list[PackagedNote]:
    """Return the notes that are the same in both."""
    after = {note.guid: note for note in new.notes}
    return [note for note in old.notes if note.guid in after and _same(note, after[note.guid])]


def _same(one: PackagedNote, other: PackagedNote) -> bool:
    return (one.type, one.fields, one.tags) == (other.type, other.fields, other.tags)


class _Reader:
    """Someone with a collection of their own, who takes what Anki proposes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = self._opened()

    def _opened(self) -> Collection:
        from anki.collection import Collection  # noqa: PLC0415 (an extra)

        return Collection(str(self.folder / "collection.anki2"))

    @property
    def _db(self) -> DBProxy:
        assert self.collection.db is not None  # noqa: S101 (it is None only while closed)
        return self.collection.db

    def close(self) -> None:
        self.collection.close()

    def imports(self, content: bytes) -> dict[str, int]:
        """Import a package; return how many notes had which fate."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest  # noqa: PLC0415

        file = self.folder / "deck.apkg"
        file.write_bytes(content)
        request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(request).log
        self.close()  # it remembers note types as they were
        self.collection = self._opened()
        return {ours: len(found) for theirs, ours in _OUTCOMES.items() if (found := getattr(log, theirs))}

    def note(self, guid: str) -> Note | None:
        id_ = self._db.scalar("SELECT id FROM notes WHERE guid = ?", guid)
        return None if id_ is None else self.collection.get_note(id_)

    def types(self) -> frozenset[int]:
        return frozenset(int(each.id) for each in self.collection.models.all_names_and_ids())

    def studies(self) -> dict[int, Schedule]:
        """Bring every card to an interval of a month after five reviews."""
        from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV  # noqa: PLC0415

        cards = [self.collection.get_card(id_) for id_ in self.collection.find_cards("")]
        for number, card in enumerate(cards):
            card.type, card.queue = CARD_TYPE_REV, QUEUE_TYPE_REV
            card.ivl, card.reps, card.due = _INTERVAL + number % 7, _REVIEWS, _INTERVAL
        self.collection.update_cards(cards)
        return self.schedules()

    def schedules(self) -> dict[int, Schedule]:
        """Return the schedule of every card by its id."""
        rows = self._db.all("SELECT id, queue, ivl, reps, due FROM cards WHERE reps > 0")
        return {id_: (queue, interval, reviews, due) for id_, queue, interval, reviews, due in rows}

    def edits(self, packaged: PackagedNote, package: Package) -> None:
        """Write into the last field that is shown, add a tag, and date that just after the package."""
        note = self.note(packaged.guid)
        if note is None:
            return
        fields = package.fields_of(packaged)
        name = [name for name, html in fields.items() if html and name != ENTRY_ID][-1]
        note[name] += _OWN_WORDS
        note.tags.append(_OWN_TAG)
        self.collection.update_note(note)
        self._db.execute("UPDATE notes SET mod = ? WHERE id = ?", packaged.changed + 1, note.id)

    def has_edited(self, packaged: PackagedNote) -> bool:
        note = self.note(packaged.guid)
        return note is not None and _OWN_TAG in note.tags and any(_OWN_WORDS in html for html in note.fields)

    def shows(self, packaged: PackagedNote) -> bool:
        """Return whether a note says what the package does."""
        note = self.note(packaged.guid)
        theirs = tuple(normalize("NFC", html) for html in packaged.fields)
        return note is not None and tuple(note.fields) == theirs and set(note.tags) == set(packaged.tags)

    def found(self, search: str) -> frozenset[str]:
        """Return the GUIDs that Anki's browser finds."""
        return frozenset(self.collection.get_note(id_).guid for id_ in self.collection.find_notes(search))
