"""The deck as an Anki package, whose notes are dated by the history and by nothing else.

Measured on Anki's own engine: a note is updated only if its date is newer than the reader's by a second,
a note type likewise, and decks are matched by name.  genanki dates everything with the build and takes
cards from its own reading of the templates; both are overridden here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from builder.model.deck import Deck
from builder.model.history import Fingerprints, History, NoteLine, TypeLine
from builder.model.note import NoteType
from builder.model.piece import Picture
from builder.write.direction import direction_style, in_language
from builder.write.fields import Filled
from builder.write.identity import guids, stable_id
from builder.write.notetypes import card_style, form_of
from builder.write.template import Template, asks, parse_template

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of the package's members: zip's first."""


def fingerprints(deck: Deck, filled: tuple[Filled, ...], history: History) -> Fingerprints:
    """Return what the package would hold, by content; note types that no note uses are left out."""
    lines = tuple(
        NoteLine(
            identity,
            each.note.entry,
            each.note.type,
            content_hash(each.note.type, each.fields.values(), each.note.tags),
        )
        for identity, each in zip(_identities(deck, filled, history), filled, strict=True)
    )
    used = {each.note.type for each in filled}
    types = tuple(TypeLine(type_, layout_hash(layout(deck, type_))) for type_ in NoteType if type_ in used)
    return Fingerprints(lines, types)


def content_hash(type_: str, fields: Iterable[str], tags: Iterable[str]) -> str:
    """Return a hash of all that an import would bring for a note."""
    return _hash(type_, *fields, *tags)


def layout_hash(layout: Mapping[str, Any]) -> str:
    """Return a hash of what makes a note type."""
    return _hash(repr(dict(layout)))


def write_apkg(deck: Deck, filled: tuple[Filled, ...], history: History) -> bytes:
    """Return an Anki package; the same notes and history give the same bytes.

    The history must have been updated with the fingerprints of these notes.  Two notes of one GUID
    are an error of ours.
    """
    package = genanki.Deck(stable_id("deck", deck.id.value), deck.name.value)
    models = {
        type_: _Model(deck, type_, history.types[type_].changed)
        for type_ in {each.note.type for each in filled}
    }
    seen: dict[str, str] = {}
    for due, (identity, each) in enumerate(zip(_identities(deck, filled, history), filled, strict=True), 1):
        entry = each.note.entry
        if identity in seen:
            message = f"{entry} and {seen[identity]} have the same GUID {identity}"
            raise ValueError(message)
        seen[identity] = entry
        package.add_note(_Note(each, models[each.note.type], identity, due, history.notes[identity].changed))
    media = media_of(filled)
    numbered = {str(number): name for number, name in enumerate(media)}
    return _zipped(
        {
            "collection.anki2": _database(package, history.begun),
            "media": json.dumps(numbered).encode(),
            **{number: media[name] for number, name in numbered.items()},
        }
    )


def media_of(filled: Iterable[Filled]) -> dict[str, bytes]:
    """Return the images that notes show, by name; a name tells the content, so that the fields' hash does too."""
    return {
        piece.name: piece.content
        for each in filled
        for slot in each.note.slots
        for piece in slot.said
        if isinstance(piece, Picture)
    }


def _identities(deck: Deck, filled: tuple[Filled, ...], history: History) -> tuple[str, ...]:
    return guids(deck, tuple(each.note for each in filled), history)


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with stable ids for fields and templates, and a date of its own."""

    def __init__(self, deck: Deck, type_: NoteType, changed: int) -> None:
        super().__init__(stable_id("note type", deck.id.value, type_), **layout(deck, type_))
        self.changed = changed

    @property
    def _req(self) -> list[tuple[int, str, list[int]]]:
        """Say which fields each front needs, for old clients; Anki itself reads the templates."""
        names = {field["name"]: ordinal for ordinal, field in enumerate(self.fields)}
        return [
            (ordinal, *_needed(parse_template(template["qfmt"]), names))
            for ordinal, template in enumerate(self.templates)
        ]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002 (genanki's)
        """Return the note type as Anki stores it, dated by its own last change."""
        stored: dict[str, Any] = super().to_json(self.changed, deck_id)
        return stored


class _Note(genanki.Note):  # type: ignore[misc]
    """A note dated by its own last change."""

    def __init__(self, filled: Filled, model: _Model, identity: str, due: int, changed: int) -> None:
        super().__init__(model, list(filled.fields.values()), tags=filled.note.tags, guid=identity, due=due)
        self.changed = changed
        self.ordinals = filled.cards

    @property
    def cards(self) -> list[genanki.Card]:
        """The cards that Anki will find in it."""
        return [genanki.Card(ordinal) for ordinal in self.ordinals]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: count[int]) -> None:  # noqa: ARG002 (genanki's)
        """Write the note and its cards."""
        super().write_to_db(cursor, self.changed, deck_id, id_gen)

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Trust our own markup: all of it is escaped or written by us."""


def layout(deck: Deck, type_: NoteType) -> dict[str, Any]:
    """Return what makes a note type, as genanki takes it.

    The note type is this deck's own: were it shared, the dates of two decks' histories would mix, and
    an old deck imported late would put its old templates back into the other's cards.
    """
    form = form_of(type_)
    return {
        "name": f"{deck.name.value}: {form.kind}",
        "fields": [{"name": field.name, "id": stable_id("field", type_, field.key)} for field in form.fields],
        "templates": [
            {
                "name": card.name,
                "qfmt": in_language(card.front, deck.language),
                "afmt": in_language(card.back, deck.language),
                "id": stable_id("template", type_, card.key),
            }
            for card in form.templates
        ],
        "css": card_style() + direction_style(deck.language),
        "model_type": genanki.Model.CLOZE if form.cloze else genanki.Model.FRONT_BACK,
    }


def _needed(front: Template, names: Mapping[str, int]) -> tuple[str, list[int]]:
    """Return the fields that must all be filled for a card or, where there are none, those of which any will do."""
    needed = [ordinal for name, ordinal in names.items() if not asks(front, names.keys() - {name})]
    return (
        ("all", needed)
        if needed
        else ("any", [ordinal for name, ordinal in names.items() if asks(front, {name})])
    )


def _database(package: genanki.Deck, begun: int) -> bytes:
    """Return the collection; ids count up from the deck's first build, in milliseconds, and so date the cards."""
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(package).write_to_db(connection.cursor(), begun, count(begun * 1000))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(members: Mapping[str, bytes]) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(_member(name), content, compresslevel=6)
    return archive.getvalue()


def _member(name: str) -> ZipInfo:
    """Return a file's entry that is the same on every machine."""
    member = ZipInfo(name, _LONG_AGO)
    member.compress_type, member.create_system, member.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return member


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:20]
