"""The sheet as pages: entries set, made up into columns, furnished with head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.block import Sheet
from builder.typeset.desk import Desk
from builder.typeset.fault import Fault, FaultKind
from builder.typeset.flow import Flow, Setter
from builder.typeset.fonts import Fonts
from builder.typeset.formulas import Formulas
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug, stacked
from builder.typeset.heading import headings
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import Layout
from builder.typeset.makeup import made_up
from builder.typeset.masthead import Masthead, masthead_frame, plan_masthead
from builder.typeset.matter import Column, matter_of
from builder.typeset.mirror import mirrored
from builder.typeset.running import running_foot, running_head, standing_foot
from builder.typeset.words import plain

_ROUNDS = 9
"""Of setting anew because the pages that references name have changed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page; its frame's baseline is the page's foot."""

    frame: Frame
    label: str
    chapters: tuple[str, ...]
    """The numbered titles of the chapters that it shows, in order."""


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

    References to other pages name them, so entries are set again until the numbers printed
    are the numbers of the pages.
    """
    desk = Desk(layout, fonts, formulas, Hyphens(sheet.language))
    plan = plan_masthead(sheet, desk)

    def depth(page: int) -> float:
        return layout.page.depth - (plan.height if page == 0 else 0.0)

    setter = Setter(sheet, desk)
    numbers: dict[str, int] = {}
    for _ in range(_ROUNDS):
        flow = setter.flow(numbers)
        columns = made_up(matter_of(flow.slugs), layout.page.columns, depth)
        before, numbers = numbers, flow.pages(columns)
        if numbers == before:
            break
    press = _Press(sheet, desk, plan, flow, columns, numbers, standing_foot(sheet, desk))
    pages = tuple(press.page(index, depth(index)) for index in range(len(columns)))
    faults = (*desk.faults, *flow.faults, *_too_tall(flow, layout.page.depth))
    return Typeset(pages, tuple(_outline(sheet)), faults)


@dataclass(frozen=True, slots=True)
class _Press:
    """What all pages are made of."""

    sheet: Sheet
    desk: Desk
    plan: Masthead
    flow: Flow
    columns: Sequence[Sequence[Column]]
    numbers: Mapping[str, int]
    foot: Frame
    """What stands at the foot of every page."""

    def page(self, index: int, depth: float) -> Page:
        """Return a page, counted from 0: columns, the rules between them, head and foot."""
        layout = self.desk.layout
        figures = layout.page
        top = figures.margin + depth
        placed = [
            (figures.column_left(number), top, stacked(self._slugs(column), figures.measure))
            for number, column in enumerate(self.columns[index])
        ]
        last = index == len(self.columns) - 1
        foot = min((top - frame.descent for _, _, frame in placed), default=top) if last else figures.margin
        shown = self.flow.headings_on(self.columns[index])
        titles = tuple(heading.numbered_title for heading in shown)
        parts = (
            (0.0, 0.0, self._head(index, titles)),
            *placed,
            *_gutters(self.desk, len(placed), top, foot),
            (0.0, 0.0, running_foot(self.foot, index + 1, len(self.columns), self.desk)),
        )
        frame = Frame(figures.width, figures.height, 0.0, parts, color=layout.color.ink)
        return Page(mirrored(frame) if self.desk.rtl else frame, str(index + 1), titles)

    def _head(self, index: int, titles: Sequence[str]) -> Frame:
        if index:
            return running_head(self.sheet.title, titles, self.desk)
        starts = [self.numbers[heading.anchor] for heading in headings(self.sheet)]
        return masthead_frame(self.sheet, self.plan, starts, self.desk)

    def _slugs(self, column: Column) -> Iterator[Slug]:
        """Yield a column's slugs, its gaps grown, under the head of a table that it continues."""
        for index in range(column.start, column.end):
            slug = self.flow.slugs[index]
            if index == column.start:
                yield from slug.head
            yield replace(slug, above=slug.above + column.share * slug.grows) if slug.grows else slug


def _gutters(desk: Desk, columns: int, top: float, foot: float) -> Iterator[tuple[float, float, Frame]]:
    """Yield the rules between columns."""
    page, thickness = desk.layout.page, desk.layout.rule.gutter
    line = Frame(parts=((0.0, 0.0, Rule(thickness, top - foot)),), color=desk.layout.color.rule)
    for column in range(1, columns):
        yield page.column_left(column) - (page.gutter + thickness) / 2, foot, line


def _too_tall(flow: Flow, depth: float) -> Iterator[Fault]:
    """Yield a fault for each slug that no column holds."""
    for owner, slug in zip(flow.owners, flow.slugs, strict=True):
        if slug.frame.height > depth:
            message = f"a part of the entry is {slug.frame.height:.0f} pt high, a column {depth:.0f}"
            yield Fault(FaultKind.TOO_TALL, owner, message, "split the entry in two")


def _outline(sheet: Sheet) -> Iterable[Bookmark]:
    for heading in headings(sheet):
        yield Bookmark(heading.numbered_title, heading.anchor, 0)
        blocks = sheet.chapters[int(heading.ordinal) - 1].blocks if heading.ordinal else ()
        for block in blocks:
            yield Bookmark(block.name or plain(block.title), block.entry, 1)
