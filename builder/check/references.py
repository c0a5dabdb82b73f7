"""Whether every entry that another one names is there, and no formulas check each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.check.parts import named_entries
from builder.check.suggest import did_you_mean
from builder.check.texts import links, texts
from builder.model.check import AnyCheck
from builder.model.deck import Deck
from builder.model.entry import AnyEntry, ComparisonEntry, CurveCell, FormulaCell, FormulaEntry
from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.model.span import Span, Text

_SELF = "self"


@dataclass(frozen=True, slots=True)
class _Ids:
    """The entries of a deck by id."""

    entries: Mapping[str, AnyEntry]

    def missing(self, said: str, span: Span) -> Iterator[Problem]:
        """Refuse what is no entry."""
        if said not in self.entries:
            hint = did_you_mean(said, self.entries)
            yield Problem("unknown-entry", f"there is no entry {said!r}", span, hint)

    def no_formula(self, said: Text) -> Iterator[Problem]:
        """Refuse what is no entry, or none with a formula that is checked."""
        entry = self.entries.get(said.value)
        if entry is None:
            known = (name for name, one in self.entries.items() if isinstance(one, FormulaEntry))
            hint = did_you_mean(said.value, known)
            yield Problem("unknown-entry", f"there is no entry {said.value!r}", said.span(), hint)
        elif not isinstance(entry, FormulaEntry):
            yield Problem("no-formula", f"{said.value!r} has no formula", said.span())

    def not_checked(self, said: Text) -> Iterator[Problem]:
        """Refuse, besides, a formula that the language cannot say."""
        yield from self.no_formula(said)
        entry = self.entries.get(said.value)
        if isinstance(entry, FormulaEntry) and not isinstance(entry.formula, Formula):
            yield Problem("no-formula", f"the formula of {said.value!r} is unchecked", said.span())


def reference_problems(deck: Deck) -> Iterator[Problem]:
    """Yield a problem for every reference that leads nowhere, or in a circle."""
    entries = {entry.id.value: entry for entry in deck.entries()}
    ids = _Ids(entries)
    for entry in deck.entries():
        yield from _of_entry(entry, ids)
    for symbol in (*deck.symbols, *(symbol for section in deck.sections for symbol in section.symbols)):
        yield from _in_texts(symbol, ids)
    yield from _renamings(deck, entries)
    yield from _circles(entries)


def _of_entry(entry: AnyEntry, ids: _Ids) -> Iterator[Problem]:
    for said in entry.see:
        yield from ids.missing(said.value, said.span())
    yield from _in_texts(entry, ids)
    for curve in () if entry.plot is None else entry.plot.curves:
        if curve.ref is not None and curve.ref.value != _SELF:
            yield from ids.not_checked(curve.ref)
        elif curve.ref is not None and not isinstance(entry, FormulaEntry):
            yield Problem("no-formula", "this entry has no formula of its own", curve.ref.span())
    if isinstance(entry, ComparisonEntry):
        for cell in (cell for row in entry.rows for _, cell in row.cells):
            match cell:
                case FormulaCell():
                    yield from ids.no_formula(cell.ref)
                case CurveCell():
                    yield from ids.not_checked(cell.ref)
    if isinstance(entry, FormulaEntry):
        for check in entry.checks:
            for said in _formulas_named(check):
                yield from ids.not_checked(said)


def _in_texts(value: object, ids: _Ids) -> Iterator[Problem]:
    for text in texts(value):
        for said, span in links(text):
            yield from ids.missing(said, span)


def _formulas_named(check: AnyCheck) -> Iterator[Text]:
    yield from (entry for _, entry in check.where)
    yield from named_entries(check)


def _renamings(deck: Deck, entries: Mapping[str, AnyEntry]) -> Iterator[Problem]:
    """Yield a problem where an old id is still, or twice, in use."""
    taken: dict[str, Text] = {}
    for entry in deck.entries():
        old = entry.renamed_from
        if old is None:
            continue
        if old.value in entries:
            hint = "leave renamed_from out, or remove the other entry"
            also = entries[old.value].id.span()
            yield Problem("renamed-clash", f"{old.value!r} is still an entry", old.span(), hint, also=also)
        elif old.value in taken:
            message = f"{old.value!r} was renamed twice"
            yield Problem("renamed-clash", message, old.span(), also=taken[old.value].span())
        taken.setdefault(old.value, old)


def _circles(entries: Mapping[str, AnyEntry]) -> Iterator[Problem]:
    """Yield a problem at the reference that closes each circle of formulas that check each other."""
    named = {
        name: [said for check in entry.checks for said in _formulas_named(check) if said.value in entries]
        for name, entry in entries.items()
        if isinstance(entry, FormulaEntry)
    }
    done: set[str] = set()
    for start in named:
        path: list[str] = []
        # Each item is an entry to visit, or None to go back from one.
        stack: list[Text | None] = [entries[start].id]
        while stack:
            said = stack.pop()
            if said is None:
                done.add(path.pop())
            elif said.value in path:
                circle = " → ".join((*path[path.index(said.value) :], said.value))
                hint = "let one of them stand on checks of its own"
                yield Problem("cycle", f"formulas check each other in a circle: {circle}", said.span(), hint)
            elif said.value not in done:
                path.append(said.value)
                stack.append(None)
                stack.extend(reversed(named.get(said.value, [])))
