"""Questions: asked and answered, then followed up."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, named, section_title, tags
from builder.compose.context import Context
from builder.model.block import Block, Lead, Marked
from builder.model.entry import QuestionEntry
from builder.model.note import Note, NoteType, Slot

_ASKED, _ANSWERED = "Q", "A"


def to_study(entry: QuestionEntry, context: Context) -> Iterator[Note]:
    """Yield one note; its cards ask the question and what follows it."""
    then = entry.followup
    slots = (
        Slot("Ask", context.said(entry.ask)),
        Slot("Answer", context.said(entry.answer)),
        Slot("FollowUpAsk", context.said(then.ask if then else None)),
        Slot("FollowUpAnswer", context.said(then.answer if then else None)),
        *carried_slots(entry, context),
    )
    yield Note(
        entry.id.value,
        NoteType.QUESTION,
        section_title(context),
        slots,
        tags(entry, context, "question"),
        context.name_text(entry),
    )


def to_read(entry: QuestionEntry, context: Context) -> Block:
    """Return the question as the title, the answer and what follows it hanging from letters."""
    then = entry.followup
    followed = (
        (Marked(_ASKED, context.said(then.ask)), Marked(_ANSWERED, context.said(then.answer))) if then else ()
    )
    answer = Marked(_ANSWERED, context.said(entry.answer))
    return Block(
        entry.id.value,
        Lead.MARKED,
        context.prose(entry.ask),
        (answer, *carried_parts(entry, context), *followed),
        aside=aside(entry, context),
        mark=_ASKED,
        terms=named(entry, context),
        name=context.name_text(entry),
    )
