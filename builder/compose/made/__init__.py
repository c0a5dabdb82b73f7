"""Notes made out of a formula: practice, spot the error, and a cloze over its parts."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.context import Context
from builder.compose.made import cloze, practice, spot
from builder.model.entry import FormulaEntry, Made
from builder.model.formula import Formula
from builder.model.note import Note
from builder.model.verdict import Verdict

_SOUND = frozenset({Verdict.PROVED, Verdict.AGREES})
_MAKERS = ((Made.PRACTICE, practice.made), (Made.SPOT, spot.made), (Made.CLOZE, cloze.made))


def made_notes(entry: FormulaEntry, context: Context) -> Iterator[Note]:
    """Yield at most one note of each sort, of a formula that its checks confirm."""
    verdict, formula = context.verdict(entry), entry.formula
    if verdict is None or verdict.verdict not in _SOUND or not isinstance(formula, Formula):
        return
    for sort, maker in _MAKERS:
        if sort not in entry.without:
            note = maker(entry, formula, context)
            if note is not None:
                yield note
