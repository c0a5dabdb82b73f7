"""Cloze over sub-expressions: the parts of a formula that say something by themselves, hidden one at a time."""

from __future__ import annotations

from builder.compose.context import Context
from builder.compose.linear import spelled
from builder.compose.made.gaps import gaps, marked, segments
from builder.compose.made.parts import made_note, stamp, whole, words
from builder.compose.place import Place
from builder.compose.tex import layout_tex
from builder.model.entry import FormulaEntry, Made
from builder.model.formula import Formula
from builder.model.note import Note, Slot
from builder.model.piece import Gapped

_FEWEST = 2


def made(entry: FormulaEntry, formula: Formula, context: Context) -> Note | None:
    """Return a formula with its telling parts as gaps; None where it has fewer than two."""
    layout = whole(formula, entry, context)
    chosen = gaps(layout)
    if len(chosen) < _FEWEST:
        return None
    tex = layout_tex(marked(layout, chosen, lambda part: layout_tex(part, context.memory)), context.memory)
    shown = Gapped(segments(tex), spelled(whole(formula, entry, context, Place.LINE)))
    slots = (Slot("Text", (shown,)), Slot("Verdict", words(stamp(entry, context))))
    return made_note(entry, context, Made.CLOZE, slots)
