"""Steps: a note with a cloze a step, a numbered list on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, note_slot, section_title, tags
from builder.compose.context import Context
from builder.model.block import Block, Lead
from builder.model.entry import StepsEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Items


def to_study(entry: StepsEntry, context: Context) -> Iterator[Note]:
    """Yield one note; each of its cards hides one step."""
    slots = (
        Slot("Term", context.said(entry.term)),
        note_slot(entry, context),
        Slot("Text", (_numbered(entry, context),)),
        *carried_slots(entry, context),
    )
    yield Note(entry.id.value, NoteType.STEPS, section_title(context), slots, tags(entry, context, "steps"))


def to_read(entry: StepsEntry, context: Context) -> Block:
    """Return the title and the numbered steps."""
    return Block(
        entry.id.value,
        Lead.TITLE,
        context.prose(entry.term),
        (_numbered(entry, context), *carried_parts(entry, context)),
        aside=aside(entry, context),
        terms=(context.plain(entry.term),),
    )


def _numbered(entry: StepsEntry, context: Context) -> Items:
    return Items(tuple(context.prose(step) for step in entry.steps), numbered=True)
