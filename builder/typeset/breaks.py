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
_LINE = 1000.0
_STRANDED = 600.0
"""A last line of one word."""
_SHORT, _SHORT_SHARE = 40.0, 0.15
"""A last line shorter than this share of the measure."""
_OVERFULL = 1e7
_SLACK = 0.01
"""Rounding that no eye sees."""


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
    """The worst shortfall of a line but the last, in points."""
    tagged: bool
    """Whether the tag stands on the last line."""
    overfull: bool


def line_width(boxes: Sequence[Box], start: int, end: int) -> float:
    """Return the natural width of boxes set on one line, with the tail where the line is broken."""
    tail = boxes[end].tail_width if end < len(boxes) else 0.0
    return sum(box.width + box.space for box in boxes[start:end]) - boxes[start].space + tail


def broken(boxes: Sequence[Box], shape: Shape) -> Lines:
    """Return the best lines for the boxes; at least one box a line, so one may be overfull."""
    count = len(boxes)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(inf, 0)] * count
    for end in range(1, count + 1):
        if end < count and boxes[end].cost == inf:
            continue
        best[end] = _best_last(boxes, shape, best, end)
    spans, end = [], count
    while end:
        start = best[end][1]
        spans.append((start, end))
        end = start
    spans.reverse()
    return _judged(boxes, shape, tuple(spans))


def _best_last(
    boxes: Sequence[Box], shape: Shape, best: list[tuple[float, int]], end: int
) -> tuple[float, int]:
    """Return (price of all lines up to here, start of the last) if a line ends before `end`."""
    found: tuple[float, int] | None = None
    width = boxes[end].tail_width if end < len(boxes) else 0.0
    widest = shape.widest + _SLACK
    for start in range(end - 1, -1, -1):
        box = boxes[start]
        width += box.width
        if width > widest and found:
            break
        so_far = best[start][0]
        if so_far < inf and (not found or so_far < found[0]):
            short = shape.room(start) - width
            if short >= -_SLACK or not found:
                price = so_far + _price(boxes, shape, (start, end), short)
                found = min(found or (inf, 0), (price, start))
        if box.cost == FORCED:
            break
        width += box.space
    return found or (inf, 0)


def _price(boxes: Sequence[Box], shape: Shape, span: tuple[int, int], short: float) -> float:
    start, end = span
    if short < -_SLACK:
        return _OVERFULL * (1 - short)
    if end < len(boxes):
        if boxes[end].cost == FORCED:
            return _LINE
        return _LINE + _raggedness(short / shape.measure) + boxes[end].cost
    price = _LINE
    if shape.tag and short < shape.tag - _SLACK:
        price += _LINE
    if start:
        words = 1 + sum(1 for box in boxes[start + 1 : end] if box.space)
        price += _STRANDED if words == 1 else 0.0
        price += _SHORT if shape.room(start) - short < _SHORT_SHARE * shape.measure else 0.0
    return price


def _raggedness(share: float) -> float:
    """Return the price of a line that falls short by a share of the measure."""
    seen = max(0.0, share - _UNSEEN) / _UNIT
    worse = max(0.0, seen - _WORST)
    return _PULL * share / _UNIT + (seen - worse) ** 2 + _WORST * worse


def _judged(boxes: Sequence[Box], shape: Shape, spans: tuple[tuple[int, int], ...]) -> Lines:
    shorts = [shape.room(start) - line_width(boxes, start, end) for start, end in spans]
    inner = [
        short
        for short, (_, end) in zip(shorts, spans, strict=True)
        if end < len(boxes) and boxes[end].cost != FORCED
    ]
    return Lines(
        spans,
        max(inner, default=0.0),
        tagged=bool(shorts) and shorts[-1] >= shape.tag - _SLACK,
        overfull=min(shorts, default=0.0) < -_SLACK,
    )
