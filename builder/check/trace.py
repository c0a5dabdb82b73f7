"""A curve to strokes: as many points as it takes to look smooth, broken where it breaks.

The parameter is divided evenly, then again wherever the curve bends; where it ends to exist, the last
point that there is is looked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from builder.model.curve import Point, Stroke

Path = Callable[[float], Point | None]
"""A point by its parameter; None where there is none."""

_At = tuple[float, Point]
"""A parameter with its point."""

_PARTS = 96
"""An even number, so that the middle, where curves like to have a kink, is a point."""
_HALVINGS = 8
_FLAT = 0.001
"""How far from a straight line the middle of a piece may lie, in heights of the window."""
_JUMP = 0.03
"""Between neighbours that are as close as they get, a larger step may be a break; in heights of the window."""
_EDGE = 40
"""Halvings with which the end of a curve, or a break in it, is looked for."""
_BULK = 0.04
"""The share of the lowest points, and of the highest, that may lie outside the window."""
_ROOM = 0.6
"""How far beyond the bulk the window may reach, in heights of the bulk."""


def spread(path: Path, low: float, high: float) -> list[Point]:
    """Return the points that there are at even steps."""
    steps = (low + (high - low) * part / _PARTS for part in range(_PARTS + 1))
    return [point for step in steps if (point := path(step)) is not None]


def window(heights: list[float]) -> tuple[float, float]:
    """Return the lowest and the highest y that are shown: all, but for what runs off to a pole."""
    ranked = sorted(heights)
    cut = int(len(ranked) * _BULK)
    low, high = ranked[cut], ranked[-1 - cut]
    room = (high - low) * _ROOM
    bottom, top = max(ranked[0], low - room), min(ranked[-1], high + room)
    if top - bottom > 1e-9 * max(1.0, abs(top), abs(bottom)):
        return bottom, top
    return bottom - 1, top + 1


def trace(path: Path, low: float, high: float, height: float) -> tuple[Stroke, ...]:
    """Return the strokes of a curve; `height` is that of the window it is seen in."""
    strokes: list[list[Point]] = [[]]
    for point in _points(path, low, high, height):
        if point is None:
            strokes.append([])
        else:
            strokes[-1].append(point)
    return tuple(tuple(stroke) for stroke in strokes if len(stroke) > 1)


def joined(path: Path, low: float, high: float) -> tuple[Stroke, ...]:
    """Return a line through the points at whole numbers."""
    whole = range(math.ceil(low), math.floor(high) + 1)
    step = max(1, len(whole) // (4 * _PARTS))
    stroke = tuple(point for at in whole[::step] if (point := path(float(at))) is not None)
    return (stroke,) if len(stroke) > 1 else ()


def clipped(strokes: tuple[Stroke, ...], bottom: float, top: float) -> tuple[Stroke, ...]:
    """Return what of the strokes lies between two heights."""
    return tuple(piece for stroke in strokes for piece in _within(stroke, bottom, top))


def _points(path: Path, low: float, high: float, height: float) -> Iterator[Point | None]:
    """Yield the points of a curve in order, and None where it breaks."""
    steps = [low + (high - low) * part / _PARTS for part in range(_PARTS + 1)]
    known = [(step, path(step)) for step in steps]
    if known[0][1] is not None:
        yield known[0][1]
    for start, stop in pairwise(known):
        match start, stop:
            case ((a, None), (b, (_, _) as last)):
                yield None
                yield from _edge(path, b, a)
                yield last
            case ((a, (_, _)), (b, None)):
                yield from _edge(path, a, b)
                yield None
            case ((a, (_, _) as first), (b, (_, _) as last)):
                yield from _between(path, (a, first), (b, last), height, _HALVINGS)
                yield last
            case _:
                pass


def _edge(path: Path, inside: float, outside: float) -> Iterator[Point]:
    """Yield the last point of a curve that ends between two parameters."""
    found: Point | None = None
    for _ in range(_EDGE):
        middle = (inside + outside) / 2
        point = path(middle)
        if point is None:
            outside = middle
        else:
            inside, found = middle, point
    if found is not None:
        yield found


def _between(path: Path, start: _At, stop: _At, height: float, halvings: int) -> Iterator[Point | None]:
    """Yield what is needed between two points; None for a break."""
    (a, first), (b, last) = start, stop
    if not halvings:
        if abs(last[1] - first[1]) > _JUMP * height and _breaks(path, start, stop):
            yield None
        return
    at = (a + b) / 2
    middle = path(at)
    if middle is None:
        yield None
        return
    bent = abs(middle[1] - (first[1] + last[1]) / 2) > _FLAT * height
    if bent or abs(last[1] - first[1]) > _JUMP * height:
        yield from _between(path, start, (at, middle), height, halvings - 1)
        yield middle
        yield from _between(path, (at, middle), stop, height, halvings - 1)


def _breaks(path: Path, start: _At, stop: _At) -> bool:
    """Tell whether a step is a jump, and not just steep: one that stays however near one looks."""
    step = abs(stop[1][1] - start[1][1])
    for _ in range(_EDGE):
        at = (start[0] + stop[0]) / 2
        middle = path(at)
        if middle is None:
            return True
        left, right = abs(middle[1] - start[1][1]), abs(stop[1][1] - middle[1])
        start, stop = (start, (at, middle)) if left > right else ((at, middle), stop)
    return abs(stop[1][1] - start[1][1]) > step / 2


def _within(stroke: Stroke, bottom: float, top: float) -> Iterator[Stroke]:
    """Yield the runs of a stroke between two heights, cut where they leave."""
    run: list[Point] = []
    for start, stop in pairwise(stroke):
        piece = _cut(start, stop, bottom, top)
        if piece is None:
            if len(run) > 1:
                yield tuple(run)
            run = []
            continue
        first, last = piece
        if not run or run[-1] != first:
            if len(run) > 1:
                yield tuple(run)
            run = [first]
        run.append(last)
    if len(run) > 1:
        yield tuple(run)


def _cut(start: Point, stop: Point, bottom: float, top: float) -> tuple[Point, Point] | None:
    """Return the part of a straight line between two heights."""
    if max(start[1], stop[1]) < bottom or min(start[1], stop[1]) > top:
        return None
    return _held(start, stop, bottom, top), _held(stop, start, bottom, top)


def _held(point: Point, other: Point, bottom: float, top: float) -> Point:
    """Return a point, or where the line from it to another one comes in."""
    edge = min(max(point[1], bottom), top)
    if edge == point[1]:
        return point
    share = (edge - point[1]) / (other[1] - point[1])
    return point[0] + share * (other[0] - point[0]), edge
