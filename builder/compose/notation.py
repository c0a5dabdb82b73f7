"""What letters mean throughout a deck, as a table for its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.compose.context import Context
from builder.compose.linear import spelled
from builder.compose.names import name_layout
from builder.compose.tex import layout_tex
from builder.model.entry import AnyEntry, FormulaEntry
from builder.model.formula import Formula
from builder.model.piece import Inline, Math, Prose, Words
from builder.model.symbol import Symbol
from builder.model.tree import free_names

_ALSO = Words("; ")


def notation(shown: Iterable[tuple[Context, tuple[AnyEntry, ...]]]) -> tuple[tuple[Math, Prose], ...]:
    """Return the shared symbols that formulas use and what they mean, in the order of their declarations.

    What only one entry declares is explained beside it.  A letter with several meanings has
    them all, in one row.
    """
    meanings: dict[Math, list[Prose]] = {}
    for context, symbol in _used(tuple(shown)):
        layout = name_layout(symbol.name.value, {symbol.name.value: symbol})
        letter = Math(layout_tex(layout, context.memory), spelled(layout))
        meaning = context.prose(symbol.means)
        if meaning not in meanings.setdefault(letter, []):
            meanings[letter].append(meaning)
    return tuple((letter, _joined(found)) for letter, found in meanings.items())


def _used(shown: tuple[tuple[Context, tuple[AnyEntry, ...]], ...]) -> Iterator[tuple[Context, Symbol]]:
    """Yield the deck's symbols, then each section's, that mean something to a formula that is shown."""
    used: set[Symbol] = set()
    for context, entries in shown:
        for entry in entries:
            if isinstance(entry, FormulaEntry) and isinstance(entry.formula, Formula):
                symbols = context.shelf[entry.id.value].symbols
                names = {node.name for node in free_names(entry.formula.body)}
                used |= {symbols[name] for name in names if name in symbols}
    for number, (context, _) in enumerate(shown):
        shared = context.checked.deck.symbols if number == 0 else ()
        for symbol in (*shared, *context.section.symbols):
            if symbol.means is not None and symbol in used:
                yield context, symbol


def _joined(meanings: list[Prose]) -> Prose:
    inlines: list[Inline] = []
    for meaning in meanings:
        inlines.extend((_ALSO, *meaning.inlines) if inlines else meaning.inlines)
    return Prose(tuple(inlines))
