"""Numeric practice: numbers on the front; on the back the formula with them put in, and the result."""

from __future__ import annotations

from builder.compose.context import Context
from builder.compose.layout import Relation
from builder.compose.linear import spelled
from builder.compose.made.parts import made_note, math, told, whole, words
from builder.compose.place import Place
from builder.compose.tex import layout_tex
from builder.model.entry import FormulaEntry, Made
from builder.model.formula import Formula
from builder.model.made import Practice
from builder.model.note import Note, Slot
from builder.model.piece import Display, Prose

_WIDE = 34
"""A chain with more signs than this is set in lines."""
_VERDICT = "✓ computed to 40 digits"


def made(entry: FormulaEntry, formula: Formula, context: Context) -> Note | None:
    """Return the exercise that checking found; None where it found none."""
    exercise = context.checked.practice.get(entry.id.value)
    if exercise is None:
        return None
    slots = (
        Slot("Given", (Prose(tuple(told(exercise.given, entry, context))),)),
        Slot("Digits", () if exercise.exact else words("Three digits.")),
        Slot("Worked", (_worked(exercise, entry, formula, context),)),
        Slot("Verdict", words(_VERDICT)),
    )
    return made_note(entry, context, Made.PRACTICE, slots)


def _worked(exercise: Practice, entry: FormulaEntry, formula: Formula, context: Context) -> Display:
    """Return the formula, with the numbers put in, and what comes out, as one chain of equations."""
    left, right = _sides(entry, formula, context)
    steps = [math(step, entry, context) for step in exercise.worked]
    sign, mark = ("=", "=") if exercise.exact else (r"\approx", "≈")
    texts = [right[0], *(step.tex for step in steps)]
    linear = " = ".join([left[1], right[1], *(step.linear for step in steps)])
    answer = rf"\mathbf{{{exercise.answer}}}"
    if len(linear) > _WIDE:
        rows = [*(f"&= {text}" for text in texts), f"&{sign} {answer}"]
        tex = rf"\begin{{aligned}} {left[0]} " + r" \\ ".join(rows) + r" \end{aligned}"
    else:
        tex = f"{' = '.join((left[0], *texts))} {sign} {answer}"
    return Display(tex, f"{linear} {mark} {exercise.answer}")


def _sides(
    entry: FormulaEntry, formula: Formula, context: Context
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return both sides of a formula, each as TeX and as a line."""
    forms = []
    for place in (Place.OPEN, Place.LINE):
        layout = whole(formula, entry, context, place)
        assert isinstance(layout, Relation)  # noqa: S101 (an exercise is made of what names something)
        forms.append((layout.first, layout.rest[0][1]))
    (left, right), (left_line, right_line) = forms
    memory = context.memory
    return (
        (layout_tex(left, memory), spelled(left_line)),
        (layout_tex(right, memory), spelled(right_line)),
    )
