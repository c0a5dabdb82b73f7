"""A sheet's slugs made ready for being broken into columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from builder.typeset.galley import Slug, stack_height


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: the slugs from `start` to before `end`."""

    start: int
    end: int
    share: float = 0.0
    """Of what white may grow by, so much it grows: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Matter:
    """All slugs in order, with sums that make any column's height a subtraction."""

    slugs: Sequence[Slug]
    breaks: tuple[int, ...]
    """Where columns may end, the end of all included."""
    _feet: tuple[float, ...]
    """How high all slugs before each of the breaks stand."""
    _heights: tuple[float, ...]
    _tops: tuple[float, ...]
    """What a column that begins with the slug adds: the head of a table, less the white above."""
    _growths: tuple[float, ...]
    tallest: float
    """The height of the highest slug."""

    def natural(self, start: int, end: int) -> float:
        """Return the height of a column before its white grows."""
        return self._heights[end] - self._heights[start] + self._tops[start]

    def growth(self, start: int, end: int) -> float:
        """Return by how much a column may grow at most."""
        return self._growths[end] - self._growths[start + 1]

    def ends(self, start: int, most: float, least: float = 0.0) -> list[tuple[int, float, float]]:
        """Return (end, natural height, growth) of the columns from `start` that are at least and at most so high.

        At least two are given, if there are any: the last that is lower, and the first that is higher.
        """
        base, before = self._heights[start] - self._tops[start], self._growths[start + 1]
        nearest = bisect_right(self.breaks, start)
        first = max(nearest, bisect_left(self._feet, base + least) - 1)
        last = max(first + 1, bisect_right(self._feet, base + most)) + 1
        heights, growths = self._heights, self._growths
        return [(end, heights[end] - base, growths[end] - before) for end in self.breaks[first:last]]

    def cost(self, end: int) -> float:
        """Return what it costs to end a column there, nothing at the end of all."""
        return self.slugs[end].cost if end < len(self.slugs) else 0.0

    def grown(self, start: int, end: int, depth: float) -> Column:
        """Return a column whose white has grown towards the depth, as far as it goes."""
        growth = self.growth(start, end)
        short = max(0.0, depth - self.natural(start, end))
        return Column(start, end, min(1.0, short / growth) if growth else 0.0)


def matter_of(slugs: Sequence[Slug]) -> Matter:
    """Return slugs made ready for being broken into columns."""
    count = len(slugs)
    breaks = (*(index for index, slug in enumerate(slugs) if index and slug.cost < inf), count)
    heights = tuple(accumulate((slug.above + slug.frame.height for slug in slugs), initial=0.0))
    return Matter(
        slugs,
        breaks,
        tuple(heights[end] for end in breaks),
        heights,
        tuple(stack_height(slug.head) - slug.above for slug in slugs),
        tuple(accumulate((slug.grows for slug in slugs), initial=0.0)),
        max((slug.frame.height for slug in slugs), default=0.0),
    )
