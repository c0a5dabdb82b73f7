"""What the notes made out of a formula share: who they are, and expressions as mathematics."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.arrange import arrange_expression, arrange_formula
from builder.compose.carried import note_slot, section_title, tags
from builder.compose.context import Context
from builder.compose.layout import Layout
from builder.compose.linear import spelled
from builder.compose.place import Place
from builder.compose.tex import layout_tex
from builder.model.entry import FormulaEntry, Made
from builder.model.formula import Expression, Formula
from builder.model.made import Figures, Given
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Display, Inline, Math, Prose, Words
from builder.model.verdict import Verdict

_GLYPHS = {Verdict.PROVED: "✓", Verdict.AGREES: "≈"}
_TYPES = {Made.PRACTICE: NoteType.PRACTICE, Made.SPOT: NoteType.SPOT, Made.CLOZE: NoteType.CLOZE}


def made_note(entry: FormulaEntry, context: Context, sort: Made, slots: tuple[Slot, ...]) -> Note:
    """Return a note with the entry's name and symbols, and what is its own.

    It carries nothing else of the entry, so that an edit of the entry's prose leaves it as it is.
    """
    legend = context.legend(entry)
    shared = (
        Slot("Term", context.said(entry.term)),
        note_slot(entry, context),
        Slot("Where", (legend,) if legend.symbols else ()),
    )
    name = f"{entry.id}#{sort}"
    return Note(
        name, _TYPES[sort], section_title(context), (*shared, *slots), tags(entry, context, str(sort))
    )


def math(expression: Expression, entry: FormulaEntry, context: Context) -> Math:
    """Return an expression within a line."""
    symbols = context.shelf[entry.id.value].symbols
    tex = layout_tex(arrange_expression(expression, symbols), context.memory)
    return Math(tex, spelled(arrange_expression(expression, symbols, Place.LINE)))


def display(formula: Formula, entry: FormulaEntry, context: Context) -> Display:
    """Return a version of an entry's formula with its left-hand side."""
    tex = layout_tex(whole(formula, entry, context), context.memory)
    return Display(tex, spelled(whole(formula, entry, context, Place.LINE)))


def whole(formula: Formula, entry: FormulaEntry, context: Context, place: Place = Place.OPEN) -> Layout:
    """Return the layout of a version of an entry's formula."""
    return arrange_formula(formula, context.shelf[entry.id.value].symbols, place)


def told(given: Given, entry: FormulaEntry, context: Context) -> Iterator[Inline]:
    """Yield what is given, as in TP = 9, FP = 3: a formula a symbol, so that lines break between them."""
    for number, (name, figures) in enumerate(given):
        if number:
            yield Words(", ")
        left, right = math(name, entry, context), _figures(figures, entry, context)
        yield Math(f"{left.tex} = {right.tex}", f"{left.linear} = {right.linear}")


def _figures(figures: Figures, entry: FormulaEntry, context: Context) -> Math:
    if not isinstance(figures, tuple):
        return math(figures, entry, context)
    parts = [_figures(part, entry, context) for part in figures]
    tex, linear = r",\, ".join(part.tex for part in parts), ", ".join(part.linear for part in parts)
    return Math(f"({tex})", f"({linear})")


def stamp(entry: FormulaEntry, context: Context) -> str:
    """Return how far the formula was confirmed, without counting: a check more changes no card."""
    found = context.verdict(entry)
    return "" if found is None else f"{_GLYPHS[found.verdict]} {found.verdict}"


def words(text: str) -> tuple[Prose, ...]:
    """Return a text that is ours."""
    return (Prose((Words(text),)),)
