"""Mistakes: what people do, why it is wrong, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, named, note_slot, section_title, tags
from builder.compose.context import Context
from builder.model.block import Block, Lead, Marked
from builder.model.entry import MistakeEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Labelled

_WRONG, _INSTEAD = "×", "→"
_WHY = "Why"


def to_study(entry: MistakeEntry, context: Context) -> Iterator[Note]:
    """Yield one note; its card asks why it is wrong and what to do instead."""
    slots = (
        Slot("Mistake", context.said(entry.mistake)),
        note_slot(entry, context),
        Slot("Fix", context.said(entry.fix)),
        *carried_slots(entry, context),
    )
    yield Note(
        entry.id.value,
        NoteType.MISTAKE,
        section_title(context),
        slots,
        tags(entry, context, "mistake"),
        context.name_text(entry),
    )


def to_read(entry: MistakeEntry, context: Context) -> Block:
    """Return the mistake as the title, why it is wrong below it, and what to do instead behind an arrow."""
    rest = (
        part
        for part in carried_parts(entry, context)
        if not (isinstance(part, Labelled) and part.label == _WHY)
    )
    return Block(
        entry.id.value,
        Lead.MARKED,
        context.prose(entry.mistake),
        (*context.said(entry.why), Marked(_INSTEAD, context.said(entry.fix)), *rest),
        aside=aside(entry, context),
        mark=_WRONG,
        terms=named(entry, context),
        name=context.name_text(entry),
    )
