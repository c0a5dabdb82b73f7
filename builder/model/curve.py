"""Curves as points, free of any drawing."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
"""In units of the axes, y upward."""
Stroke = tuple[Point, ...]
"""A line without a break, at least two points."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """What an entry's plot comes out as."""

    low: float
    high: float
    """The ends of the range that the plot's symbol runs over."""
    curves: tuple[tuple[Stroke, ...], ...]
    """The strokes of each of the plot's curves, in its order; a new stroke begins where a curve breaks."""
