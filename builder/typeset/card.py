"""One card to cut out: what it asks on its front, what answers on its back.

Both sides are set as large as they fit.  An answer that no card holds at a size to be read goes on on
further cards, which ask the same again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from builder.model.block import Block, Lead
from builder.model.flashcard import FlashCard
from builder.model.piece import Prose
from builder.typeset.box import Ink
from builder.typeset.desk import Desk
from builder.typeset.entry import PARTING, typeset_entry
from builder.typeset.fault import Fault, FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug, stacked
from builder.typeset.layout import Layout

PADDING = 12.0
"""Inside of a card's edge."""
_ENOUGH = 0.5
"""How full a portion is at least that ends between parts, in shares of the fullest."""
_QUESTION = 1.3
"""Of a question, to the text around it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a card; the baselines are its upper edges."""

    front: Frame
    back: Frame


def typeset_card(card: FlashCard, desks: Sequence[Desk], faults: list[Fault]) -> list[Sides]:
    """Set a card at the first desk where it fits, else on several cards; what fits nowhere is a fault.

    The desks are those of a page that is one card, from large type to small.
    """
    front = _tried(card, desks, back=False)[-1]
    backs = _tried(card, desks, back=True)
    back = backs[-1] if backs[-1].fits else min(backs, key=lambda side: len(side.portions) or inf)
    for side in (front, back):
        _refuse(side, card, faults)
    portions = () if back.fits else back.portions
    if not portions:
        return [Sides(front.framed(), back.framed())]
    marks = [f"{number} of {len(portions)}" for number in range(1, len(portions) + 1)]
    return [
        Sides(front.framed(mark), back.framed(mark, portion))
        for mark, portion in zip(marks, portions, strict=True)
    ]


def _tried(card: FlashCard, desks: Sequence[Desk], *, back: bool) -> list[_Side]:
    """Return a side as it looks at each desk, up to the first where it fits."""
    sides: list[_Side] = []
    for desk in desks:
        sides.append(_Side(card, desk.at(card.entry), back=back))
        if sides[-1].fits:
            break
    return sides


def _refuse(side: _Side, card: FlashCard, faults: list[Fault]) -> None:
    """Put what could not be set on the list."""
    entry = card.entry.partition("/")[0]
    faults.extend(replace(fault, entry=entry) for fault in side.desk.faults)
    if not side.fits and not side.portions:
        message = f"a side of the card is {side.height:.0f} pt high at the smallest type"
        faults.append(Fault(FaultKind.TOO_TALL, entry, message, "split the entry in two"))


class _Side:
    """A side of a card, set at one desk."""

    def __init__(self, card: FlashCard, desk: Desk, *, back: bool) -> None:
        self.card = card
        self.desk = desk
        self.head = tuple(_question(card, desk, back=back))
        self.body = tuple(_answer(card, desk)) if back else ()
        self.height = _height(self.head) + _height(self.body)
        page, leading = desk.layout.page, desk.layout.leading.small
        self.room = page.height - 2 * PADDING - 2 * leading
        """Between the lines of the crumb and of the id."""
        self.portions = () if self.fits else tuple(_portions(self.body, self.room - _height(self.head)))
        """What stands on each of several cards, if one does not hold it; nothing if a part is too high for any."""

    @property
    def fits(self) -> bool:
        """Whether all stands on one card, at its best."""
        return self.height <= self.room and not any(fault.stops for fault in self.desk.faults)

    def framed(self, nth: str = "", body: Sequence[Slug] | None = None) -> Frame:
        """Return the side, with the section's name above and the id below."""
        desk, page = self.desk, self.desk.layout.page
        crumb = desk.words(_crumb(self.card.section, nth, desk), _small(desk))
        id_ = desk.words(self.card.entry, _small(desk, Role.CODE))
        leading = desk.layout.leading.small
        said = stacked((*self.head, *(self.body if body is None else body)), page.measure)
        parts = (
            (PADDING, -PADDING - 0.75 * leading, crumb),
            (PADDING, -PADDING - leading - self.head[0].above, said),
            (page.width - PADDING - id_.width, PADDING - page.height, id_),
        )
        return Frame(page.width, 0.0, page.height, parts)


def _height(slugs: Sequence[Slug]) -> float:
    return sum(slug.above + slug.frame.height for slug in slugs)


def _small(desk: Desk, role: Role = Role.BODY) -> Ink:
    return desk.ink(desk.layout.color.muted, role=role, size=desk.layout.size.tiny)


def _crumb(section: str, nth: str, desk: Desk) -> str:
    """Return a section's name, cut to the card's width, and which of several cards this is."""
    words, ink = section.split(), _small(desk)
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]) + ("…" if count < len(words) else "")
        said = " · ".join(filter(None, (name, nth)))
        if desk.width(said, ink) <= desk.layout.page.measure:
            return said
    return nth


def _question(card: FlashCard, desk: Desk, *, back: bool) -> Iterator[Slug]:
    """Yield what is asked, on the back with a rule below."""
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


def _answer(card: FlashCard, desk: Desk) -> Iterator[Slug]:
    """Yield what answers."""
    galley = typeset_entry(Block("", Lead.TITLE, Prose(()), card.answers), desk)
    desk.faults.extend(galley.faults)
    for number, slug in enumerate(galley.slugs):
        yield slug if number else replace(slug, above=0.5 * desk.layout.size.body)


def _portions(slugs: Sequence[Slug], room: float) -> Iterator[tuple[Slug, ...]]:
    """Yield slugs in portions that fit, each as full as it goes, but rather ended between parts than inside one.

    None if a portion does not fit.
    """
    found: list[tuple[Slug, ...]] = []
    rest = tuple(slugs)
    while rest:
        ends = (end for end in range(1, len(rest) + 1) if end == len(rest) or rest[end].cost < inf)
        fitting = [end for end in ends if _height(rest[:end]) <= room]
        if not fitting:
            return
        enough = _ENOUGH * _height(rest[: fitting[-1]])
        between = (end for end in fitting if end == len(rest) or rest[end].cost >= PARTING)
        end = max((end for end in between if _height(rest[:end]) >= enough), default=fitting[-1])
        found.append(rest[:end])
        rest = rest[end:]
        if rest:
            rest = (*rest[0].head, replace(rest[0], head=()), *rest[1:])
            rest = (replace(rest[0], above=slugs[0].above), *rest[1:])
    yield from found


def _larger(layout: Layout) -> Layout:
    """Return the figures for a question, which is larger than what answers it."""
    size, leading = layout.size, layout.leading
    return replace(
        layout,
        size=replace(size, body=size.body * _QUESTION),
        leading=replace(leading, body=leading.body * _QUESTION),
    )
