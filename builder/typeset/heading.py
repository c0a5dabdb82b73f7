"""The headings of chapters: a rule, a number, a title."""

from __future__ import annotations

from builder.model.piece import Prose
from builder.typeset.box import boxes_of
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line


def chapter_anchor(number: int) -> str:
    """Return the name of the place where a chapter begins, counted from 0."""
    return f"chapter:{number + 1}"


def typeset_heading(title: Prose, number: int, desk: Desk) -> Slug:
    """Set the heading of a chapter, counted from 0, as one slug with a rule at its top."""
    layout = desk.layout
    space, color, measure = layout.space, layout.color, layout.page.measure
    ink = desk.ink(color.navy, role=Role.HEAVY, size=layout.size.chapter)
    ordinal = desk.words(str(number + 1), ink)
    left = ordinal.width + space.number
    boxes = boxes_of(title.inlines, desk, ink)
    spans = broken(boxes, Shape(measure=measure - left)).spans
    thickness = layout.rule.chapter
    rule = Frame(parts=((0.0, 0.0, Rule(measure, thickness)),))
    parts = [(0.0, space.chapter_rise - thickness, rule), (0.0, 0.0, ordinal)]
    for index, (start, end) in enumerate(spans):
        parts.append((left, -index * space.chapter_line, set_line(boxes, start, end, desk)))
    below = space.chapter - space.chapter_rise + space.chapter_line * (len(spans) - 1)
    anchor = chapter_anchor(number)
    frame = Frame(measure, space.chapter_rise, below, tuple(parts), color=color.navy, anchor=anchor)
    return Slug(frame, above=space.entry, cost=0.0, stretches=True)
