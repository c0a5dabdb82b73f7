"""Matter set but not yet made up into pages: slugs, each a line or another piece that stays whole.

┌──────────────┐
│ slug         │
└──────────────┘
above            dropped where a column begins with the slug below
┌──────────────┐
│ slug         │
└──────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

from builder.typeset.fault import Fault
from builder.typeset.frame import Frame


@dataclass(frozen=True, slots=True)
class Slug:
    """A frame as wide as its column, to be stacked on others."""

    frame: Frame
    above: float = 0.0
    """White before it."""
    cost: float = inf
    """What it costs that a column begins with it, in points of a column's white; infinite if it must not."""
    grows: float = 0.0
    """By how much the white before it may grow at most, so that feet align."""
    head: tuple[Slug, ...] = ()
    """Set again above it where a column begins with it, as the head of a split table."""


@dataclass(frozen=True, slots=True)
class Galley:
    """An entry, or a chapter's heading, as slugs."""

    slugs: tuple[Slug, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def height(self) -> float:
        """From the top of the first slug to the foot of the last."""
        return stack_height(self.slugs)


def stack_height(slugs: Iterable[Slug]) -> float:
    """Return how high slugs stand on each other, without the white above the first."""
    return sum(slug.frame.height + (slug.above if index else 0.0) for index, slug in enumerate(slugs))


def spaced(slugs: Iterable[Slug], above: float) -> tuple[Slug, ...]:
    """Return the slugs with more white above the first."""
    found = tuple(slugs)
    return (replace(found[0], above=found[0].above + above), *found[1:]) if found else ()


def footed(slugs: Iterable[Slug], below: float) -> tuple[Slug, ...]:
    """Return the slugs with white under the last."""
    found = tuple(slugs)
    frame = found[-1].frame
    return (*found[:-1], replace(found[-1], frame=replace(frame, descent=frame.descent + below)))


def unsplit(slugs: Iterable[Slug]) -> tuple[Slug, ...]:
    """Return the slugs so that no column begins with any of them."""
    return tuple(replace(slug, cost=inf) for slug in slugs)


def stacked(slugs: Iterable[Slug], width: float) -> Frame:
    """Return slugs as one frame whose baseline is its top edge."""
    y, parts = 0.0, []
    for index, slug in enumerate(slugs):
        y -= (slug.above if index else 0.0) + slug.frame.ascent
        parts.append((0.0, y, slug.frame))
        y -= slug.frame.descent
    return Frame(width, 0.0, -y, tuple(parts))
