"""Spot the error: a plausible wrong version on the front; on the back the mistake, and numbers that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.compose.context import Context
from builder.compose.made.parts import display, made_note, math, stamp, told, words
from builder.model.entry import FormulaEntry, Made
from builder.model.formula import Binary, Formula
from builder.model.made import Mistake, Spot
from builder.model.note import Note, Slot
from builder.model.piece import Inline, Prose, Words
from builder.model.verdict import Verdict

_NAMES = {
    Mistake.SIGN: "A sign is wrong",
    Mistake.MINUS: "A minus is missing",
    Mistake.DIFFERENCE: "A difference is turned round",
    Mistake.TERM: "A term is missing",
    Mistake.FACTOR: "A factor is missing",
    Mistake.OPERATION: "An operation is wrong",
    Mistake.FRACTION: "A fraction is turned over",
    Mistake.DENOMINATOR: "A denominator is missing",
    Mistake.POWER: "A power is missing",
    Mistake.EXPONENT: "An exponent is wrong",
    Mistake.FUNCTION: "A function is wrong",
    Mistake.FUNCTION_MISSING: "A function is missing",
    Mistake.TOTAL: "The terms are taken together in the wrong way",
    Mistake.BOUND: "It leaves out a term at one end",
    Mistake.CONSTANT: "A constant is wrong",
    Mistake.COUNT: "A count is one too small",
    Mistake.CASES: "The cases are swapped",
    Mistake.COMPARISON: "A comparison is turned round",
    Mistake.MATRIX: "The matrices are wrong",
    Mistake.SWAP: "Two symbols are swapped",
    Mistake.SYMBOL: "A symbol is wrong",
    Mistake.WHOLE: "The sign of the whole is wrong",
}
"""What is said first; the parts follow."""
_SHORT = 24
"""A right-hand side of so many signs is short enough to be said again."""


def made(entry: FormulaEntry, formula: Formula, context: Context) -> Note | None:
    """Return the most plausible wrong version that looks wrong; None where there is none.

    Two versions can be printed alike, as where two symbols have the same TeX.
    """
    right = context.display(entry)
    for candidate in context.checked.spots.get(entry.id.value, ()):
        wrong = display(replace(formula, body=candidate.wrong), entry, context)
        if wrong.tex != right.tex and wrong.linear != right.linear:
            slots = (
                Slot("Wrong", (replace(wrong, verdict=Verdict.REFUTED),)),
                Slot("Right", (right,)),
                Slot("Error", (Prose(tuple(_error(candidate, entry, formula, context))),)),
                Slot("Test", (Prose(tuple(_test(candidate, entry, context))),)),
                Slot("Verdict", words(f"× refuted, {stamp(entry, context)}")),
            )
            return made_note(entry, context, Made.SPOT, slots)
    return None


def _error(spot: Spot, entry: FormulaEntry, formula: Formula, context: Context) -> Iterator[Inline]:
    """Yield the mistake in words, with the parts that differ unless they are all of a long formula."""
    yield Words(_NAMES[spot.mistake])
    right, instead = (math(part, entry, context) for part in (spot.right, spot.instead))
    if spot.mistake is Mistake.SWAP:
        yield from (Words(": "), right, Words(" and "), instead)
    elif spot.right == spot.instead:
        yield from (Words(": "), right)
    elif right.tex != instead.tex and (spot.right != formula.body or len(right.linear) <= _SHORT):
        yield from (Words(": it has "), instead, Words(" where "), right, Words(" belongs"))
    elif isinstance(spot.right, Binary) and spot.right.right == spot.instead:
        # What is left of a long difference whose first part is missing would say most of the formula again.
        yield from (Words(": "), math(spot.right.left, entry, context), Words(" minus all of this"))
    yield Words(".")


def _test(spot: Spot, entry: FormulaEntry, context: Context) -> Iterator[Inline]:
    """Yield what both versions come to at a point; bare numbers are text."""
    yield Words("At ")
    yield from told(spot.given, entry, context)
    got, expected = (number.replace("-", "−") for number in (spot.got, spot.expected))
    yield Words(f" the wrong one gives {got}, the right one {expected}.")
