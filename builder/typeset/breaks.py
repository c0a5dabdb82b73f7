"""Where lines end: the best breaks of a whole paragraph, ragged right.

Fewest lines first; then full and even ones, with divisions, stranded words and the room that a
tag at the end needs priced in the same coin.  Raggedness that no one sees costs next to nothing, so
that lines are filled; what is more costs its square, as in Knuth and Plass, "Breaking paragraphs
into lines" (1981).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from builder.typeset.box import FORCED, Box

_UNIT = 0.04
"""The share of the measure by which shortfalls are counted: 10 points of a column."""
_UNSEEN = 0.1
"""The share of the measure that a line may fall short without looking ragged."""
_PULL = 0.3
"""What a unit of shortfall costs at least."""
_WORST = 5.0
"""From so many units on, raggedness costs no longer its square, lest a long word makes a paragraph narrow."""
_CALM = 0.6
"""The same, where the next line begins something of its own."""
_DIVIDED = 8.0
"""What a divided word costs on top of its place."""
_LINE = 1000.0
_STRANDED = 600.0
"""A last line of one word."""
_ALONE = 40.0
"""The same, where the next line begins something of its own."""
_SHORT, _SHORT_SHARE = 40.0, 0.15
"""A last line shorter than this share of the measure."""
_OVERFULL = 1e7
_SLACK = 0.01
"""Rounding that no eye sees."""
_EVEN = 1e-6
"""Prices that differ by less are the same; then the lines above are the fuller ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The room that lines have."""

    measure: float
    first: float | None = None
    """Room of the first line, if it differs."""
    tag: float = 0.0
    """Room that the last line keeps at its right end, or else a line of its own; 0 for none."""

    @property
    def widest(self) -> float:
        """The room of the longest line."""
        return max(self.measure, self.first or 0.0)

    def room(self, start: int) -> float:
        """Return the room of the line that begins with box `start`."""
        return self.measure if start or self.first is None else self.first


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph's lines as (start, end) into its boxes."""

    spans: tuple[tuple[int, int], ...]
    raggedness: float
    """The worst shortfall of a line after which the text goes on, in points."""
    tagged: bool
    """Whether the tag stands on the last line."""
    overfull: bool


def line_width(boxes: Sequence[Box], start: int, end: int) -> float:
    """Return the natural width of boxes set on one line, with the tail where the line is broken."""
    tail = boxes[end].tail_width if end < len(boxes) else 0.0
    return sum(box.width + box.space for box in boxes[start:end]) - boxes[start].space + tail


def broken(boxes: Sequence[Box], shape: Shape, *, divide: bool = True) -> Lines:
    """Return the best lines for the boxes; at least one box a line, so one may be overfull.

    Lines that end with a tail, as with a hyphen, are made only if words may be divided.
    """
    search = _Search(boxes, shape)
    if not shape.tag and search.on_one_line():
        return _judged(boxes, shape, ((0, len(boxes)),))
    for end in range(1, len(boxes) + 1):
        if end == len(boxes) or (boxes[end].cost < inf and (divide or not boxes[end].tail)):
            search.end_line(end)
    return _judged(boxes, shape, search.spans())


class _Search:
    """The best lines up to each place where one may end."""

    def __init__(self, boxes: Sequence[Box], shape: Shape) -> None:
        self.boxes = boxes
        self.shape = shape
        self.lefts: list[float] = []
        """Where each box begins, were all on one line, counted from the first one's left."""
        self.rights: list[float] = []
        x = 0.0
        for box in boxes:
            x += box.space
            self.lefts.append(x)
            x += box.width
            self.rights.append(x)
        self.starts = [0]
        """Where the line may begin that ends next."""
        self.best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        """(price of all lines before, start of the last of them)."""
        self.unit = _UNIT * shape.measure

    def on_one_line(self) -> bool:
        """Tell whether all boxes fit on one line, and may stand there."""
        if not self.boxes or any(box.cost == FORCED for box in self.boxes[1:]):
            return False
        return self.rights[-1] - self.lefts[0] <= self.shape.room(0) + _SLACK

    def end_line(self, end: int) -> None:
        """Find the best lines for the boxes before `end`."""
        if end == len(self.boxes):
            self.best[end] = self._last_of_all(self.rights[end - 1])
            return
        after = self.boxes[end]
        self.best[end] = self._last(end, after)
        if after.cost == FORCED:
            self.starts.clear()
        self.starts.append(end)

    def _last(self, end: int, after: Box) -> tuple[float, int]:
        """Return (price, start) of the best line that ends before the box `after`, which is the one at `end`."""
        right = self.rights[end - 1] + after.tail_width
        best, lefts, forced = self.best, self.lefts, after.cost == FORCED
        measure, unit = self.shape.measure, self.unit
        unseen = (_CALM if after.fresh else _UNSEEN) * measure
        line = _LINE if forced else _LINE + after.cost + (_DIVIDED if after.tail else 0.0)
        spare = self.shape.widest - measure + _SLACK
        least, found = inf, -1
        for start in reversed(self.starts):
            price = best[start][0] + line
            if price >= least:
                continue
            short = (measure if start else self.shape.room(0)) - right + lefts[start]
            if short < -_SLACK:
                if found >= 0:
                    if -short > spare:
                        break
                    continue
                price += _OVERFULL * (1 - short)
            elif not forced:
                price += _PULL * short / unit
                if short > unseen:
                    seen = (short - unseen) / unit
                    price += seen * seen if seen < _WORST else _WORST * seen
            if after.fresh and self._stranded(start, end):
                price += _ALONE
            if price < least - _EVEN:
                least, found = price, start
        return least, found

    def _stranded(self, start: int, end: int) -> bool:
        """Tell whether a line would hold a single word, or the rest of one."""
        return not any(box.space or not box.cost for box in self.boxes[start + 1 : end])

    def _last_of_all(self, right: float) -> tuple[float, int]:
        """Return (price, start) of the paragraph's best last line."""
        shape = self.shape
        least, found = inf, -1
        for start in reversed(self.starts):
            short = shape.room(start) - right + self.lefts[start]
            price = self.best[start][0]
            if short >= -_SLACK:
                price += self._closing(start, short)
            elif found < 0:
                price += _OVERFULL * (1 - short)
            else:
                continue
            if price < least - _EVEN:
                least, found = price, start
        return least, found

    def _closing(self, start: int, short: float) -> float:
        """Return the price of a last line that falls short by so much."""
        shape = self.shape
        price = _LINE
        if shape.tag and short < shape.tag - _SLACK:
            price += _LINE
        if start:
            price += _STRANDED if self._stranded(start, len(self.boxes)) else 0.0
            price += _SHORT if shape.room(start) - short < _SHORT_SHARE * shape.measure else 0.0
        return price

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return the best lines of all boxes."""
        spans: list[tuple[int, int]] = []
        end = len(self.boxes)
        while end:
            start = self.best[end][1]
            spans.append((start, end))
            end = start
        return tuple(reversed(spans))


def _judged(boxes: Sequence[Box], shape: Shape, spans: tuple[tuple[int, int], ...]) -> Lines:
    shorts = [shape.room(start) - line_width(boxes, start, end) for start, end in spans]
    inner = [
        short
        for short, (_, end) in zip(shorts, spans, strict=True)
        if end < len(boxes) and boxes[end].cost != FORCED and not boxes[end].fresh
    ]
    return Lines(
        spans,
        max(inner, default=0.0),
        tagged=bool(shorts) and shorts[-1] >= shape.tag - _SLACK,
        overfull=min(shorts, default=0.0) < -_SLACK,
    )
