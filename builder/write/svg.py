"""A plot as inline SVG: classes only, so that it follows day and night.

Numbers are units of the drawing, which is 360 wide, as a phone nearly is: its words stay readable there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model.curve import Point, Stroke
from builder.model.piece import Axis, Label, Line, Plot
from builder.write.escape import attribute, words_html

_WIDTH, _HEIGHT = 360, 220
_MINI_WIDTH, _MINI_HEIGHT = 120, 40
_EDGE = 8.0
"""Around the drawing, so that no stroke is cut."""
_LINE = 20.0
"""Room for a line of words."""
_LETTER = 7.6
_TICK = 4.0
_LOW = 0.4
"""Where the level axis lies lower than this share of the plot, its numbers stand below the plot."""


@dataclass(frozen=True, slots=True)
class _Space:
    """Where the axes' units fall; y grows downward, as SVG has it."""

    plot: Plot
    left: float
    top: float
    right: float
    bottom: float

    @property
    def origin(self) -> Point:
        """Where the axes cross."""
        return _nearest(self.plot.x), _nearest(self.plot.y)

    def at(self, point: Point) -> Point:
        x, y = self.plot.x, self.plot.y
        across, up = (point[0] - x.low) / (x.high - x.low), (point[1] - y.low) / (y.high - y.low)
        return (
            self.left + across * (self.right - self.left),
            self.bottom - up * (self.bottom - self.top),
        )


def plot_svg(plot: Plot) -> str:
    """Return a plot, or the mini curve of a cell."""
    space = _mini_space(plot) if plot.small else _space(plot)
    size = (_MINI_WIDTH, _MINI_HEIGHT) if plot.small else (_WIDTH, _HEIGHT)
    parts = (*_axes(space), *(_line(line, space) for line in _main_last(plot.lines)))
    words = () if plot.small else (*_numbers(space), *_names(space), *_labels(plot.lines, space))
    kind = "mini" if plot.small else "plot"
    return (
        f'<svg class="{kind}" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" height="{size[1]}"'
        f' role="img" aria-label="{attribute(plot.alt)}">{"".join((*parts, *words))}</svg>'
    )


def _mini_space(plot: Plot) -> _Space:
    return _Space(plot, 2.0, 2.0, _MINI_WIDTH - 2.0, _MINI_HEIGHT - 2.0)


def _space(plot: Plot) -> _Space:
    """Return the room between the numbers and names that stand outside of the axes."""
    widest = max((len(shown) for _, shown in plot.y.ticks), default=0) * _LETTER + 2 * _TICK
    last = max((len(shown) * _LETTER / 2 + 2 for _, shown in plot.x.ticks[-1:]), default=0.0)
    across = _nearest(plot.x)
    inside = (across - plot.x.low) / (plot.x.high - plot.x.low) * (_WIDTH - 2 * _EDGE)
    return _Space(
        plot,
        left=_EDGE + max(0.0, widest - inside),
        top=_EDGE + (_LINE if plot.y.name else 0.0),
        right=_WIDTH - max(1.5 * _EDGE, last),
        bottom=_HEIGHT - _EDGE - (_LINE if _is_low(plot.y) else 0.0) - (_LINE if plot.x.name else 0.0),
    )


def _nearest(axis: Axis) -> float:
    return min(max(0.0, axis.low), axis.high)


def _is_low(y: Axis) -> bool:
    """Tell whether the level axis lies at the plot's foot or near it."""
    return (_nearest(y) - y.low) / (y.high - y.low) < _LOW


def _axes(space: _Space) -> Iterator[str]:
    """Yield the two axes, with a tick at each number."""
    plot, (across, up) = space.plot, space.origin
    x, y = space.at((across, up))
    runs = [[(space.left, y), (space.right, y)], [(x, space.top), (x, space.bottom)]]
    for at, _ in plot.x.ticks:
        u, v = space.at((at, up))
        runs.append([(u, v), (u, v + _TICK)])
    for at, _ in plot.y.ticks:
        u, v = space.at((across, at))
        runs.append([(u, v), (u - _TICK, v)])
    yield f'<path class="axis" d="{"".join(map(_path, runs))}"/>'


def _main_last(lines: Iterable[Line]) -> list[Line]:
    """Return the lines so that the main one lies over the others."""
    return sorted(lines, key=lambda line: line.main)


def _line(line: Line, space: _Space) -> str:
    strokes = ([space.at(point) for point in stroke] for stroke in line.strokes)
    return f'<path class="{"curve" if line.main else "other"}" d="{"".join(map(_path, strokes))}"/>'


def _numbers(space: _Space) -> Iterator[str]:
    """Yield the numbers at the axes, without the one where they cross; of x below what dips below zero."""
    plot, (across, up) = space.plot, space.origin
    corner = across == plot.x.low and up == plot.y.low
    low = _is_low(plot.y)
    for at, shown in plot.x.ticks:
        if at != across or corner:
            u, v = space.at((at, up))
            foot = space.bottom if low else v
            yield _text(shown, (u, foot + _TICK + 13), "middle")
    for at, shown in plot.y.ticks:
        if at != up and shown:
            u, v = space.at((across, at))
            yield _text(shown, (u - 2 * _TICK, v + 5), "end")


def _names(space: _Space) -> Iterator[str]:
    """Yield the names of the axes: of x below its right end, of y above its upper end."""
    if space.plot.x.name:
        yield _text(space.plot.x.name, (space.right, _HEIGHT - 5), "end")
    if space.plot.y.name:
        yield _text(space.plot.y.name, (max(_EDGE / 2, space.at(space.origin)[0] - _EDGE), 14), "start")


def _labels(lines: Iterable[Line], space: _Space) -> Iterator[str]:
    for line in lines:
        match line.label:
            case Label(text, at, anchor):
                yield _text(text, space.at(at), anchor, "on" if line.main else "")
            case None:
                pass


def _text(text: str, at: Point, anchor: str, kind: str = "") -> str:
    of_class = f' class="{kind}"' if kind else ""
    return (
        f'<text{of_class} x="{_number(at[0])}" y="{_number(at[1])}" text-anchor="{anchor}">'
        f"{words_html(text)}</text>"
    )


def _path(points: Stroke | list[Point]) -> str:
    return "M" + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
