"""The head of the first page: title, subtitle, and the contents at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.block import Sheet
from builder.typeset.box import Box
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.heading import Heading, headings
from builder.typeset.paragraph import set_line
from builder.typeset.words import plain

_PAGES = "00"
"""Room that the number of a page or of a chapter gets in the contents."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What can be said of the masthead before pages are known: how high it is, and how it is arranged."""

    height: float
    subtitle: tuple[Frame, ...]
    rows: int
    widths: tuple[float, ...]
    """Of the columns of the contents."""


def plan_masthead(sheet: Sheet, desk: Desk) -> Masthead:
    """Arrange contents and subtitle so that they take the least height, beside each other."""
    count = len(headings(sheet))
    least = desk.layout.page.contents_rows
    plans = [_planned(sheet, rows, desk) for rows in range(least, max(count, least) + 1)]
    return min((plan for plan in plans if plan), key=lambda plan: plan.height)


def _planned(sheet: Sheet, rows: int, desk: Desk) -> Masthead | None:
    """Return the masthead with so many rows of contents; None if it would run into the title."""
    layout = desk.layout
    page, gap = layout.page, layout.space.contents
    listed = headings(sheet)
    count = len(listed)
    widths = tuple(_column_width(listed[first : first + rows], desk) for first in range(0, count, rows))
    room = page.width - 2 * page.margin - sum(widths) - gap * len(widths)
    title = desk.width(sheet.title, desk.ink(role=Role.HEAVY, size=layout.size.title))
    if title > room and rows < count:
        return None
    lines = _subtitle(sheet.subtitle, room, desk)
    more_rows = (rows - page.contents_rows) * layout.leading.contents
    more_lines = (len(lines) - 1) * layout.leading.body
    return Masthead(page.masthead + max(more_rows, more_lines, 0.0), lines, rows, widths)


def _column_width(listed: Sequence[Heading], desk: Desk) -> float:
    ink = desk.ink(size=desk.layout.size.contents)
    titles = [plain(heading.title) for heading in listed]
    return _number_width(desk) + max(desk.width(title, ink) for title in titles) + _page_width(desk)


def _number_width(desk: Desk) -> float:
    size, space = desk.layout.size.contents, desk.layout.space.number
    return desk.width(_PAGES, desk.ink(role=Role.STRONG, size=size)) + space


def _page_width(desk: Desk) -> float:
    return desk.layout.space.number + desk.width(_PAGES, desk.ink(size=desk.layout.size.contents))


def _subtitle(text: str, room: float, desk: Desk) -> tuple[Frame, ...]:
    ink = desk.ink(desk.layout.color.muted, size=desk.layout.size.subtitle)
    space = desk.width(" ", ink)
    boxes = [
        Box(desk.width(word, ink), word, ink, space if index else 0.0)
        for index, word in enumerate(text.split())
    ]
    return tuple(set_line(boxes, *span, desk) for span in broken(boxes, Shape(measure=room)).spans)


def masthead_frame(sheet: Sheet, plan: Masthead, pages: Sequence[int], desk: Desk) -> Frame:
    """Set the masthead; `pages` are the page numbers of all that the contents list.  The baseline is the page's foot."""
    layout = desk.layout
    page = layout.page
    title = desk.words(
        sheet.title,
        desk.ink(layout.color.navy, role=Role.HEAVY, size=layout.size.title),
        tracking=layout.tracking,
    )
    parts: list[tuple[float, float, Frame]] = [(page.margin, page.height - page.title, title)]
    for index, line in enumerate(plan.subtitle):
        parts.append((page.margin, page.height - page.subtitle - index * layout.leading.body, line))
    parts.extend(_contents(sheet, plan, pages, desk))
    return Frame(page.width, page.height, 0.0, tuple(parts), color=layout.color.ink)


def _contents(
    sheet: Sheet, plan: Masthead, pages: Sequence[int], desk: Desk
) -> list[tuple[float, float, Frame]]:
    layout = desk.layout
    page, gap = layout.page, layout.space.contents
    listed = headings(sheet)
    parts: list[tuple[float, float, Frame]] = []
    right = page.width - page.margin
    left = right - sum(plan.widths) - gap * (len(plan.widths) - 1)
    for column, width in enumerate(plan.widths):
        for row in range(plan.rows):
            number = column * plan.rows + row
            if number < len(listed):
                y = page.height - page.contents - row * layout.leading.contents
                line = _contents_line(listed[number], pages[number], width, desk)
                parts.append((left, y, line))
        left += width + gap
    return parts


def _contents_line(heading: Heading, page: int, width: float, desk: Desk) -> Frame:
    size, color = desk.layout.size.contents, desk.layout.color
    ordinal = desk.words(heading.ordinal, desk.ink(color.navy, role=Role.STRONG, size=size))
    title = desk.words(plain(heading.title), desk.ink(size=size))
    at = desk.words(str(page), desk.ink(size=size))
    parts = ((0.0, 0.0, ordinal), (_number_width(desk), 0.0, title), (width - at.width, 0.0, at))
    return Frame(width, title.ascent, title.descent, parts, link=heading.anchor)
