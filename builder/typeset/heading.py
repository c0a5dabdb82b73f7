"""The headings of chapters: a rule, a number, a title."""

from __future__ import annotations

from builder.model.piece import Prose
from builder.typeset.box import boxes_of
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule, overlay
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line


def chapter_anchor(number: int) -> str:
    """Return the name of the place where a chapter begins, counted from 0."""
    return f"chapter:{number + 1}"


def typeset_heading(title: Prose, number: int, desk: Desk) -> Slug:
    """Set the heading of a chapter, counted from 0, as one slug with a rule at its top."""
    layout = desk.layout
    space, color = layout.space, layout.color
    measure = layout.page.measure
    ink = desk.ink(color.navy, role=Role.HEAVY, size=layout.size.chapter)
    boxes = boxes_of(title.inlines, desk, ink)
    line = set_line(boxes, 0, len(boxes), desk)
    ordinal = desk.words(str(number + 1), ink)
    rule = Frame(measure, 0.0, 0.0, ((0.0, 0.0, Rule(measure, layout.rule.chapter)),), color=color.navy)
    whole = overlay(
        measure,
        (0.0, space.chapter_rise - layout.rule.chapter, rule),
        (0.0, 0.0, ordinal),
        (ordinal.width + space.number, 0.0, line),
    )
    rise = space.chapter_rise
    frame = Frame(
        measure, rise, space.chapter - rise, whole.parts, color=color.navy, anchor=chapter_anchor(number)
    )
    return Slug(frame, above=space.entry, cost=0.0, stretches=True)
