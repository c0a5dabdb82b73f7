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

from builder.model.flashcard import FlashCard
from builder.typeset.card import PADDING, Sides, typeset_card
from builder.typeset.desk import Desk
from builder.typeset.fault import Fault
from builder.typeset.fonts import Fonts
from builder.typeset.formulas import Formulas
from builder.typeset.frame import Frame, Stroke
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import Layout, Leadings, PageFigures, Sizes, Spaces
from builder.typeset.mirror import mirrored
from builder.typeset.pages import Page, Typeset

_COLUMNS, _ROWS = 2, 4
_MARGIN = 22.0
"""Around all cards; no printer reaches much further."""
_MARK, _MARK_GAP, _HAIR = 10.0, 4.0, 0.25
"""Length of a crop mark, its distance from the corner, its thickness."""
_SCALES = (1.25, 1.125, 1.0, 0.9375)
"""Of the sheet's type, tried in turn until all fits; the last sets code in a line of text at 7 points."""
_LEAST = 7.0
"""Smaller no type gets."""
_PICTURE = 0.5
"""The share of a card's height that an image takes at most."""
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
    sides = [side for card in cards for side in typeset_card(card, desks, faults)]
    each = _COLUMNS * _ROWS
    for first in range(0, len(sides), each):
        group = sides[first : first + each]
        for back in (False, True):
            frame = _page(group, grid, layout, back=back)
            label = f"{first // each + 1}{'b' if back else 'a'}"
            pages.append(Page(mirrored(frame) if desks[0].rtl else frame, label, ()))
    return Typeset(tuple(pages), (), tuple(faults))


def _for_cards(layout: Layout, grid: _Grid, scale: float) -> Layout:
    """Return the sheet's figures for a page that is one card."""
    width, height = grid.card
    page = asdict(layout.page) | {"width": width, "height": height, "margin": PADDING, "columns": 1}
    return replace(
        layout,
        page=PageFigures(**page),
        size=Sizes(**_scaled(asdict(layout.size), scale, least=_LEAST)),
        leading=Leadings(**_scaled(asdict(layout.leading), scale)),
        space=Spaces(**_scaled(asdict(layout.space), scale)),
        plot=replace(layout.plot, picture=min(layout.plot.picture, _PICTURE * height)),
    )


def _scaled(figures: dict[str, float], scale: float, *, least: float = 0.0) -> dict[str, float]:
    return {
        name: value if name in _FIXED else max(value * scale, min(value, least))
        for name, value in figures.items()
    }


def _page(cards: Sequence[Sides], grid: _Grid, layout: Layout, *, back: bool) -> Frame:
    """Set one side of up to eight cards."""
    placed = [
        (*grid.corner(place, back=back), card.back if back else card.front)
        for place, card in enumerate(cards)
    ]
    marks = Frame(parts=tuple(_marks(grid)), color=layout.color.muted)
    return Frame(grid.width, grid.height, 0.0, ((0.0, 0.0, marks), *placed), color=layout.color.ink)


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
