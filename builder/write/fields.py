"""A note's slots as the fields of its note type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Display, Gapped, Items, Piece
from builder.write.escape import words_html
from builder.write.markup import Dialect, cloze_html, judged_html, slot_html
from builder.write.notetypes import form_of, parsed_sides
from builder.write.template import asks, is_blank

CLOZES = "Text"
"""The field of what is asked piece by piece: steps, or blanks in code."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A note as it is written: rendered once, for its hash, its cards and the package."""

    note: Note
    fields: dict[str, str]
    """HTML by name, in the note type's order."""
    cards: tuple[int, ...]
    """Ordinals, as of `cards_of`."""


def fill(notes: Iterable[Note], dialect: Dialect) -> tuple[Filled, ...]:
    """Render every note; one that makes no card is an error of ours."""
    return tuple(_whole(note, fields_of(note, dialect)) for note in notes)


def fields_of(note: Note, dialect: Dialect) -> dict[str, str]:
    """Return the HTML of every field, in the note type's order; slots that are not said are empty."""
    said = {slot.name: _filled(note, slot, dialect) for slot in note.slots}
    said |= {"EntryId": words_html(note.entry), "Section": words_html(note.section)}
    fields = {field.name: said.pop(field.name, "") for field in form_of(note.type).fields}
    if said:
        message = f"{note.entry}: the note type {note.type} has no field {', '.join(said)}"
        raise ValueError(message)
    return fields


def cards_of(note: Note, fields: dict[str, str]) -> tuple[int, ...]:
    """Return which cards Anki will make of a note: ordinals of templates or, for steps and code, of clozes.

    A note that makes none would vanish without a word, so that is an error.
    """
    form = form_of(note.type)
    if form.cloze:
        ordinals = tuple(range(fields[CLOZES].count("{{c")))
    else:
        filled = {name for name, html in fields.items() if not is_blank(html)}
        ordinals = tuple(n for n, (front, _) in enumerate(parsed_sides(note.type)) if asks(front, filled))
    if not ordinals:
        message = f"{note.entry}: this note makes no card"
        raise ValueError(message)
    return ordinals


def _whole(note: Note, fields: dict[str, str]) -> Filled:
    return Filled(note, fields, cards_of(note, fields))


def _filled(note: Note, slot: Slot, dialect: Dialect) -> str:
    """Return the HTML of a slot."""
    if note.type is NoteType.STEPS and slot.name == CLOZES:
        steps = (step for piece in slot.said if isinstance(piece, Items) for step in piece.items)
        return cloze_html(steps, dialect)
    if note.type is NoteType.FORMULA:
        return slot_html(tuple(_unmarked(piece) for piece in slot.said), dialect)
    if note.type is NoteType.SPOT:
        return "".join(
            judged_html(piece, dialect) if isinstance(piece, Display) else slot_html((piece,), dialect)
            for piece in slot.said
        )
    return slot_html(slot.said, dialect)


def _unmarked(piece: Piece | Gapped) -> Piece | Gapped:
    """Return a formula without its verdict, which stands at the foot of a formula's cards."""
    return replace(piece, verdict=None) if isinstance(piece, Display) else piece
