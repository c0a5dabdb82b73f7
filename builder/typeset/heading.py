"""The headings of chapters: a rule, a number, a title."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Sheet
from builder.model.piece import Prose, Words
from builder.typeset.boxes import boxes_of
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line
from builder.typeset.words import plain

NOTATION, INDEX = "notation:", "index:"
"""Where these begin; no entry can be called so."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a part of the sheet is called."""

    ordinal: str
    """Empty for what is found at the end."""
    title: Prose
    anchor: str

    @property
    def numbered_title(self) -> str:
        """The title on one line, after its number if it has one."""
        return f"{self.ordinal} {plain(self.title)}".strip()


def headings(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the headings of a sheet in order: of its chapters, then of what helps to find things."""
    chapters = (
        Heading(str(number), chapter.title, chapter_anchor(number - 1))
        for number, chapter in enumerate(sheet.chapters, start=1)
    )
    notation = (_unnumbered("Notation", NOTATION),) if sheet.notation else ()
    terms = any(block.terms for chapter in sheet.chapters for block in chapter.blocks)
    return (*chapters, *notation, *((_unnumbered("Index", INDEX),) if terms else ()))


def _unnumbered(title: str, anchor: str) -> Heading:
    return Heading("", Prose((Words(title),)), anchor)


def chapter_anchor(number: int) -> str:
    """Return the name of the place where a chapter begins, counted from 0."""
    return f"chapter:{number + 1}"


def typeset_heading(heading: Heading, desk: Desk) -> Slug:
    """Set a heading as one slug with a rule at its top."""
    layout = desk.layout
    space, color, measure = layout.space, layout.color, layout.page.measure
    ink = desk.ink(color.navy, role=Role.HEAVY, size=layout.size.chapter)
    ordinal = desk.words(heading.ordinal, ink)
    left = ordinal.width + space.number if heading.ordinal else 0.0
    boxes = boxes_of(heading.title.inlines, desk, ink)
    spans = broken(boxes, Shape(measure=measure - left)).spans
    thickness = layout.rule.chapter
    rule = Frame(parts=((0.0, 0.0, Rule(measure, thickness)),))
    parts = [(0.0, space.chapter_rise - thickness, rule), (0.0, 0.0, ordinal)]
    for index, (start, end) in enumerate(spans):
        parts.append((left, -index * space.chapter_line, set_line(boxes, start, end, desk)))
    below = space.chapter - space.chapter_rise + space.chapter_line * (len(spans) - 1)
    frame = Frame(measure, space.chapter_rise, below, tuple(parts), color=color.navy, anchor=heading.anchor)
    return Slug(frame, above=space.entry, cost=0.0, grows=space.stretch)
