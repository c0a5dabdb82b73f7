"""Entries: each block of the sheet set as a galley."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import inf

from builder.model.block import Block, Lead
from builder.model.piece import Prose
from builder.typeset.body import Body, Part, Passage
from builder.typeset.box import Box
from builder.typeset.boxes import boxes_of
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.galley import Galley, Slug, spaced, stack_height, unsplit
from builder.typeset.paragraph import SPLIT, Setting, paragraph
from builder.typeset.passage import Spoken, aside_boxes

_WARNING_MARK = "×"
_FIX_MARK = "→"
_QUESTION = "Q"
_ABOVE, _BELOW = 2.5, 2.0
"""Lines, or their height, that stay together at either end of a split entry."""
PARTING = 5 * SPLIT
"""What it costs to part a formula or a table from the text below it, a title from what it names."""
_TEARING = 3 * PARTING
"""What it costs to part a plot, a table or a second formula from what stands above it."""


def typeset_entry(block: Block, desk: Desk) -> Galley:
    """Set an entry in a column, with the places of other entries that the desk knows."""
    return EntryDraft(block, desk).galley(desk.places)


class EntryDraft:
    """An entry that is set, but for the pages that it names: all the rest is set once.

    The id stands at the right edge: of the title's line where the title has one, else of the
    last line, if the entry ends with text.
    """

    def __init__(self, block: Block, desk: Desk) -> None:
        """Set what does not depend on where other entries stand; of `desk.places` only the keys count."""
        self.block = block
        self.desk = desk = desk.at(block.entry)
        self.body = _read(block, desk)
        muted = desk.ink(desk.layout.color.muted, role=Role.CODE, size=desk.layout.size.tiny)
        tag = desk.words(block.entry, muted) if block.entry else None
        self.at_end = block.lead is not Lead.TITLE and _ends_with_text(self.body)
        self.title = _titled(block, tag if not self.at_end else None, desk)
        self.tag = tag if self.at_end or block.lead is Lead.RUN_IN else None
        self.paragraphs: dict[int, tuple[Slug, ...]] = {}
        """Those that name no page, by their index in the body."""

    def galley(self, places: Mapping[str, str]) -> Galley:
        """Return the entry with what is said after the names of others, e.g. `, p 2`, by id."""
        desk = replace(self.desk, places=places, faults=[])
        slugs = _settled([*self.title, *self._set(desk)], self.block.entry, desk)
        return Galley(slugs, (*self.desk.faults, *desk.faults))

    def _set(self, desk: Desk) -> Iterator[Slug]:
        """Yield the body, with the tag on the first line or on the last."""
        parts = self.body.parts
        for index, part in enumerate(parts):
            lines = self._paragraph(index, part, desk) if isinstance(part, Passage) else part
            before = parts[index - 1] if index else None
            cost = lines[0].cost
            if isinstance(part, Passage):
                cost = _cost_between(before)
            elif before is not None and _grows(part):
                cost = _TEARING
            loose = before is not None and _loose(before, part)
            grows = desk.layout.space.stretch_inside if loose or _grows(part) else 0.0
            yield replace(lines[0], cost=cost, grows=grows)
            yield from lines[1:]

    def _paragraph(self, index: int, passage: Passage, desk: Desk) -> tuple[Slug, ...]:
        if index in self.paragraphs:
            return self.paragraphs[index]
        desk = desk if passage.text.refers else self.desk
        tagged = index == (len(self.body.parts) - 1 if self.at_end else 0)
        setting = _setting(passage, self.tag if tagged else None, desk, first=not self.at_end)
        lines = paragraph(passage.text.boxes(desk), desk, setting)
        if not passage.text.refers:
            self.paragraphs[index] = lines
        return lines


def _read(block: Block, desk: Desk) -> Body:
    """Return the parts of an entry; a title that is no line of its own begins the first."""
    layout = desk.layout
    body = Body(desk, layout.space.hang if block.lead is Lead.MARKED else 0.0)
    parts = block.parts
    if block.lead is Lead.RUN_IN:
        first = parts[0] if parts and isinstance(parts[0], Prose) else None
        parts = parts[1:] if first else parts
        body.say(Spoken(first or Prose(()), desk.ink(), _title_boxes(block, desk), layout.space.aside))
    for part in parts:
        body.read(part)
    body.close()
    return body


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
    return boxes + aside_boxes(block.aside, desk, desk.ink(layout.color.muted, size=layout.size.small))


def _titled(block: Block, tag: Frame | None, desk: Desk) -> tuple[Slug, ...]:
    """Return the title's own lines; none where the text runs on after it."""
    if block.lead is Lead.RUN_IN:
        return ()
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
    return unsplit(paragraph(_title_boxes(block, desk), desk, setting))


def _mark(text: str, desk: Desk, color: str) -> Frame:
    known = {_WARNING_MARK: desk.layout.color.rust, _FIX_MARK: desk.layout.color.navy}
    return desk.words(text, desk.ink(known.get(text, color), role=Role.STRONG))


def _grows(part: Part) -> bool:
    """Tell whether the white around a part may grow: a tint, a table."""
    return not isinstance(part, Passage) and part[0].grows > 0


def _cost_between(before: Part | None) -> float:
    """Return what it costs a column to begin with text after a part; it never does with the answer to a question."""
    if not isinstance(before, Passage):
        return PARTING
    return inf if before.mark == _QUESTION else SPLIT


def _loose(before: Part, part: Part) -> bool:
    """Tell whether the white between two parts may grow: about a tint or a table, and where something new begins."""
    if _grows(before) or not isinstance(part, Passage):
        return _grows(before)
    listed = isinstance(before, Passage) and before.mark.isdigit()
    return part.mark == _QUESTION or bool(part.mark and part.hang) or (listed and not part.mark)


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
    split = layout.split
    dearer = min(split.most, max(split.least, split.tall / max(1.0, stack_height(slugs))))
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
        cost = slug.cost * dearer if inside else inf
        yield slug if slug.cost == cost else replace(slug, cost=cost)
        above += slug.frame.height + (slug.above if index else 0.0)
