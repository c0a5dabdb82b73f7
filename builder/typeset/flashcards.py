"""Cards to cut out, eight to a page: a page of fronts, then one of their backs.

Printed on both sides and turned over along the long edge, each back lies behind its front: so
the backs stand in the other column.

    ┌─────┬─────┐   ┌─────┬─────┐
    │  1  │  2  │   │ 2'  │ 1'  │
    ├─────┼─────┤   ├─────┼─────┤
    │  3  │  4  │   │ 4'  │ 3'  │
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from builder.model.block import Block, Lead
from builder.model.flashcard import FlashCard
from builder.model.piece import Prose
from builder.typeset.box import Ink
from builder.typeset.desk import Desk
from builder.typeset.entry import typeset_entry
from builder.typeset.fault import Fault, FaultKind
from builder.typeset.fonts import Fonts, Role
from builder.typeset.formulas import Formulas
from builder.typeset.frame import Frame, Rule, Stroke
from builder.typeset.galley import Slug, stacked
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import Layout, Leadings, PageFigures, Sizes, Spaces
from builder.typeset.mirror import mirrored
from builder.typeset.pages import Page, Typeset

_COLUMNS, _ROWS = 2, 4
_MARGIN = 22.0
"""Around all cards; no printer reaches much further."""
_PADDING = 12.0
_MARK, _MARK_GAP, _HAIR = 10.0, 4.0, 0.25
"""Length of a crop mark, its distance from the corner, its thickness."""
_SCALES = (1.25, 1.125, 1.0, 0.9375, 0.875)
"""Of the sheet's type, tried in turn until all fits; the last sets text at 7 points."""
_QUESTION = 1.3
"""Of a question, to the text around it."""
_FIXED = frozenset({"math", "strut"})
"""Figures that are no lengths."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where cards stand on a page of paper held upright."""

    width: float
    height: float

    @property
    def card(self) -> tuple[float, float]:
        """Width and height of a card."""
        return (self.width - 2 * _MARGIN) / _COLUMNS, (self.height - 2 * _MARGIN) / _ROWS

    def corner(self, place: int, *, back: bool) -> tuple[float, float]:
        """Return the upper left corner of a place, counted along the rows of the fronts."""
        row, column = divmod(place, _COLUMNS)
        column = _COLUMNS - 1 - column if back else column
        width, height = self.card
        return _MARGIN + column * width, self.height - _MARGIN - row * height


def typeset_flashcards(
    cards: Sequence[FlashCard], fonts: Fonts, layout: Layout, formulas: Formulas, language: str
) -> Typeset:
    """Set cards on pages, fronts and backs in turn; text that does not fit shrinks, down to a floor."""
    grid = _Grid(layout.page.height, layout.page.width)
    desks = [Desk(_for_cards(layout, grid, scale), fonts, formulas, Hyphens(language)) for scale in _SCALES]
    pages: list[Page] = []
    faults: list[Fault] = []
    each = _COLUMNS * _ROWS
    for first in range(0, len(cards), each):
        group = cards[first : first + each]
        for back in (False, True):
            frame = _page(group, grid, desks, faults, back=back)
            label = f"{first // each + 1}{'b' if back else 'a'}"
            pages.append(Page(frame, label, ()))
    return Typeset(tuple(pages), (), tuple(faults))


def _for_cards(layout: Layout, grid: _Grid, scale: float) -> Layout:
    """Return the sheet's figures for a page that is one card."""
    width, height = grid.card
    page = asdict(layout.page) | {"width": width, "height": height, "margin": _PADDING, "columns": 1}
    return replace(
        layout,
        page=PageFigures(**page),
        size=Sizes(**_scaled(asdict(layout.size), scale)),
        leading=Leadings(**_scaled(asdict(layout.leading), scale)),
        space=Spaces(**_scaled(asdict(layout.space), scale)),
    )


def _scaled(figures: dict[str, float], scale: float) -> dict[str, float]:
    return {name: value if name in _FIXED else value * scale for name, value in figures.items()}


def _page(
    cards: Sequence[FlashCard], grid: _Grid, desks: Sequence[Desk], faults: list[Fault], *, back: bool
) -> Frame:
    """Set one side of up to eight cards."""
    placed: list[tuple[float, float, Frame]] = []
    for place, card in enumerate(cards):
        x, y = grid.corner(place, back=back)
        placed.append((x, y, _side(card, desks, faults, back=back)))
    color = desks[0].layout.color
    marks = Frame(parts=tuple(_marks(grid)), color=color.muted)
    frame = Frame(grid.width, grid.height, 0.0, ((0.0, 0.0, marks), *placed), color=color.ink)
    return mirrored(frame) if desks[0].rtl else frame


def _side(card: FlashCard, desks: Sequence[Desk], faults: list[Fault], *, back: bool) -> Frame:
    """Set one side as large as it fits; the baseline is the card's upper edge."""
    for desk in desks:
        inner, page = desk.at(card.entry), desk.layout.page
        found = [*_slugs(card, inner, back=back)]
        height = sum(slug.above + slug.frame.height for slug in found)
        room = page.height - 2 * _PADDING - desk.layout.leading.small
        if height <= room and not any(fault.stops for fault in inner.faults):
            break
    if height > room:
        message = f"a side of the card is {height:.0f} pt high at the smallest type"
        faults.append(Fault(FaultKind.TOO_TALL, _owner(card), message, "split the entry in two"))
    said = stacked(found, page.measure)
    id_ = inner.words(card.entry, _small(inner, Role.CODE))
    parts = (
        (_PADDING, -_PADDING, said),
        (page.width - _PADDING - id_.width, _PADDING - page.height, id_),
    )
    faults.extend(replace(fault, entry=_owner(card)) for fault in inner.faults)
    return Frame(page.width, 0.0, page.height, parts)


def _owner(card: FlashCard) -> str:
    """Return the id of the entry that a card is of."""
    return card.entry.partition("/")[0]


def _small(desk: Desk, role: Role = Role.BODY) -> Ink:
    return desk.ink(desk.layout.color.muted, role=role, size=desk.layout.size.tiny)


def _slugs(card: FlashCard, desk: Desk, *, back: bool) -> Iterator[Slug]:
    """Yield the section's name, the question, and on the back a rule and the answers."""
    leading = desk.layout.leading.small
    crumb = desk.words(card.section, _small(desk))
    yield Slug(replace(crumb, ascent=0.75 * leading, descent=0.25 * leading))
    size = desk.layout.size
    asked = desk if back else replace(desk, layout=_larger(desk.layout))
    for index, prose in enumerate(card.asks):
        galley = typeset_entry(Block("", Lead.TITLE, prose, ()), asked)
        desk.faults.extend(galley.faults)
        for number, slug in enumerate(galley.slugs):
            above = size.body * (0.75 if index == 0 else 0.25) if number == 0 else slug.above
            yield replace(slug, above=above)
    if back:
        rule = Frame(parts=((0.0, 0.0, Rule(desk.layout.page.measure, 0.5)),), color=desk.layout.color.rule)
        yield Slug(replace(rule, width=desk.layout.page.measure, ascent=0.5), above=0.5 * size.body)
        galley = typeset_entry(Block("", Lead.TITLE, Prose(()), card.answers), desk)
        desk.faults.extend(galley.faults)
        for number, slug in enumerate(galley.slugs):
            yield replace(slug, above=0.5 * size.body) if number == 0 else slug


def _larger(layout: Layout) -> Layout:
    """Return the figures for a question, which is larger than what answers it."""
    size, leading = layout.size, layout.leading
    return replace(
        layout,
        size=replace(size, body=size.body * _QUESTION),
        leading=replace(leading, body=leading.body * _QUESTION),
    )


def _marks(grid: _Grid) -> Iterator[tuple[float, float, Frame]]:
    """Yield crop marks in the margins, at the ends of every cut."""
    width, height = grid.card
    for column in range(_COLUMNS + 1):
        x = _MARGIN + column * width
        for y in (_MARGIN - _MARK_GAP - _MARK, grid.height - _MARGIN + _MARK_GAP):
            yield x, y, Frame(parts=((0.0, 0.0, Stroke(((0.0, _MARK),), _HAIR)),))
    for row in range(_ROWS + 1):
        y = _MARGIN + row * height
        for x in (_MARGIN - _MARK_GAP - _MARK, grid.width - _MARGIN + _MARK_GAP):
            yield x, y, Frame(parts=((0.0, 0.0, Stroke(((_MARK, 0.0),), _HAIR)),))
