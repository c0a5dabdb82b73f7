"""Where the words of a plot stand: at their curves, clear of everything else.

Everything is measured in the plot's own size: (0, 0) is its lower left corner and (1, 1) its upper right.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.model.curve import Point, Stroke
from builder.model.piece import Anchor, Axis, Label

_LETTER = 0.023
"""How wide a letter is, at the size of labels in a plot of a card or a column."""
_LINE = 0.1
"""How high a line of words is."""
_GAP = 0.03
"""Between a curve and its word."""
_AIR = 0.015
"""Left and right of a word, free of any curve."""
_STEPS = 30
"""Along a curve, places that are tried."""
_FINE = 0.02
"""How far apart the points are that stand for a curve."""
_LOW = 0.25
"""Where the axis lies lower than this, its numbers stand below the plot."""
_SHIFT = {Anchor.START: 0.0, Anchor.MIDDLE: -0.5, Anchor.END: -1.0}


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def outside(self) -> float:
        """Return how much of it lies beyond the plot."""
        return (
            max(0.0, -self.left) + max(0.0, self.right - 1) + max(0.0, -self.bottom) + max(0.0, self.top - 1)
        )


class _Ink:
    """The points of curves, from left to right."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = sorted(points)
        self.across = [across for across, _ in self.points]

    def within(self, box: _Box) -> int:
        """Return how many points a word in the box would touch."""
        first = bisect_left(self.across, box.left - _AIR)
        last = bisect_right(self.across, box.right + _AIR)
        return sum(1 for _, up in self.points[first:last] if box.bottom <= up <= box.top)

    def distance(self, point: Point) -> float:
        """Return how far the nearest point is; 1 if there is none."""
        return min([math.dist(point, other) for other in self.points], default=1.0)


def placed(curves: Sequence[tuple[tuple[Stroke, ...], str]], x: Axis, y: Axis) -> tuple[Label | None, ...]:
    """Return a label for each curve that has a word, at the place where it is clearest whose it is."""
    lines = [
        tuple(tuple(_scaled(point, x, y) for point in stroke) for stroke in strokes) for strokes, _ in curves
    ]
    ink = [tuple(_dense(strokes)) for strokes in lines]
    axes = _Ink(_dense(_axes(x, y)))
    taken = [*_numbers(x, y)]
    labels: list[Label | None] = []
    for number, (_, text) in enumerate(curves):
        if not text or not ink[number]:
            labels.append(None)
            continue
        others = _Ink(point for other, points in enumerate(ink) if other != number for point in points)
        places = _candidates(ink[number], len(text) * _LETTER)
        box, anchor = _best(places, _Ink(ink[number]), others, axes, taken)
        taken.append(box)
        at = (box.left - _SHIFT[anchor] * (box.right - box.left), box.bottom + _LINE * 0.2)
        labels.append(Label(text, (_back(at[0], x), _back(at[1], y)), anchor))
    return tuple(labels)


def readable(y: Axis, x: Axis, curves: Iterable[tuple[Stroke, ...]]) -> Axis:
    """Return an upright axis without the numbers that a curve would run through, but for its last ones.

    That happens only where it stands inside of the plot; the ticks stay.
    """
    if not x.low < 0 < x.high or not y.ticks:
        return y
    ink = _Ink(
        point
        for strokes in curves
        for point in _dense(tuple(tuple(_scaled(one, x, y) for one in stroke) for stroke in strokes))
    )
    kept = (y.ticks[0], y.ticks[-1])
    ticks = tuple(
        tick if tick in kept or not ink.within(_number_box(tick, x, y)) else (tick[0], "") for tick in y.ticks
    )
    return replace(y, ticks=ticks)


def _candidates(curve: Sequence[Point], width: float) -> Iterator[tuple[_Box, Anchor]]:
    """Yield places above, below and beside a curve, from its right end on."""
    for u, v in curve[:: -max(1, len(curve) // _STEPS)]:
        for anchor, shift in _SHIFT.items():
            for bottom in (v + _GAP, v - _GAP - _LINE, v - _LINE / 2):
                beside = bottom == v - _LINE / 2
                if beside and anchor is Anchor.MIDDLE:
                    continue
                gap = _GAP * (1 + 2 * shift) if beside else 0.0
                left = u + shift * width + gap
                yield _Box(left, bottom, left + width, bottom + _LINE), anchor


def _best(
    places: Iterable[tuple[_Box, Anchor]], own: _Ink, others: _Ink, axes: _Ink, taken: Sequence[_Box]
) -> tuple[_Box, Anchor]:
    """Return the place of least cost: what it covers, how far it leaves the plot, and whose it might seem.

    What is quickly known comes first, so that most places are passed over soon.
    """
    best: tuple[float, _Box, Anchor] | None = None
    for box, anchor in places:
        limit = math.inf if best is None else best[0]
        cost = 2000 * box.outside() + 40 * sum(map(box.meets, taken))
        for weight, ink in ((8.0, own), (8.0, others), (4.0, axes)):
            if cost < limit:
                cost += weight * ink.within(box)
        if cost < limit:
            middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
            near, far = own.distance(middle), others.distance(middle)
            cost += 20 * near + 40 * near / (near + far)
        if cost < limit:
            best = (cost, box, anchor)
    if best is None:
        message = "a curve without a point has no place for a word"
        raise ValueError(message)
    return best[1], best[2]


def _axes(x: Axis, y: Axis) -> tuple[Stroke, ...]:
    """Return the two axes, where they cross."""
    u, v = _scaled(_origin(x, y), x, y)
    return ((0.0, v), (1.0, v)), ((u, 0.0), (u, 1.0))


def _numbers(x: Axis, y: Axis) -> Iterator[_Box]:
    """Yield where the numbers stand: below one axis, or the plot if the axis is near its foot; left of the other."""
    up = _origin(x, y)[1]
    for at, shown in x.ticks:
        u, v = _scaled((at, up), x, y)
        v = v if v > _LOW else 0.0
        half = len(shown) * _LETTER / 2
        yield _Box(u - half, v - _LINE - _GAP, u + half, v)
    yield from (_number_box(tick, x, y) for tick in y.ticks if tick[1])


def _number_box(tick: tuple[float, str], x: Axis, y: Axis) -> _Box:
    """Return where a number of the upright axis stands."""
    u, v = _scaled((_origin(x, y)[0], tick[0]), x, y)
    right = u - _GAP
    return _Box(right - len(tick[1]) * _LETTER, v - _LINE / 2, right, v + _LINE / 2)


def _origin(x: Axis, y: Axis) -> Point:
    """Return where the axes cross."""
    return min(max(0.0, x.low), x.high), min(max(0.0, y.low), y.high)


def _dense(strokes: Iterable[Stroke]) -> Iterator[Point]:
    """Yield points so near each other that no word fits between two."""
    for stroke in strokes:
        for (a, b), (c, d) in pairwise(stroke):
            parts = max(1, int(max(abs(c - a), abs(d - b)) / _FINE))
            for part in range(parts):
                yield a + (c - a) * part / parts, b + (d - b) * part / parts
        yield stroke[-1]


def _scaled(point: Point, x: Axis, y: Axis) -> Point:
    return (point[0] - x.low) / (x.high - x.low), (point[1] - y.low) / (y.high - y.low)


def _back(share: float, axis: Axis) -> float:
    return axis.low + share * (axis.high - axis.low)
