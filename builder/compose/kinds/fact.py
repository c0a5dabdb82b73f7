"""Facts: a term and its meaning, asked backwards too where only one term fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.compose.carried import aside, carried_parts, carried_slots, note_slot, section_title, tags
from builder.compose.context import Context, as_said
from builder.model.block import Block, Lead
from builder.model.entry import FactEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Items, Prose, Words

_YES = (Prose((Words("1"),)),)
_STEM = 5
"""Words that begin with the same so many letters are taken for forms of one word."""
_SHORT = 3
"""Words shorter than this, such as of and to, give nothing away unless they are all the term has."""


def to_study(entry: FactEntry, context: Context) -> Iterator[Note]:
    """Yield one note; its cards ask for the meaning and, if it can be told, for the term."""
    slots = (
        Slot("Term", context.said(entry.term)),
        note_slot(entry, context),
        Slot("Meaning", context.said(entry.text)),
        Slot("Back", _YES if names_one_term(entry, context) else ()),
        *carried_slots(entry, context),
    )
    yield Note(entry.id.value, NoteType.FACT, section_title(context), slots, tags(entry, context, "fact"))


def to_read(entry: FactEntry, context: Context) -> Block:
    """Return the term with its meaning run in."""
    return Block(
        entry.id.value,
        Lead.RUN_IN,
        context.prose(entry.term),
        (*context.said(entry.text), *carried_parts(entry, context)),
        aside=aside(entry, context),
        terms=(context.plain(entry.term),),
    )


def names_one_term(entry: FactEntry, context: Context) -> bool:
    """Tell whether a meaning can be asked backwards: it names one term and does not contain it.

    A bare list is no question either.
    """
    pieces = context.said(entry.text)
    if all(isinstance(piece, Items) for piece in pieces) or context.meanings[as_said(entry.text)] > 1:
        return False
    words = [_stem(word) for word in _words(context.plain(entry.term))]
    telling = [word for word in words if len(word) >= _SHORT] or words
    return not set(telling) & {_stem(word) for word in _words(context.plain(entry.text))}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s")
