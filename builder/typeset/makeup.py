"""Where columns end: the best breaks of the whole matter over all columns of all pages.

A column's white is what its gaps cannot take up by growing; the sum of its squares, and of
the prices of breaking inside entries, is least.  The last page's columns are balanced.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from builder.typeset.galley import Slug, stack_height

_OVERFULL = 1e6
_EARLY = 0.6
"""Columns are not tried at less than this share of their depth, if more can be had."""
_STRETCH = 5.0
"""What gaps grown all the way cost, in squared points."""
_PAGE = 2.0
"""By how much it is dearer that a page ends inside an entry than that a column does."""
_UNEVEN = 10.0
"""By how much uneven feet on the last page are dearer than white elsewhere."""
_WHITE, _EMPTY = 0.07, 100.0
"""The share of a column that may stay white, and by how much what is more is dearer."""
_TRIED = 12
"""Of the ways to begin the last page, so many of the best are tried."""
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: the slugs from `start` to before `end`, its gaps grown alike."""

    start: int
    end: int
    growth: float = 0.0
    """Of every gap that may grow, in points."""


@dataclass(frozen=True, slots=True)
class Matter:
    """All slugs in order, with sums that make any column's height a subtraction."""

    slugs: Sequence[Slug]
    stretch: float
    """The most that a gap may grow."""
    heights: tuple[float, ...]
    tops: tuple[float, ...]
    """What a column that begins with the slug adds: the head of a table, less the white above."""
    gaps: tuple[int, ...]
    breaks: tuple[int, ...]
    """Where columns may end, the end of all included."""

    def natural(self, start: int, end: int) -> float:
        """Return the height of a column before its gaps grow."""
        return self.heights[end] - self.heights[start] + self.tops[start]

    def ends(self, start: int) -> tuple[int, ...]:
        """Return where columns from `start` may end."""
        return self.breaks[bisect_right(self.breaks, start) :]

    def growing(self, start: int, end: int) -> int:
        """Return how many gaps within a column may grow."""
        return self.gaps[end] - self.gaps[start + 1]


def matter_of(slugs: Sequence[Slug], stretch: float) -> Matter:
    """Return slugs made ready for being broken into columns."""
    count = len(slugs)
    return Matter(
        slugs,
        stretch,
        tuple(accumulate((slug.above + slug.frame.height for slug in slugs), initial=0.0)),
        tuple(stack_height(slug.head) - slug.above for slug in slugs),
        tuple(accumulate((int(slug.stretches) for slug in slugs), initial=0)),
        (*(index for index, slug in enumerate(slugs) if index and slug.cost < inf), count),
    )


def made_up(matter: Matter, columns: int, depth: Callable[[int], float]) -> list[list[Column]]:
    """Return the columns of each page; `depth` gives the depth of a page's columns, from page 0.

    The pages are the fewest that hold the matter.
    """
    end = len(matter.slugs)
    if not end:
        return []
    layers: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    while True:
        page, column = divmod(len(layers) - 1, columns)
        if column == 0 and (last := _last_page(matter, layers[-1], columns, depth(page))):
            start, columns_of_last = last
            before = _traced(layers, start)
            grown = [_grown(matter, *span, depth(index // columns)) for index, span in enumerate(before)]
            pages = [grown[index : index + columns] for index in range(0, len(grown), columns)]
            return [*pages, columns_of_last]
        dearer = _PAGE if column == columns - 1 else 1.0
        layers.append(_next_layer(matter, layers[-1], depth(page), dearer))


def _next_layer(
    matter: Matter, layer: dict[int, tuple[float, int]], depth: float, dearer: float
) -> dict[int, tuple[float, int]]:
    """Return the ways to end one more column: by its end, (price so far, its start)."""
    found: dict[int, tuple[float, int]] = {}
    for start, (so_far, _) in layer.items():
        for end, white in _ends(matter, start, depth):
            cost = matter.slugs[end].cost if end < len(matter.slugs) else 0.0
            price = so_far + white + (dearer * cost) ** 2
            if price < found.get(end, (inf, 0))[0]:
                found[end] = (price, start)
    return found


def _ends(matter: Matter, start: int, depth: float) -> list[tuple[int, float]]:
    """Return (end, price of its white) of the columns from `start` that are worth trying."""
    early: list[tuple[int, float]] = []
    full: list[tuple[int, float]] = []
    for end in matter.ends(start):
        natural = matter.natural(start, end)
        if natural > depth + _SLACK:
            if not early and not full:
                full.append((end, _OVERFULL))
            break
        gaps = matter.growing(start, end)
        short = depth - natural
        white = max(0.0, short - gaps * matter.stretch)
        empty = max(0.0, white - _WHITE * depth)
        growth = min(1.0, short / (gaps * matter.stretch)) if gaps else 0.0
        target = full if natural >= _EARLY * depth else early
        target.append((end, white**2 + _EMPTY * empty**2 + _STRETCH * growth**2))
    return full or early[-1:]


def _traced(layers: list[dict[int, tuple[float, int]]], end: int) -> list[tuple[int, int]]:
    """Return the (start, end) of the columns that lead to `end` in the last layer."""
    spans = []
    for layer in reversed(layers[1:]):
        start = layer[end][1]
        spans.append((start, end))
        end = start
    return spans[::-1]


def _grown(matter: Matter, start: int, end: int, depth: float) -> Column:
    gaps = matter.growing(start, end)
    short = max(0.0, depth - matter.natural(start, end))
    return Column(start, end, min(matter.stretch, short / gaps) if gaps else 0.0)


def _last_page(
    matter: Matter, layer: dict[int, tuple[float, int]], columns: int, depth: float
) -> tuple[int, list[Column]] | None:
    """Return where the last page best begins, and its columns; None if the rest needs more pages."""
    end = len(matter.slugs)
    if end in layer:
        return end, []
    room = columns * depth
    starts = [start for start in layer if matter.natural(start, end) <= room + columns * _EARLY * depth]
    starts.sort(key=lambda start: layer[start][0])
    tried = []
    for start in starts[:_TRIED]:
        price, spans = _balanced(matter, start, columns, depth)
        if price < inf:
            tried.append((layer[start][0] + price, start, spans))
    if not tried:
        return None
    _, start, spans = min(tried)
    foot = max(matter.natural(*span) for span in spans)
    return start, [_grown(matter, *span, foot) for span in spans]


def _balanced(matter: Matter, start: int, columns: int, depth: float) -> tuple[float, list[tuple[int, int]]]:
    """Return the price and the columns of the rest from `start`, as even as they go."""
    end = len(matter.slugs)
    target = min(depth, matter.natural(start, end) / columns)
    layers: list[dict[int, tuple[float, int]]] = [{start: (0.0, start)}]
    for _ in range(columns):
        found: dict[int, tuple[float, int]] = {}
        for begin, (so_far, _) in layers[-1].items():
            for stop in matter.ends(begin) or (end,):
                natural = matter.natural(begin, stop) if begin < end else 0.0
                if natural > depth + _SLACK:
                    break
                cost = matter.slugs[stop].cost if stop < end else 0.0
                price = so_far + _UNEVEN * (natural - target) ** 2 + cost**2
                if price < found.get(stop, (inf, 0))[0]:
                    found[stop] = (price, begin)
        layers.append(found)
    if end not in layers[-1]:
        return inf, []
    spans = [span for span in _traced(layers, end) if span[0] < span[1]]
    return layers[-1][end][0], spans
