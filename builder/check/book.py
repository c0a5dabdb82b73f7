"""The formulas of a deck by their entries' ids, each with the symbols it sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.check.definition import Definition, definition
from builder.model.deck import Deck
from builder.model.entry import FormulaEntry
from builder.model.formula import Formula
from builder.model.symbol import Domain, Symbol
from builder.model.tree import free_names


@dataclass(frozen=True, slots=True)
class Known:
    """A formula that parsed."""

    entry: FormulaEntry
    formula: Formula
    symbols: Mapping[str, Symbol]
    """All in its sight."""
    definition: Definition
    domains: Mapping[str, Domain]
    """Of every symbol in sight that has one."""

    def used(self) -> dict[str, Domain]:
        """Return the domain of every symbol that the formula uses."""
        domains = self.domains
        names = (name.name for name in free_names(self.formula.body))
        return {name: domains[name] for name in names if name in domains}


def known_formulas(deck: Deck) -> dict[str, Known]:
    """Return every formula that parsed, by its entry's id, in the deck's order."""
    book: dict[str, Known] = {}
    for section in deck.sections:
        shared = {symbol.name.value: symbol for symbol in (*deck.symbols, *section.symbols)}
        known = _domains(shared)
        for entry in section.entries:
            if isinstance(entry, FormulaEntry) and isinstance(entry.formula, Formula):
                symbols = shared | {symbol.name.value: symbol for symbol in entry.symbols}
                domains = _domains(symbols) if entry.symbols else known
                meaning = definition(entry, entry.formula, symbols)
                book[entry.id.value] = Known(entry, entry.formula, symbols, meaning, domains)
    return book


def _domains(symbols: Mapping[str, Symbol]) -> dict[str, Domain]:
    return {name: symbol.domain for name, symbol in symbols.items() if symbol.domain is not None}
