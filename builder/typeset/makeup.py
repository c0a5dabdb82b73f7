"""Where columns end: the best breaks of the whole matter over all columns of all pages.

Columns end between entries.  Inside one they end only where otherwise a column would stay
emptier than it may, or the feet of the last page would be uneven.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from math import inf, sqrt

from builder.typeset.matter import Column, Matter

_OVERFULL = 1e7
_EARLY = 0.8
"""Columns are not tried at less than this share of their depth, if more can be had."""
_WAYS = 160
"""Of the ways to end a column, so many of the best are followed up."""
_WHITE, _EMPTY = 1.2, 1000.0
"""What a squared point of white costs, and what it costs where there is too much of it."""
_MOST = 0.04
"""The share of a column that may stay white."""
_UNEVEN = 12.0
"""By how much feet on the last page may differ before it counts as much, in points."""
_STRETCH = 5.0
"""What white grown all the way costs."""
_PAGE = 2.0
"""By how much it is dearer that a page ends inside an entry than that a column does."""
_STEP, _DEPTHS = 6.0, 16
"""By how many points, and how often, the last page's columns are tried deeper than even ones."""
_TRIED = 6
"""Of the ways to begin the last page, so many of the best are tried."""
_FEW = 8
"""Pages up to which one more is never made."""
_ONE_MORE = 1e5
"""What one more must save, in the price of its columns."""
_LEAST_FOOT = 0.2
"""The share of its depth that it must fill."""
_SLACK = 0.01

_Layer = dict[int, tuple[float, int]]
"""The ways to end so many columns: by the last one's end, (price so far, its start)."""
_Span = tuple[int, int]


def made_up(matter: Matter, columns: int, depth: Callable[[int], float]) -> list[list[Column]]:
    """Return the columns of each page; `depth` gives the depth of a page's columns, from page 0.

    The pages are the fewest that hold the matter, one without columns if there is none; of many there
    is one more, if it saves much.
    """
    if not matter.slugs:
        return [[]]
    layers: list[_Layer] = [{0: (0.0, 0)}]
    best: tuple[float, list[list[Column]]] | None = None
    while True:
        page, column = divmod(len(layers) - 1, columns)
        if len(matter.slugs) in layers[-1] and best is None:
            # All is placed, though the last page's columns could not be made to end evenly.
            return _pages(matter, _traced(layers, len(matter.slugs)), columns, depth)
        if column == 0 and (last := _last_page(matter, layers[-1], columns, depth(page))):
            made = [*_pages(matter, _traced(layers, last.start), columns, depth), last.columns]
            if best is not None:
                slight = last.foot < _LEAST_FOOT * depth(page)
                return best[1] if slight or last.price + _ONE_MORE >= best[0] else made
            if page < _FEW:
                return made
            best = (last.price, made)
        elif column == 0 and best is not None:
            return best[1]
        dearer = _PAGE if column == columns - 1 else 1.0
        layers.append(_next_layer(matter, layers[-1], depth(page), dearer))


def _pages(
    matter: Matter, spans: list[_Span], columns: int, depth: Callable[[int], float]
) -> list[list[Column]]:
    """Return columns by page, grown to the depth."""
    grown = [matter.grown(*span, depth(index // columns)) for index, span in enumerate(spans)]
    return [grown[index : index + columns] for index in range(0, len(grown), columns)]


def _next_layer(matter: Matter, layer: _Layer, depth: float, dearer: float) -> _Layer:
    """Return the ways to end one more column."""
    found: _Layer = {}
    for start, (so_far, _) in layer.items():
        if start == len(matter.slugs):
            continue
        for end, white in _ends(matter, start, depth):
            price = so_far + white + (dearer * matter.cost(end)) ** 2
            if price < found.get(end, (inf, 0))[0]:
                found[end] = (price, start)
    if len(found) <= _WAYS:
        return found
    return dict(sorted(found.items(), key=lambda way: way[1])[:_WAYS])


def _ends(matter: Matter, start: int, depth: float) -> list[tuple[int, float]]:
    """Return (end, price of its white) of the columns from `start` that are worth trying."""
    early: list[tuple[int, float]] = []
    full: list[tuple[int, float]] = []
    for end, natural, growth in matter.ends(start, depth + _SLACK, _EARLY * depth):
        if natural > depth + _SLACK:
            if not early and not full:
                full.append((end, _OVERFULL))
            break
        target = full if natural >= _EARLY * depth else early
        target.append((end, _white(depth - natural, growth, _MOST * depth)))
    return full or early[-1:]


def _white(short: float, growth: float, most: float) -> float:
    """Return the price of what stays white in a column that falls short and may grow so much; `most` may."""
    if short <= growth:
        return _STRETCH * (short / growth) ** 2 if short > 0 else 0.0
    white = short - growth
    price = _WHITE * white**2 + (_STRETCH if growth else 0.0)
    return price + _EMPTY * (white - most) ** 2 if white > most else price


def _traced(layers: list[_Layer], end: int) -> list[_Span]:
    """Return the (start, end) of the columns that lead to `end` in the last layer."""
    spans = []
    for layer in reversed(layers[1:]):
        start = layer[end][1]
        spans.append((start, end))
        end = start
    return spans[::-1]


@dataclass(frozen=True, slots=True)
class _Last:
    """The last page."""

    price: float
    """Of all pages."""
    start: int
    columns: list[Column]
    foot: float
    """How deep it is filled."""


def _last_page(matter: Matter, layer: _Layer, columns: int, depth: float) -> _Last | None:
    """Return the last page where it best begins; None if the rest needs more pages."""
    end = len(matter.slugs)
    room = columns * depth
    if matter.tallest > depth:
        room += sum(max(0.0, slug.frame.height - depth) for slug in matter.slugs)
    starts = [start for start in layer if start < end and matter.natural(start, end) <= room + _SLACK]
    starts.sort(key=lambda start: layer[start][0])
    fitting = (
        (layer[start][0] + price, start, spans)
        for start in starts
        for price, spans in [_Rest(matter, start, columns, depth).balanced()]
        if price < inf
    )
    tried = list(islice(fitting, _TRIED))
    if not tried:
        return None
    price, start, spans = min(tried)
    foot = max(matter.natural(*span) for span in spans)
    return _Last(price, start, [matter.grown(*span, foot) for span in spans], foot)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands on the last page, if it begins at `start`."""

    matter: Matter
    start: int
    columns: int
    depth: float

    def balanced(self) -> tuple[float, list[_Span]]:
        """Return the price and the columns, with feet as even as they go."""
        even = self.matter.natural(self.start, len(self.matter.slugs)) / self.columns
        best: tuple[float, list[_Span]] = (inf, [])
        for step in range(_DEPTHS):
            foot = min(self.depth, even + step * _STEP)
            if self._fits(foot):
                best = min(best, self._filled(foot, best[0]), key=lambda way: way[0])
        return best

    def _fits(self, foot: float) -> bool:
        """Tell whether all fits if the columns end at `foot` or above, each as full as it goes."""
        start = self.start
        for _ in range(self.columns):
            if start == len(self.matter.slugs):
                return True
            ends = self.matter.ends(start, foot + _SLACK, foot)
            held = [end for end, natural, _ in ends if natural <= foot + _SLACK]
            if not held and ends[0][1] <= self.depth:
                return False
            start = held[-1] if held else ends[0][0]
        return start == len(self.matter.slugs)

    def _filled(self, foot: float, most: float) -> tuple[float, list[_Span]]:
        """Return the price and the columns if all end at `foot` or above; infinite if it is `most` or more."""
        matter, end = self.matter, len(self.matter.slugs)
        layers: list[_Layer] = [{self.start: (0.0, self.start)}]
        for _ in range(self.columns):
            found: _Layer = {}
            for begin, (so_far, _) in layers[-1].items():
                for stop, white in self._feet(begin, foot, most - so_far):
                    price = so_far + white + matter.cost(stop) ** 2
                    if price < min(most, found.get(stop, (inf, 0))[0]):
                        found[stop] = (price, begin)
            layers.append(found)
        if end not in layers[-1]:
            return inf, []
        spans = [span for span in _traced(layers, end) if span[0] < span[1]]
        return layers[-1][end][0], spans

    def _feet(self, start: int, foot: float, most: float) -> list[tuple[int, float]]:
        """Return (end, price of its white) of the columns from `start` that end at `foot` or above.

        Of those that cost more than `most` some may be left out.  What is higher than any column is let
        pass; when all is placed, columns stay empty.
        """
        if start == len(self.matter.slugs):
            return [(start, _EMPTY * max(0.0, foot - _UNEVEN) ** 2)]
        growth = self.matter.ends(start, foot + _SLACK, foot)[-1][2]
        least = foot - growth - _UNEVEN - sqrt(most / _EMPTY)
        found: list[tuple[int, float]] = []
        for end, natural, grows in self.matter.ends(start, foot + _SLACK, least):
            if natural > foot + _SLACK:
                return found or ([(end, _OVERFULL)] if natural > self.depth else [])
            found.append((end, _white(foot - natural, grows, _UNEVEN)))
        return found
