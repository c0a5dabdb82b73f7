"""Curves as points, free of any drawing."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
"""In units of the axes, y upward."""
Stroke = tuple[Point, ...]
"""A line without a break, at least two points."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """What an entry's plot comes out as: curves, and the window that shows what matters of them."""

    left: float
    right: float
    bottom: float
    top: float
    curves: tuple[tuple[Stroke, ...], ...]
    """The strokes of each of the plot's curves, in its order and all within the window.

    A new stroke begins where a curve breaks, or comes back from outside.
    """
