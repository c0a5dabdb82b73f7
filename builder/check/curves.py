"""The curves of a deck's plots, computed from the very formulas that are checked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from builder.check.book import known_formulas
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.meaning import Book
from builder.check.names import formula_problems
from builder.check.plots import Course, cell_problems, courses, plot_problems
from builder.check.trace import Path, clipped, joined, spread, trace, window
from builder.check.value import Budget, Scalar, Value
from builder.model.curve import Point, Tracing
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, Plot
from builder.model.formula import Formula
from builder.model.problem import Problem

_LOOKS = 10_000
_TERMS = 500_000
"""Of sums, for one curve."""


def traced(deck: Deck) -> tuple[dict[str, Tracing], tuple[Problem, ...]]:
    """Return the curves of every plot by entry id, and what is wrong with plots and with cells that show them.

    A plot of a formula whose own names are not in order is passed over, since its author hears of that
    already.
    """
    plots = [(entry, entry.plot) for entry in deck.entries() if entry.plot is not None]
    sound = _sound(deck, {name for entry, plot in plots for name in _named(entry, plot)}) if plots else {}
    curves: dict[str, Tracing] = {}
    problems: list[Problem] = []
    for entry, plot in plots:
        found = list(plot_problems(entry, plot, sound))
        drawn = courses(entry, plot, sound)
        if not found and drawn is not None:
            tracing = _tracing(plot, drawn)
            if isinstance(tracing, Problem):
                found.append(tracing)
            else:
                curves[entry.id.value] = tracing
        problems += found
    return curves, (*problems, *cell_problems(deck))


def _sound(deck: Deck, wanted: set[str]) -> Book:
    """Return those formulas of the wanted ones whose own names are all in order."""
    book = known_formulas(deck)
    return {name: book[name] for name in wanted if name in book and not any(formula_problems(book[name]))}


def _named(entry: AnyEntry, plot: Plot) -> Iterator[str]:
    """Yield the ids of the entries whose formulas a plot may draw."""
    yield entry.id.value
    yield from (curve.ref.value for curve in plot.curves if curve.ref is not None)


def _tracing(plot: Plot, drawn: tuple[Course, ...]) -> Tracing | Problem:
    """Return the curves of a plot whose names all have values, or why there is nothing to see."""
    values = [_number(formula) for formula in (plot.low, plot.high, *(value for _, value in plot.at))]
    wrong = next((value for value in values if isinstance(value, Problem)), None)
    if wrong is not None:
        return wrong
    low, high, *others = (value for value in values if isinstance(value, float))
    if low >= high:
        return Problem(
            "empty-range", "the range ends before it begins", plot.high.text.span(), "swap the two"
        )
    fixed = {name.value: value for (name, _), value in zip(plot.at, others, strict=True)}
    paths = [_path(course, plot.over.value, fixed) for course in drawn]
    seen = [spread(path, low, high) for path in paths]
    for course, points in zip(drawn, seen, strict=True):
        if not points:
            message = f"there is no point between {plot.low.text} and {plot.high.text}"
            return Problem("no-curve", message, course.place.span(), "choose another range")
    bottom, top = window([y for _, y in chain(*seen)])
    strokes = (
        joined(path, low, high) if course.whole else trace(path, low, high, top - bottom)
        for course, path in zip(drawn, paths, strict=True)
    )
    shown = tuple(clipped(curve, bottom, top) for curve in strokes)
    across = [x for curve in shown for stroke in curve for x, _ in stroke]
    if any(curve.ref is not None for curve in plot.curves):
        across += (low, high)
    return Tracing(min(across), max(across), bottom, top, shown)


def _number(formula: Formula) -> float | Problem:
    """Return the value of an expression without names."""
    try:
        value = _finite(runner(formula.body, Floats(), Budget(_TERMS))({}))
    except (ArithmeticError, ValueError):
        value = None
    if value is None:
        return Problem("not-a-number", f"'{formula.text}' is no finite number", formula.text.span())
    return value


def _path(course: Course, over: str, fixed: Mapping[str, Scalar]) -> Path:
    """Return a curve as a function of the plot's symbol."""
    budget = Budget(_TERMS)
    across, up = (runner(part, Floats(), budget) for part in (course.x, course.y))

    # The points of the first look are those that the curve is traced from.
    @lru_cache(maxsize=_LOOKS)
    def path(at: float) -> Point | None:
        env: dict[str, Value] = {**fixed, over: at}
        try:
            x, y = _finite(across(env)), _finite(up(env))
        except (ArithmeticError, ValueError):
            return None
        return None if x is None or y is None else (x, y)

    return path


def _finite(value: Value) -> float | None:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None
