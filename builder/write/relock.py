"""A lost deck.lock, made anew from the package that readers have.

A package holds all that the lock remembers but the retired notes, and those have the same GUIDs again
if they come back, unless they were renamed.  To begin a new lock instead would date every note anew,
and so overwrite what readers changed in them.
"""

from __future__ import annotations

from typing import Any

from builder.model.deck import Deck
from builder.model.history import History, NoteLine, TypeLine
from builder.model.note import NoteType
from builder.model.package import Package, PackagedType
from builder.write.anki import content_hash, layout_hash
from builder.write.identity import stable_id

_MILLISECONDS = 1000


def history_of(package: Package, deck: Deck) -> History | None:
    """Return the history that a package of this deck was built with, without retired notes.

    None says that the package is another deck's, or was not built by us.
    """
    types = {stable_id("note type", deck.id.value, type_): type_ for type_ in NoteType}
    ours = [note for note in package.notes if note.type in types]
    if not ours:
        return None
    notes = {
        note.guid: NoteLine(
            note.guid,
            package.fields_of(note)["EntryId"],
            types[note.type],
            content_hash(types[note.type], note.fields, note.tags),
            note.changed,
        )
        for note in ours
    }
    forms: dict[str, TypeLine] = {
        types[id_]: TypeLine(types[id_], layout_hash(_layout(form)), form.changed)
        for id_, form in package.types.items()
        if id_ in types
    }
    return History(min(note.id for note in ours) // _MILLISECONDS, notes, forms)


def _layout(form: PackagedType) -> dict[str, Any]:
    """Return a packaged note type as `write.anki.layout` gives ours."""
    return {
        "name": form.name,
        "fields": [{"name": field.name, "id": field.id} for field in form.fields],
        "templates": [
            {"name": card.name, "qfmt": card.front, "afmt": card.back, "id": card.id}
            for card in form.templates
        ],
        "css": form.style,
        "model_type": int(form.cloze),
    }
