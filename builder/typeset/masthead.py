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
"""Room that the number of a page gets in the contents."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What can be said of the masthead before pages are known: how high it is, and how it is arranged."""

    height: float
    subtitle: tuple[Frame, ...]
    rows: int
    widths: tuple[float, ...]
    """Of the columns of the contents."""
    gap: float
    """Between these columns."""


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
    inner = page.width - 2 * page.margin - sum(widths)
    room = inner - gap * len(widths)
    title = desk.width(sheet.title, desk.ink(role=Role.HEAVY, size=layout.size.title))
    if title > room and rows < count:
        return None
    gap = _gap(widths, room - title, desk)
    lines = _subtitle(sheet.subtitle, inner - gap * len(widths), desk)
    more_rows = (rows - page.contents_rows) * layout.leading.contents
    more_lines = (len(lines) - 1) * layout.leading.body
    height = page.masthead + max(more_rows, more_lines, 0.0)
    return Masthead(height, lines, rows, widths, gap)


def _gap(widths: Sequence[float], spare: float, desk: Desk) -> float:
    """Return the white between columns of the contents: as much as there is room for, within limits."""
    space = desk.layout.space
    return min(space.contents_most, space.contents + max(0.0, spare) / max(1, len(widths) - 1))


def _column_width(listed: Sequence[Heading], desk: Desk) -> float:
    ink = desk.ink(size=desk.layout.size.contents)
    titles = [plain(heading.title) for heading in listed]
    longest = max(desk.width(title, ink) for title in titles)
    return _number_width(listed, desk) + longest + _page_width(desk)


def _number_width(listed: Sequence[Heading], desk: Desk) -> float:
    """Return the room for the numbers of these headings; none where none has one."""
    ink = desk.ink(role=Role.STRONG, size=desk.layout.size.contents)
    widest = max(desk.width(heading.ordinal, ink) for heading in listed)
    return widest + desk.layout.space.number if widest else 0.0


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
    page = layout.page
    listed = list(zip(headings(sheet), pages, strict=True))
    parts: list[tuple[float, float, Frame]] = []
    left = page.width - page.margin - sum(plan.widths) - plan.gap * (len(plan.widths) - 1)
    for column, width in enumerate(plan.widths):
        held = listed[column * plan.rows : (column + 1) * plan.rows]
        indent = _number_width([heading for heading, _ in held], desk)
        for row, (heading, number) in enumerate(held):
            y = page.height - page.contents - row * layout.leading.contents
            parts.append((left, y, _contents_line(heading, number, indent, width, desk)))
        left += width + plan.gap
    return parts


def _contents_line(heading: Heading, page: int, indent: float, width: float, desk: Desk) -> Frame:
    size, color = desk.layout.size.contents, desk.layout.color
    ordinal = desk.words(heading.ordinal, desk.ink(color.navy, role=Role.STRONG, size=size))
    title = desk.words(plain(heading.title), desk.ink(size=size))
    at = desk.words(str(page), desk.ink(size=size))
    parts = ((0.0, 0.0, ordinal), (indent, 0.0, title), (width - at.width, 0.0, at))
    return Frame(width, title.ascent, title.descent, parts, link=heading.anchor)
