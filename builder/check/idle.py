"""Symbols that are declared and never used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.check.parts import formulas, named_symbols
from builder.model.check import AnyCheck, Value
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, FormulaEntry, Plot
from builder.model.formula import Binder, Formula, Name
from builder.model.problem import Problem, Severity
from builder.model.symbol import Symbol
from builder.model.tree import walk

Used = Mapping[str, set[str]]
"""By entry id, the names that an entry's formula, checks and plot use."""


def idle_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of every symbol that nothing in its reach uses: of the deck, a section, an entry or a check.

    Of a deck that could not be read wholly only the symbols of entries and checks are told, since what
    is missing may use the others.
    """
    used = {entry.id.value: _used(entry) for entry in deck.entries()}
    everywhere: set[str] = set()
    for section in deck.sections:
        here: set[str] = set()
        for entry in section.entries:
            if isinstance(entry, FormulaEntry):
                yield from _of_entry(entry, used)
                own = {symbol.name.value for symbol in entry.symbols}
                here |= _with_sizes(used[entry.id.value], entry.symbols) - own
            else:
                here |= used[entry.id.value]
        here = _with_sizes(here, section.symbols)
        everywhere |= here - {symbol.name.value for symbol in section.symbols}
        if not deck.unread:
            yield from _idle(section.symbols, here)
    if not deck.unread:
        yield from _idle(deck.symbols, _with_sizes(everywhere, deck.symbols))


def _of_entry(entry: FormulaEntry, used: Used) -> Iterator[Problem]:
    """Warn of the symbols of an entry and of its checks."""
    if isinstance(entry.formula, Formula):
        yield from _idle(entry.symbols, _with_sizes(used[entry.id.value], entry.symbols))
    for check in entry.checks:
        # A check may declare a symbol only to settle what it is in the formulas that take part.
        guests = (used.get(other.value, set()) for _, other in check.where)
        here = _named(check).union(_of(entry.formula), *guests)
        yield from _idle(check.symbols, _with_sizes(here, check.symbols))


def _idle(symbols: Iterable[Symbol], used: set[str]) -> Iterator[Problem]:
    for symbol in symbols:
        if symbol.name.value not in used:
            message = f"{symbol.name.value!r} is declared and never used"
            yield Problem("idle-symbol", message, symbol.name.span(), "take it out", Severity.WARNING)


def _with_sizes(names: set[str], symbols: Iterable[Symbol]) -> set[str]:
    """Return names with the dimensions of the arrays among them."""
    sizes = {
        size
        for symbol in symbols
        if symbol.name.value in names and symbol.domain is not None
        for size in symbol.domain.dimensions
    }
    return names | sizes


def _used(entry: AnyEntry) -> set[str]:
    """Return every name that an entry uses."""
    found = set() if entry.plot is None else _plotted(entry.plot)
    if isinstance(entry, FormulaEntry):
        found |= _of(entry.formula)
        for name, first in entry.init:
            found |= {name.value} | _of(first)
        for check in entry.checks:
            found |= _with_sizes(_named(check), check.symbols)
    return found


def _named(check: AnyCheck) -> set[str]:
    """Return every name that a check uses."""
    found = {name.value for name in named_symbols(check)}
    found |= {name.value for name, _ in (*check.where, *check.let)}
    if isinstance(check, Value):
        found |= {name.value for name, _ in check.at}
    return found.union(*map(_of, (*formulas(check), *(formula for _, formula in check.let))))


def _plotted(plot: Plot) -> set[str]:
    found = {plot.over.value} | {name.value for name, _ in plot.at}
    curves = (side for curve in plot.curves for side in (curve.x, curve.y))
    return found.union(*map(_of, (plot.low, plot.high, *curves, *(value for _, value in plot.at))))


def _of(formula: object) -> set[str]:
    """Return every name in a formula; none of what is no formula."""
    if not isinstance(formula, Formula):
        return set()
    found = {node.name for node in walk(formula.body) if isinstance(node, Name)}
    found |= {node.index for node in walk(formula.body) if isinstance(node, Binder)}
    if formula.target is not None:
        found.add(formula.target.name)
        found |= {name.name for name in (*formula.target.arguments, *formula.target.indices)}
    return found
