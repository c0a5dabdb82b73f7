"""Formulas: a note with the formula and what it means, a block with the same and its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, note_slot, section_title, tags
from builder.compose.context import Context
from builder.compose.made import made_notes
from builder.model.block import Block, Lead
from builder.model.entry import FormulaEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Legend, Prose, Words
from builder.model.verdict import FormulaVerdict, Verdict

GLYPHS = {Verdict.PROVED: "✓", Verdict.AGREES: "≈", Verdict.UNCHECKED: "◊"}
"""The marks of the verdicts that a deck without errors can have."""


def to_study(entry: FormulaEntry, context: Context) -> Iterator[Note]:
    """Yield a note whose cards ask for the formula, its name and its use; then those made out of the formula."""
    legend = context.legend(entry)
    slots = (
        Slot("Term", context.said(entry.term)),
        note_slot(entry, context),
        Slot("Formula", (context.display(entry),)),
        Slot("Unnamed", context.unnamed(entry)),
        Slot("Where", (legend,) if legend.symbols else ()),
        *carried_slots(entry, context),
        Slot("Verdict", verdict_said(context.verdict(entry))),
    )
    yield Note(
        entry.id.value, NoteType.FORMULA, section_title(context), slots, tags(entry, context, "formula")
    )
    yield from made_notes(entry, context)


def to_read(entry: FormulaEntry, context: Context) -> Block:
    """Return the formula with its symbols and labels below it."""
    legend = context.legend(entry)
    symbols: tuple[Legend, ...] = (legend,) if legend.symbols else ()
    return Block(
        entry.id.value,
        Lead.TITLE,
        context.prose(entry.term),
        (context.display(entry), *symbols, *carried_parts(entry, context)),
        aside=aside(entry, context),
        terms=(context.plain(entry.term),),
    )


def verdict_said(found: FormulaVerdict | None) -> tuple[Prose, ...]:
    """Return how far a formula was confirmed, e.g. `✓ proved, 4 checks`."""
    if found is None or found.verdict not in GLYPHS:
        return ()
    many = len(found.findings)
    checks = f", {many} check{'s' * (many > 1)}" if many else ""
    return (Prose((Words(f"{GLYPHS[found.verdict]} {found.verdict}{checks}"),)),)
