"""The sheet as pages: entries set, made up into columns, furnished with head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from builder.model.block import Block, Chapter, Marked, Sheet
from builder.model.piece import Items, Labelled, Link, Piece, Prose
from builder.typeset.desk import Desk
from builder.typeset.entry import typeset_entry
from builder.typeset.fault import Fault, FaultKind
from builder.typeset.fonts import Fonts
from builder.typeset.formulas import Formulas
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Galley, Slug, stacked
from builder.typeset.heading import typeset_heading
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import Layout
from builder.typeset.makeup import Column, Matter, made_up, matter_of
from builder.typeset.masthead import Masthead, chapter_anchor, masthead_frame, plan_masthead
from builder.typeset.running import running_foot, running_head
from builder.typeset.words import plain

_ROUNDS = 5
"""Of setting anew because references to pages changed lengths."""
_CERTAIN = 3
"""From this round on, references name pages even on the same page, so that rounds come to an end."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page; its frame's baseline is the page's foot."""

    frame: Frame
    width: float
    height: float
    label: str
    chapters: tuple[str, ...]
    """Titles of the chapters that it shows, in order."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline."""

    title: str
    anchor: str
    level: int
    """0 for a chapter, 1 for an entry."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A sheet, ready to be painted."""

    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
    faults: tuple[Fault, ...]
    """What could not be set; a sheet with faults is not to be printed."""


def typeset_sheet(sheet: Sheet, fonts: Fonts, layout: Layout, formulas: Formulas) -> Typeset:
    """Set a sheet as pages, with its outline and with what could not be set.

    References that lead to other pages name them, so all is set again until the numbers
    that are printed are the numbers of the pages.
    """
    desk = Desk(layout, fonts, formulas, Hyphens(sheet.language))
    plan = plan_masthead(sheet, desk)
    works = _Works(sheet, desk, plan)
    pages: dict[str, int] = {}
    for turn in range(_ROUNDS):
        matter, owners, faults = works.matter(pages, certain=turn >= _CERTAIN)
        columns = made_up(matter, layout.page.columns, works.depth)
        found = _page_numbers(columns, owners)
        if found == pages:
            break
        pages = found
    faults.extend(_too_tall(matter, columns, owners, works.depth))
    frames = tuple(works.page(index, matter, columns, pages) for index in range(len(columns)))
    return Typeset(frames, tuple(_outline(sheet)), tuple(faults))


@dataclass(frozen=True, slots=True)
class _Works:
    """A sheet being set; galleys are kept while the references in them stay the same."""

    sheet: Sheet
    desk: Desk
    plan: Masthead
    _galleys: dict[tuple[str, tuple[str, ...]], Galley] = field(default_factory=dict)

    def depth(self, page: int) -> float:
        """Return the depth of the columns of a page, counted from 0."""
        return self.desk.layout.page.depth - (self.plan.height if page == 0 else 0.0)

    def matter(
        self, pages: Mapping[str, int], *, certain: bool
    ) -> tuple[Matter, list[str], list[Fault]]:
        """Return all slugs in order, whose each of them is, and the faults."""
        slugs: list[Slug] = []
        owners: list[str] = []
        faults: list[Fault] = []
        known = {block.entry for chapter in self.sheet.chapters for block in chapter.blocks}
        for number, chapter in enumerate(self.sheet.chapters):
            anchor = chapter_anchor(number)
            slugs.append(typeset_heading(chapter.title, str(number + 1), anchor, self.desk))
            owners.append(anchor)
            for index, block in enumerate(chapter.blocks):
                places = {entry: _place(block.entry, entry, pages, certain=certain) for entry in known}
                galley = self._galley(block, places)
                first = replace(galley.slugs[0], cost=inf if index == 0 else 0.0)
                slugs.extend((first, *galley.slugs[1:]))
                owners.extend([block.entry] * len(galley.slugs))
                faults.extend(galley.faults)
        return matter_of(slugs, self.desk.layout.space.stretch), owners, faults + self.desk.faults

    def _galley(self, block: Block, places: Mapping[str, str]) -> Galley:
        key = (block.entry, tuple(places.get(entry, "") for entry in _references(block.parts)))
        if key not in self._galleys:
            self._galleys[key] = typeset_entry(block, replace(self.desk, places=places))
        return self._galleys[key]

    def page(
        self, index: int, matter: Matter, columns: Sequence[Sequence[Column]], pages: Mapping[str, int]
    ) -> Page:
        """Return a page with its columns, the rules between them, its head and its foot."""
        layout = self.desk.layout
        figures = layout.page
        top = figures.margin + self.depth(index)
        parts: list[tuple[float, float, Frame]] = []
        titles = self._chapters_on(index + 1, columns, matter)
        if index == 0:
            numbers = [pages[chapter_anchor(number)] for number in range(len(self.sheet.chapters))]
            parts.append((0.0, 0.0, masthead_frame(self.sheet, self.plan, numbers, self.desk)))
        else:
            parts.append((0.0, 0.0, running_head(self.sheet.title, titles, self.desk)))
        for number, column in enumerate(columns[index]):
            frame = stacked(_grown(matter, column), figures.measure)
            parts.append((figures.column_left(number), top, frame))
        foot = min(top - frame.descent for _, _, frame in parts[1:]) if len(parts) > 1 else top
        parts.extend(_gutters(layout, top, foot if index == len(columns) - 1 else figures.margin))
        parts.append((0.0, 0.0, running_foot(self.sheet, index + 1, len(columns), self.desk)))
        whole = Frame(figures.width, figures.height, 0.0, tuple(parts), color=layout.color.ink)
        return Page(whole, figures.width, figures.height, str(index + 1), titles)

    def _chapters_on(
        self, number: int, columns: Sequence[Sequence[Column]], matter: Matter
    ) -> tuple[str, ...]:
        """Return the numbered titles of the chapters that a page shows."""
        page = columns[number - 1]
        start, end = page[0].start, page[-1].end
        titles, current = [], ""
        place = 0
        chapters = iter(enumerate(self.sheet.chapters, start=1))
        for place, slug in enumerate(matter.slugs[:end]):
            if (slug.frame.anchor or "").startswith("chapter:"):
                ordinal, chapter = next(chapters)
                current = f"{ordinal} {plain(chapter.title)}"
                titles += [current] if place >= start else []
            elif place >= start and not titles:
                titles.append(current)
        return tuple(titles)
