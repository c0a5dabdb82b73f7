"""Whether a plot can be drawn: every name in it has a value, and every formula is of one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.check.book import Known
from builder.check.definition import domain_of, lengths_of
from builder.check.ground import SELF, used_names
from builder.check.meaning import Book
from builder.check.suggest import did_you_mean
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, ComparisonEntry, Curve, CurveCell, Plot
from builder.model.formula import Expression, Formula, Name
from builder.model.problem import Problem
from builder.model.span import Text
from builder.model.symbol import DomainKind
from builder.model.tree import free_names, substituted

_WHOLE = frozenset({DomainKind.COUNT, DomainKind.SIZE})


@dataclass(frozen=True, slots=True)
class Course:
    """A curve as two functions of the plot's symbol."""

    place: Text
    """Where the curve is asked for."""
    x: Expression
    y: Expression
    whole: bool = False
    """Whether the symbol counts something, so that only whole numbers mean anything."""


def courses(entry: AnyEntry, plot: Plot, sound: Book) -> tuple[Course, ...] | None:
    """Return the curves of a plot; None where one is of a formula that cannot be computed.

    `sound` are the formulas whose names are all in order.
    """
    found = tuple(_course(entry, plot.over, curve, sound) for curve in plot.curves)
    whole = tuple(course for course in found if course is not None)
    return whole if len(whole) == len(found) else None


def _course(entry: AnyEntry, over: Text, curve: Curve, sound: Book) -> Course | None:
    if curve.ref is not None:
        known = named(entry, curve.ref, sound)
        if known is None:
            return None
        domain = domain_of(over.value, known.symbols)
        whole = domain is not None and domain.kind in _WHOLE
        return Course(curve.ref, Name(over.value), known.definition.body, whole=whole)
    if curve.x is None or curve.y is None:
        return None
    own = sound.get(entry.id.value)
    bodies = (curve.x.body, curve.y.body)
    if own is None:
        # Where the entry has no sound formula, `self` stays, and is found to have no value.
        return Course(curve.y.text, *bodies)
    x, y = (substituted(body, {SELF: own.definition.body}) for body in bodies)
    return Course(curve.y.text, x, y)


def named(entry: AnyEntry, ref: Text, sound: Book) -> Known | None:
    """Return the formula that a curve names."""
    return sound.get(entry.id.value if ref.value == SELF else ref.value)


def plot_problems(entry: AnyEntry, plot: Plot, sound: Book) -> Iterator[Problem]:
    """Yield what is wrong with the names of a plot; formulas that are not sound are passed over."""
    for number in (plot.low, plot.high, *(value for _, value in plot.at)):
        for name in free_names(number.body):
            span, hint = (
                number.text.span(name.start, len(name.name)),
                "write a number, such as 3, 1/2 or 2*pi",
            )
            yield Problem("not-a-number", f"{name.name!r} has no value here", span, hint)
    given = {plot.over.value, *(name.value for name, _ in plot.at)}
    for curve in plot.curves:
        if curve.ref is not None:
            known = named(entry, curve.ref, sound)
            yield from () if known is None else _of_formula(known, curve.ref, plot.over, given)
        for formula in (curve.x, curve.y):
            yield from () if formula is None else _of_expression(formula, given, entry, sound)
    drawn = courses(entry, plot, sound)
    if drawn is not None:
        used = {name.name for course in drawn for part in (course.x, course.y) for name in free_names(part)}
        for said in (plot.over, *(said for said, _ in plot.at)):
            if said.value not in used:
                hint = did_you_mean(said.value, used - given)
                yield Problem("unused-symbol", f"no curve has {said.value!r} in it", said.span(), hint)


def _of_formula(known: Known, ref: Text, over: Text, given: set[str]) -> Iterator[Problem]:
    """Yield why a formula has no curve."""
    names = used_names(known.definition)
    arrays = sorted(name for name in names if lengths_of(name, known.symbols))
    missing = sorted(names - given)
    if arrays or known.definition.indices:
        what = f"{arrays[0]!r} is an array" if arrays else "it has an index"
        hint = f"say what is drawn: {{x: {over}, y: …, label: …}}"
        yield Problem("no-curve", f"the formula of {ref.value!r} has no curve: {what}", ref.span(), hint)
    elif over.value not in names:
        message = f"the formula of {ref.value!r} has no {over.value!r} in it"
        yield Problem("no-curve", message, ref.span(), did_you_mean(over.value, names))
    elif missing:
        hint = f"give it one: at: {{{missing[0]}: 1}}"
        yield Problem("no-value", f"{missing[0]!r} in {ref.value!r} has no value", ref.span(), hint)


def _of_expression(formula: Formula, given: set[str], entry: AnyEntry, sound: Book) -> Iterator[Problem]:
    """Yield a problem for every name in a curve's x or y that has no value."""
    own = sound.get(entry.id.value)
    for name in free_names(formula.body):
        span = formula.text.span(name.start, len(name.name))
        if name.name == SELF and own is not None:
            for missing in sorted(used_names(own.definition) - given):
                message, hint = f"{missing!r} in 'self' has no value", f"give it one: at: {{{missing}: 1}}"
                yield Problem("no-value", message, span, hint)
        elif name.name not in given:
            hint = did_you_mean(name.name, given, f"give it one: at: {{{name.name}: 1}}")
            yield Problem("no-value", f"{name.name!r} has no value", span, hint)


def cell_problems(deck: Deck) -> Iterator[Problem]:
    """Yield a problem for every cell that shows the curve of an entry without a plot."""
    entries = {entry.id.value: entry for entry in deck.entries()}
    for entry in deck.entries():
        if not isinstance(entry, ComparisonEntry):
            continue
        for cell in (cell for row in entry.rows for _, cell in row.cells if isinstance(cell, CurveCell)):
            other = entries.get(cell.ref.value)
            if other is not None and other.plot is None and other.id.value not in deck.unread:
                hint = "give it one: plot: {over: {x: [-3, 3]}, curves: [self]}"
                yield Problem("no-curve", f"{cell.ref.value!r} has no plot", cell.ref.span(), hint)
