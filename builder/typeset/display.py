"""Formulas on their tint, with the verdict at the right edge."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from builder.model.piece import Display
from builder.model.verdict import Verdict
from builder.typeset.box import Box
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule, hstack
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line

MARKS = {Verdict.PROVED: "✓", Verdict.AGREES: "≈", Verdict.UNCHECKED: "◊"}
"""What stands for a verdict; the others never reach a sheet."""
_WORD_GAP = 0.4
"""Between a verdict's mark and its word, in ems."""


def display(formulas: Sequence[Display], desk: Desk, measure: float) -> tuple[Slug, ...]:
    """Set formulas one below the other on a single tint, with the verdict of the last.

    What is too wide loses the verdict's word, then gets smaller, then is broken before
    relations and operators; what is still too wide is a fault.
    """
    space = desk.layout.space
    room = measure - 2 * space.tint_side
    verdict = formulas[-1].verdict
    for worded in (True, False):
        tag = verdict_frame(verdict, desk, worded=worded)
        left = room - (tag.width + space.verdict if tag.width else 0.0)
        lines = [line for formula in formulas for line in _lines(formula, desk, left, try_all=not worded)]
        if worded and max(line.width for line in lines) <= left:
            break
    return (_tinted(lines, tag, desk, measure),)


def _lines(formula: Display, desk: Desk, room: float, *, try_all: bool) -> list[Frame]:
    """Return the formula on as many lines as it needs; only on one unless `try_all`."""
    size = desk.layout.size
    whole = desk.formula(formula.tex, formula.linear, size.formula, display=True)
    if whole.width <= room or not try_all:
        return [whole]
    tight = desk.formula(formula.tex, formula.linear, size.formula_tight, display=True)
    if tight.width <= room:
        return [tight]
    lines = _broken(formula, desk, room, size.formula)
    if max(line.width for line in lines) > room:
        lines = _broken(formula, desk, room, size.formula_tight)
    if (widest := max(line.width for line in lines)) > room:
        desk.refuse(
            FaultKind.TOO_WIDE,
            f"the formula '{formula.linear}' is {widest - room:.0f} pt wider than its column",
            "split it in two entries, or give long names a shorter tex",
        )
    return lines


def _broken(formula: Display, desk: Desk, room: float, size: float) -> list[Frame]:
    """Break the formula in the fewest lines, at its outermost relations if it can be; later lines are indented."""
    indent = desk.layout.space.formula_indent
    ink = desk.ink()
    boxes = tuple(
        Box(piece.frame.width, piece.frame, ink, piece.space, cost=float(piece.penalty))
        for piece in desk.formula_pieces(formula.tex, formula.linear, size, display=True)
    )
    spans = broken(boxes, Shape(measure=room - indent, first=room)).spans
    frames = [set_line(boxes, start, end, desk) for start, end in spans]
    return [frame.padded(indent, 0.0) if index else frame for index, frame in enumerate(frames)]


def verdict_frame(verdict: Verdict | None, desk: Desk, *, worded: bool) -> Frame:
    """Return a verdict's mark, and its word if wanted; an empty frame for no verdict."""
    mark = MARKS.get(verdict) if verdict else None
    if not mark or not verdict:
        return Frame()
    color, size = desk.layout.color, desk.layout.size.tiny
    sign = desk.words(mark, desk.ink(color.navy, role=Role.STRONG, size=size))
    if not worded:
        return sign
    return hstack(
        [(0.0, sign), (_WORD_GAP * size, desk.words(verdict.value, desk.ink(color.muted, size=size)))]
    )


def _tinted(lines: list[Frame], tag: Frame, desk: Desk, measure: float) -> Slug:
    """Lay lines on a tint whose height is a multiple of the layout's step."""
    space, color = desk.layout.space, desk.layout.color
    inner = sum(line.height for line in lines) + space.formula_lines * (len(lines) - 1)
    step = space.tint_step
    height = ceil((inner + 2 * space.tint_inside) / step - 1e-6) * step
    tint = Frame(measure, height, 0.0, ((0.0, 0.0, Rule(measure, height)),), color=color.tint)
    parts: list[tuple[float, float, Frame]] = [(0.0, 0.0, tint)]
    y = height - (height - inner) / 2
    for line in lines:
        parts.append((space.tint_side, y - line.ascent, line))
        y -= line.height + space.formula_lines
    x_height = 0.52 * desk.layout.size.tiny
    parts.append((measure - space.tint_side - tag.width, (height - x_height) / 2, tag))
    above = Frame(measure, height + space.tint_above, space.tint_below, tuple(parts), color=color.ink)
    return Slug(above, grows=space.stretch_inside)
