"""A reader's collection, kept by Anki's own engine."""

from __future__ import annotations

from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

OUTCOMES = ("new", "updated", "duplicate", "conflicting")


class Reader:
    """Someone who imports packages with the options Anki proposes, studies and edits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = self._opened()

    def _opened(self) -> Collection:
        return Collection(str(self.folder / "collection.anki2"))

    def imports(self, package: bytes) -> dict[str, int]:
        """Import a package; return how many notes had which outcome, without the zeros."""
        file = self.folder / "deck.apkg"
        file.write_bytes(package)
        request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(request).log
        self.collection.close()  # it remembers note types as they were
        self.collection = self._opened()
        return {outcome: len(found) for outcome in OUTCOMES if (found := getattr(log, outcome))}

    def note(self, entry: str):
        (id_,) = self.collection.find_notes(f'"EntryId:{entry}"')
        return self.collection.get_note(id_)

    def cards(self):
        yield from map(self.collection.get_card, self.collection.find_cards("", order="c.due, c.ord"))

    def studies(self, entry: str) -> None:
        """Bring every card of a note to an interval of 30 days after 5 reviews."""
        for card in self.note(entry).cards():
            card.type, card.queue, card.ivl, card.reps, card.due = CARD_TYPE_REV, QUEUE_TYPE_REV, 30, 5, 30
            self.collection.update_card(card)

    def schedule(self, entry: str) -> list[tuple[int, int, int, int]]:
        """Return (id, interval, reviews, due) of every card of a note."""
        return [(card.id, card.ivl, card.reps, card.due) for card in self.note(entry).cards()]

    def edits(self, entry: str, field: str, html: str, tag: str) -> None:
        """Change a field and add a tag."""
        note = self.note(entry)
        note[field] = html
        note.tags.append(tag)
        self.collection.update_note(note)
