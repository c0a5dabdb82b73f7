"""Designs: a note with the outline of an answer and one for each part; the whole outline on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose import markdown
from builder.compose.carried import (
    aside,
    carried_parts,
    carried_slots,
    dotted,
    note_slot,
    section_title,
    source_slot,
    tags,
)
from builder.compose.context import Context
from builder.model.block import Block, Lead
from builder.model.entry import DesignEntry, Part
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Inline, Items, Labelled, Prose, Said, Style, Words
from builder.model.span import Text

_DESIGN = "D"


def to_study(entry: DesignEntry, context: Context) -> Iterator[Note]:
    """Yield a note that asks for the outline, then one for each part."""
    labels = tags(entry, context, "design")
    slots = (
        Slot("Ask", context.said(entry.ask)),
        note_slot(entry, context),
        Slot("Clarify", _listed(entry.clarify, context)),
        Slot("Estimate", _listed(entry.estimate, context)),
        Slot("Parts", (Prose(dotted(context.prose(part.name).inlines for part in entry.parts)),)),
        Slot("TradeOffs", _listed(entry.tradeoffs, context)),
        Slot("Failures", _listed(entry.failures, context)),
        Slot("Offline", _listed(entry.metrics.offline, context)),
        Slot("Online", _listed(entry.metrics.online, context)),
        *carried_slots(entry, context),
    )
    yield Note(
        entry.id.value, NoteType.DESIGN, section_title(context), slots, labels, context.name_text(entry)
    )
    for part in entry.parts:
        own = (
            Slot("Ask", context.said(entry.ask)),
            Slot("Name", context.said(part.name)),
            Slot("Text", context.said(part.text)),
            source_slot(entry, context),
        )
        yield Note(f"{entry.id}/{part.id}", NoteType.PART, section_title(context), own, labels)


def to_read(entry: DesignEntry, context: Context) -> Block:
    """Return the outline, a labelled row for each thing to talk about."""
    rows: tuple[tuple[str, tuple[Said, ...]], ...] = (
        ("Clarify", _run_on(entry.clarify, context)),
        ("Estimate", _run_on(entry.estimate, context)),
        ("Parts", tuple(said for part in entry.parts for said in _part(part, context))),
        ("Trade-offs", _run_on(entry.tradeoffs, context)),
        ("Failures", _run_on(entry.failures, context)),
        ("Measure", _measured(entry, context)),
    )
    return Block(
        entry.id.value,
        Lead.MARKED,
        context.prose(entry.ask),
        (*(Labelled(label, said) for label, said in rows if said), *carried_parts(entry, context)),
        aside=aside(entry, context),
        mark=_DESIGN,
        terms=(context.called_text(entry),),
        name=context.name_text(entry),
    )


def _listed(texts: tuple[Text, ...], context: Context) -> tuple[Said, ...]:
    """Return one text as it is, several as a list."""
    if len(texts) == 1:
        return context.said(texts[0])
    return (Items(tuple(context.prose(text) for text in texts)),) if texts else ()


def _part(part: Part, context: Context) -> tuple[Said, ...]:
    """Return a part with its name before its text."""
    name = Words(f"{context.plain(part.name)} ", Style.STRONG)
    first, *rest = context.said(part.text)
    if isinstance(first, Items):
        return (Prose((name,)), first, *rest)
    return (Prose((name, *first.inlines)), *rest)


def _measured(entry: DesignEntry, context: Context) -> tuple[Said, ...]:
    """Return how it is measured, before and after it is shipped."""
    kinds = (("offline", entry.metrics.offline), ("online", entry.metrics.online))
    return tuple(
        Prose((Words(f"{kind} ", Style.STRONG), *prose.inlines))
        for kind, texts in kinds
        for prose in _run_on(texts, context)
    )


def _run_on(texts: tuple[Text, ...], context: Context) -> tuple[Prose, ...]:
    """Return texts as one paragraph, with semicolons between those that do not end as sentences do."""
    inlines: list[Inline] = []
    for text in texts:
        if inlines:
            ended = markdown.plain(tuple(inlines)).endswith((".", "?", "!"))
            inlines.append(Words(" " if ended else "; "))
        inlines += context.prose(text).inlines
    return (Prose(tuple(inlines)),) if inlines else ()
