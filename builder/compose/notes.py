"""From a checked deck to all its notes."""

from __future__ import annotations

from builder.compose.context import contexts
from builder.compose.kinds import KINDS
from builder.model.entry import Output
from builder.model.memory import Memory
from builder.model.note import Note
from builder.model.verdict import Checked


def compose_notes(checked: Checked, memory: Memory, chosen: frozenset[str] | None = None) -> tuple[Note, ...]:
    """Return the notes of every entry that is not for the sheet only, in the author's order.

    `chosen` narrows them to entries with these ids; what these say stays the same to the letter, see-also
    and all, or a narrowed build would count as an edit of them.
    """
    return tuple(
        note
        for context, entries in contexts(checked, Output.DECK, memory, None)
        for entry in entries
        if chosen is None or entry.id.value in chosen
        for note in KINDS[type(entry)].to_study(entry, context)
    )
