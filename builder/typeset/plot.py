"""Curves between two axes, drawn as lines; and the mini curves of tables.

  name
 1 │    ╭──── label        top
   │   ╱
.5 │  ╱
   │ ╱
 0 └────────────────       bottom
   0       .5      1
       name
 left             right
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.curve import Point
from builder.model.piece import Anchor, Axis, Line, Plot
from builder.typeset.box import Ink
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Area, Frame, Stroke
from builder.typeset.galley import Slug

_LINE, _RISE = 8.5, 2.3
"""Height of a line of words below or above a plot, and of the middle of a digit above its baseline."""
_CAP = 5.0
"""Height of a digit."""
_LOW = 0.4
"""Where the level axis lies lower than this share of the plot, its numbers stand below the plot."""
_ANCHOR = {Anchor.START: 0.0, Anchor.MIDDLE: -0.5, Anchor.END: -1.0}
_Placed = tuple[float, float, Frame]


@dataclass(frozen=True, slots=True)
class _Space:
    """Where the axes' units fall."""

    plot: Plot
    left: float
    bottom: float
    right: float
    top: float

    @property
    def origin(self) -> Point:
        """Where the axes cross, in their units."""
        return _nearest(self.plot.x), _nearest(self.plot.y)

    def at(self, point: Point) -> Point:
        """Return a point of the curves in points of the page."""
        x, y = self.plot.x, self.plot.y
        across, up = (point[0] - x.low) / (x.high - x.low), (point[1] - y.low) / (y.high - y.low)
        return self.left + across * (self.right - self.left), self.bottom + up * (self.top - self.bottom)


def plot(piece: Plot, desk: Desk) -> Slug:
    """Set a plot as one slug, as wide as the layout says; what is to be seen copies as words."""
    figures, space = desk.layout.plot, _space(piece, desk)
    height = space.top + (_LINE if piece.y.name else _CAP / 2)
    parts = (
        *_areas(space, desk),
        *_axes(space, desk),
        *_lines(space, desk),
        *_numbers(space, desk),
        *_names(space, desk),
        *_labels(space, desk),
    )
    frame = Frame(figures.width, height, 0.0, parts, text=piece.alt)
    return Slug(frame, grows=desk.layout.space.stretch_inside)


def mini(piece: Plot, desk: Desk) -> Frame:
    """Set a mini curve for a cell, its middle at the height of small letters' middle."""
    figures, middle = desk.layout.plot, 0.26 * desk.layout.size.small
    half = figures.mini_height / 2
    space = _Space(piece, 0.0, middle - half, figures.mini_width, middle + half)
    parts = (*_axes(space, desk, ticks=False), *_lines(space, desk, desk.layout.rule.mini))
    return Frame(figures.mini_width, middle + half, half - middle, parts, text=piece.alt)


def _space(piece: Plot, desk: Desk) -> _Space:
    """Return the room that numbers and names leave; the baseline is the foot of the lowest of them."""
    figures, ink = desk.layout.plot, _ink(desk)
    numbers = max((desk.width(shown, ink) for _, shown in piece.y.ticks), default=0.0)
    across = _share(_nearest(piece.x), piece.x) * figures.width
    low = _share(_nearest(piece.y), piece.y) < _LOW
    below = _LINE + figures.tick if piece.x.ticks and low else 0.0
    bottom = below + (_LINE if piece.x.name else 0.0)
    last = max((desk.width(shown, ink) / 2 for _, shown in piece.x.ticks[-1:]), default=0.0)
    return _Space(
        piece,
        left=max(0.0, numbers + figures.tick + 1.5 - across),
        bottom=bottom,
        right=figures.width - last,
        top=bottom + figures.height,
    )


def _nearest(axis: Axis) -> float:
    return min(max(0.0, axis.low), axis.high)


def _share(value: float, axis: Axis) -> float:
    return (value - axis.low) / (axis.high - axis.low)


def _ink(desk: Desk, *, strong: bool = False) -> Ink:
    layout = desk.layout
    color, role = (layout.color.ink, Role.STRONG) if strong else (layout.color.muted, Role.BODY)
    return desk.ink(color, role=role, size=layout.size.tiny)


def _areas(space: _Space, desk: Desk) -> Iterator[_Placed]:
    """Yield what lies between the main curve and the axis, tinted."""
    foot = space.origin[1]
    for line in space.plot.lines:
        for stroke in line.strokes if line.main else ():
            points = [(stroke[0][0], foot), *stroke, (stroke[-1][0], foot)]
            (x, y), *rest = map(space.at, points)
            area = Area(tuple((u - x, v - y) for u, v in rest))
            yield x, y, Frame(parts=((0.0, 0.0, area),), color=desk.layout.color.tint)


def _axes(space: _Space, desk: Desk, *, ticks: bool = True) -> Iterator[_Placed]:
    """Yield the two axes, with a tick at each number."""
    plot, (across, up), tick = space.plot, space.origin, desk.layout.plot.tick
    x, y = space.at((across, up))
    runs = [((space.left, y), (space.right, y)), ((x, space.bottom), (x, space.top))]
    if ticks:
        for at, _ in plot.x.ticks:
            u, v = space.at((at, up))
            runs.append(((u, v), (u, v - tick)))
        for at, _ in plot.y.ticks:
            u, v = space.at((across, at))
            runs.append(((u, v), (u - tick, v)))
    color, thickness = desk.layout.color.muted, desk.layout.rule.axis
    yield from (_stroke(run, thickness, color) for run in runs)


def _lines(space: _Space, desk: Desk, thickness: float = 0.0) -> Iterator[_Placed]:
    """Yield the curves, the main one over the others."""
    rule, color = desk.layout.rule, desk.layout.color
    dash = (desk.layout.plot.dash,) * 2
    for line in sorted(space.plot.lines, key=lambda line: line.main):
        for points in line.strokes:
            run = [space.at(point) for point in points]
            if line.main:
                yield _stroke(run, thickness or rule.curve, color.navy)
            else:
                yield _stroke(run, rule.other, color.muted, dash)


def _stroke(points: Sequence[Point], thickness: float, color: str, dash: tuple[float, ...] = ()) -> _Placed:
    (x, y), *rest = points
    stroke = Stroke(tuple((u - x, v - y) for u, v in rest), thickness, dash)
    return x, y, Frame(parts=((0.0, 0.0, stroke),), color=color)


def _numbers(space: _Space, desk: Desk) -> Iterator[_Placed]:
    """Yield the numbers at the axes, without the one where they cross inside of the plot.

    Those of x stand below the plot where their axis is low, clear of curves that dip below zero.
    """
    plot, (across, up), tick = space.plot, space.origin, desk.layout.plot.tick
    corner = across == plot.x.low and up == plot.y.low
    low = _share(up, plot.y) < _LOW
    for at, shown in plot.x.ticks:
        if at != across or corner:
            u, v = space.at((at, up))
            foot = space.bottom if low else v
            yield _words(shown, (u, foot - tick - _CAP - 1.0), Anchor.MIDDLE, desk)
    for at, shown in plot.y.ticks:
        if at != up and shown:
            u, v = space.at((across, at))
            yield _words(shown, (u - tick - 1.5, v - _RISE), Anchor.END, desk)


def _names(space: _Space, desk: Desk) -> Iterator[_Placed]:
    """Yield the names of the axes: of x below its middle, of y above its upper end."""
    x, y = space.plot.x, space.plot.y
    if x.name:
        yield _words(x.name, ((space.left + space.right) / 2, _LINE - _CAP - 1.5), Anchor.MIDDLE, desk)
    if y.name:
        left = space.at(space.origin)[0]
        yield _words(y.name, (left, space.top + 2.5), Anchor.START, desk)


def _labels(space: _Space, desk: Desk) -> Iterator[_Placed]:
    """Yield the names of the curves, each where it stands clear."""
    for line in space.plot.lines:
        if line.label:
            yield _words(line.label.text, space.at(line.label.at), line.label.anchor, desk, line)


def _words(text: str, at: Point, anchor: Anchor, desk: Desk, line: Line | None = None) -> _Placed:
    frame = desk.words(text, _ink(desk, strong=line is not None and line.main))
    x = min(at[0] + _ANCHOR[anchor] * frame.width, desk.layout.plot.width - frame.width)
    return max(0.0, x), at[1], frame
