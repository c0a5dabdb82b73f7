"""Entries: each block of the sheet set as a galley."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import inf

from builder.model.block import Block, Lead
from builder.model.piece import Prose
from builder.typeset.body import Body, Part, Passage
from builder.typeset.box import Box, boxes_of
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.galley import Galley, Slug, spaced, stack_height, unsplit
from builder.typeset.paragraph import SPLIT, Setting, paragraph
from builder.typeset.passage import Spoken, boxes_together

_WARNING_MARK = "×"
_FIX_MARK = "→"
_QUESTION = "Q"
_ABOVE, _BELOW = 2.5, 2.0
"""Lines, or their height, that stay together at either end of a split entry."""
_PARTING = 7 * SPLIT
"""What it costs to part a formula or a table from the text below it, a title from what it names, a question
from its answer."""


def typeset_entry(block: Block, desk: Desk) -> Galley:
    """Set an entry in a column; what could not be set comes along as faults.

    The id stands at the right edge: of the title's line where the title has one, else of the
    last line, if the entry ends with text.
    """
    desk = desk.at(block.entry)
    layout = desk.layout
    body = Body(desk, layout.space.hang if block.lead is Lead.MARKED else 0.0)
    title = _title_boxes(block, desk)
    parts = block.parts
    if block.lead is Lead.RUN_IN:
        first = parts[0] if parts and isinstance(parts[0], Prose) else None
        parts = parts[1:] if first else parts
        body.say(Spoken(first or Prose(()), desk.ink(), title, layout.space.aside))
    for part in parts:
        body.read(part)
    body.close()
    muted = desk.ink(layout.color.muted, role=Role.CODE, size=layout.size.tiny)
    tag = desk.words(block.entry, muted) if block.entry else None
    at_end = block.lead is not Lead.TITLE and _ends_with_text(body)
    slugs = _titled(block, title, tag if not at_end else None, desk)
    slugs += _set(body, tag if at_end or block.lead is Lead.RUN_IN else None, desk, first=not at_end)
    return Galley(_settled(slugs, block.entry, desk), tuple(desk.faults))


def _ends_with_text(body: Body) -> bool:
    """Tell whether the last line is text that has room beside it; an outline has none."""
    last = body.parts[-1] if body.parts else None
    return isinstance(last, Passage) and not any(
        isinstance(part, Passage) and part.hang for part in body.parts
    )


def _title_boxes(block: Block, desk: Desk) -> tuple[Box, ...]:
    boxes = boxes_of(block.title.inlines, desk, desk.ink(role=Role.STRONG))
    if not block.aside:
        return boxes
    layout = desk.layout
    aside = boxes_of(block.aside.inlines, desk, desk.ink(layout.color.muted, size=layout.size.small))
    return boxes + tuple(replace(box, space=layout.space.aside) for box in aside[:1]) + aside[1:]


def _titled(block: Block, boxes: tuple[Box, ...], tag: Frame | None, desk: Desk) -> list[Slug]:
    """Return the title's own lines; none where the text runs on after it."""
    if block.lead is Lead.RUN_IN:
        return []
    hang = desk.layout.space.hang if block.lead is Lead.MARKED else 0.0
    setting = Setting(
        measure=desk.layout.page.measure - hang,
        leading=desk.layout.leading.body,
        indent=hang,
        mark=_mark(block.mark, desk, desk.layout.color.navy) if block.mark else None,
        hang=hang,
        tag=tag,
        tag_first=True,
    )
    return list(unsplit(paragraph(boxes, desk, setting)))


def _mark(text: str, desk: Desk, color: str) -> Frame:
    known = {_WARNING_MARK: desk.layout.color.rust, _FIX_MARK: desk.layout.color.navy}
    return desk.words(text, desk.ink(known.get(text, color), role=Role.STRONG))


def _set(body: Body, tag: Frame | None, desk: Desk, *, first: bool) -> list[Slug]:
    """Set the parts of a body, with the tag on the first line or on the last."""
    slugs: list[Slug] = []
    tagged = 0 if first else len(body.parts) - 1
    for index, part in enumerate(body.parts):
        if isinstance(part, Passage):
            setting = _setting(part, tag if index == tagged else None, desk, first=first)
            lines = paragraph(partial(boxes_together, part.stretches, desk), desk, setting)
            before = body.parts[index - 1] if index else None
            runs_on = isinstance(before, Passage) and before.mark != _QUESTION
            lines = (replace(lines[0], cost=SPLIT if runs_on else _PARTING), *lines[1:])
        else:
            lines = part
        after_block = index > 0 and _grows(body.parts[index - 1])
        grows = desk.layout.space.stretch_inside if after_block or _grows(part) else 0.0
        slugs.extend((replace(lines[0], grows=grows), *lines[1:]))
    return slugs


def _grows(part: Part) -> bool:
    """Tell whether the white around a part may grow: a tint, a table."""
    return not isinstance(part, Passage) and part[0].grows > 0


def _setting(passage: Passage, tag: Frame | None, desk: Desk, *, first: bool) -> Setting:
    layout = desk.layout
    structural = passage.mark.isdigit() or passage.hang
    color = layout.color.navy if structural else layout.color.muted
    return Setting(
        measure=layout.page.measure - passage.indent,
        leading=layout.leading.body,
        indent=passage.indent,
        mark=_mark(passage.mark, desk, color) if passage.mark else None,
        hang=passage.hang or layout.space.hang,
        tag=tag,
        tag_first=first,
    )


def _settled(slugs: list[Slug], entry: str, desk: Desk) -> tuple[Slug, ...]:
    """Name the entry's place and say where a column may end before or within it."""
    layout = desk.layout
    dearer = 1.0 if stack_height(slugs) > layout.split.tall else layout.split.low
    out = list(_kept(slugs, dearer, layout.leading.body))
    frame = replace(out[0].frame, anchor=entry or None)
    out[0] = replace(out[0], frame=frame, cost=0.0, grows=layout.space.stretch)
    return spaced(out, layout.space.entry)


def _kept(slugs: list[Slug], dearer: float, leading: float) -> Iterator[Slug]:
    """Yield the slugs so that more than two lines stay together above a break, and two below."""
    whole, above = stack_height(slugs), 0.0
    for index, slug in enumerate(slugs):
        below = whole - above - (slug.above if index else 0.0)
        inside = above > _ABOVE * leading and below >= _BELOW * leading - 0.01
        yield replace(slug, cost=slug.cost * dearer if inside else inf)
        above += slug.frame.height + (slug.above if index else 0.0)
