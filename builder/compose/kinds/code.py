"""Code: a note with a cloze a blank, the lines themselves on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, note_slot, section_title, tags
from builder.compose.context import Context
from builder.compose.highlight import inks
from builder.model.block import Block, Lead
from builder.model.entry import CodeEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Code, Inline, Prose, Ran, Style, Words

_GLYPHS = {Ran.RAN: "✓", Ran.SKIPPED: "◊"}


def to_study(entry: CodeEntry, context: Context) -> Iterator[Note]:
    """Yield one note; each of its cards hides one blank."""
    slots = (
        Slot("Term", context.said(entry.term)),
        note_slot(entry, context),
        Slot("Text", (_code(entry, context),)),
        Slot("Prints", () if entry.expect is None else (Code("text", entry.expect.value),)),
        *carried_slots(entry, context),
        Slot("Verdict", _verdict(entry, context)),
    )
    yield Note(entry.id.value, NoteType.CODE, section_title(context), slots, tags(entry, context, "code"))


def to_read(entry: CodeEntry, context: Context) -> Block:
    """Return the title and the lines, all of them shown."""
    return Block(
        entry.id.value,
        Lead.TITLE,
        context.prose(entry.term),
        (_code(entry, context), *carried_parts(entry, context)),
        aside=aside(entry, context, _told(entry, context)),
        terms=(context.plain(entry.term),),
    )


def _code(entry: CodeEntry, context: Context) -> Code:
    code, language = entry.code.value, entry.language.value
    # In the author's order, so that a blank that is added last leaves the other cards their schedules.
    starts = ((code.index(blank.value), len(blank.value)) for blank in entry.blanks)
    holes = tuple((start, start + length) for start, length in starts)
    return Code(language, code, inks(code, language), holes, _ran(entry, context))


def _ran(entry: CodeEntry, context: Context) -> Ran | None:
    if entry.norun is not None:
        return Ran.SKIPPED
    return Ran.RAN if entry.id.value in context.checked.ran else None


def _told(entry: CodeEntry, context: Context) -> tuple[Inline, ...]:
    """Return the language, and whether the code was run, e.g. `python ✓ ran`."""
    ran = _ran(entry, context)
    language = Words(entry.language.value)
    return (
        (language,)
        if ran is None
        else (language, Words("  "), Words(_GLYPHS[ran], Style.STRONG), Words(f" {ran}"))
    )


def _verdict(entry: CodeEntry, context: Context) -> tuple[Prose, ...]:
    """Return whether the code was run, and if not, why."""
    ran = _ran(entry, context)
    if ran is None:
        return ()
    why = () if entry.norun is None else (Words(": "), *context.prose(entry.norun).inlines)
    return (Prose((Words(f"{_GLYPHS[ran]} {ran}"), *why)),)
