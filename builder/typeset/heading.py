"""The headings of chapters: a rule, a number, a title."""

from __future__ import annotations

from builder.model.piece import Prose
from builder.typeset.box import boxes_of
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule, overlay
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line


def typeset_heading(title: Prose, number: str, anchor: str, desk: Desk) -> Slug:
    """Set a chapter's heading as one slug, with the rule at its top."""
    layout = desk.layout
    space, color = layout.space, layout.color
    measure = layout.page.measure
    ink = desk.ink(color.navy, role=Role.HEAVY, size=layout.size.chapter)
    boxes = boxes_of(title.inlines, desk, ink)
    line = set_line(boxes, 0, len(boxes), desk)
    ordinal = desk.words(number, ink) if number else Frame()
    left = ordinal.width + space.number if number else 0.0
    rule = Frame(measure, 0.0, 0.0, ((0.0, 0.0, Rule(measure, layout.rule.chapter)),), color=color.navy)
    whole = overlay(
        measure,
        (0.0, space.chapter_rise - layout.rule.chapter, rule),
        (0.0, 0.0, ordinal),
        (left, 0.0, line),
    )
    rise = space.chapter_rise
    frame = Frame(measure, rise, space.chapter - rise, whole.parts, color=color.navy, anchor=anchor)
    return Slug(frame, above=space.entry, cost=0.0, stretches=True)
