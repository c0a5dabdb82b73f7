"""From a checked deck to the sheet."""

from __future__ import annotations

from builder.compose.context import contexts
from builder.compose.kinds import KINDS
from builder.compose.notation import notation
from builder.model.block import Chapter, Sheet
from builder.model.entry import Output
from builder.model.memory import Memory
from builder.model.verdict import Checked


def compose_sheet(checked: Checked, memory: Memory, chosen: frozenset[str] | None = None) -> Sheet:
    """Return a chapter for every section with an entry that is not for the deck only.

    `chosen` narrows them to entries with these ids.
    """
    deck = checked.deck
    shown = tuple(contexts(checked, Output.SHEET, memory, chosen))
    chapters = tuple(
        Chapter(
            context.prose(context.section.title),
            tuple(KINDS[type(entry)].to_read(entry, context) for entry in entries),
        )
        for context, entries in shown
        if entries
    )
    return Sheet(
        title=deck.title.value,
        subtitle=deck.subtitle.value if deck.subtitle is not None else "",
        author=deck.author.value if deck.author is not None else "",
        language=deck.language,
        chapters=chapters,
        notation=notation(shown),
    )
