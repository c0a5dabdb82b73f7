"""What an entry is composed with: its neighbours, its symbols, and the printers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.compose import markdown
from builder.compose.arrange import arrange_expression, arrange_formula
from builder.compose.layout import Layout, Raw, Relation
from builder.compose.linear import linear_from_tex, spelled
from builder.compose.names import name_layout
from builder.compose.place import Place
from builder.compose.tex import layout_tex
from builder.model.deck import Deck, Section
from builder.model.entry import AnyEntry, FactEntry, FormulaEntry, Output, Unchecked
from builder.model.formula import Comparator, Formula
from builder.model.memory import Memory
from builder.model.piece import Display, Inline, Items, Legend, Link, Math, Prose, Said
from builder.model.span import Text
from builder.model.symbol import Symbol
from builder.model.title import called, name
from builder.model.tree import free_names
from builder.model.verdict import Checked, FormulaVerdict, Verdict

_HIDDEN = Raw("{?}")
"""Stands for a left-hand side that would give the name away."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry and the symbols it sees."""

    entry: AnyEntry
    symbols: Mapping[str, Symbol]


@dataclass(frozen=True, slots=True)
class Context:
    """All that composing one entry of a section may look at; text goes in, pieces come out."""

    checked: Checked
    section: Section
    shelf: Mapping[str, Shelved]
    """Every entry of the deck by its id."""
    shown: frozenset[str]
    """The ids that appear in this output; a link to any other is plain words."""
    meanings: Mapping[str, int]
    """How many facts of the deck say the same, by `as_said`."""
    memory: Memory

    def said(self, text: Text | None) -> tuple[Said, ...]:
        """Return what a text says; nothing of no text."""
        if text is None:
            return ()
        return tuple(self._linked(piece) for piece in markdown.said(text, self.called))

    def prose(self, text: Text | None) -> Prose:
        """Return a text as one paragraph, an empty one of no text."""
        return Prose(()) if text is None else self._linked_prose(markdown.prose(text, self.called))

    def plain(self, text: Text) -> str:
        """Return the letters of a text alone."""
        return markdown.plain(self.prose(text).inlines)

    def called(self, entry: str) -> Text | None:
        """Return what others call an entry, by its id; None if there is none."""
        shelved = self.shelf.get(entry)
        return None if shelved is None else called(shelved.entry)

    def called_text(self, entry: AnyEntry) -> str:
        """Return the letters of what others call an entry."""
        return self.plain(called(entry))

    def name_text(self, entry: AnyEntry) -> str:
        """Return the letters of an entry's short name; none of an entry that has none."""
        given = name(entry)
        return "" if given is None else self.plain(given)

    def symbol_text(self, entry: AnyEntry, name: str) -> str:
        """Return a symbol that an entry sees as a line of Unicode."""
        return spelled(name_layout(name, self.shelf[entry.id.value].symbols))

    def link(self, entry: str) -> Link:
        """Return a link that shows what an entry is called."""
        return markdown.link(entry, self.called)

    def verdict(self, entry: FormulaEntry) -> FormulaVerdict | None:
        """Return what checking found of a formula."""
        if isinstance(entry.formula, Unchecked):
            return FormulaVerdict(Verdict.UNCHECKED)
        return self.checked.verdicts.get(entry.id.value)

    def display(self, entry: FormulaEntry) -> Display:
        """Return an entry's formula with its left-hand side and its verdict."""
        verdict = self.verdict(entry)
        shown = self._shown(entry.formula, _whole, self._symbols(entry))
        return replace(shown, verdict=None if verdict is None else verdict.verdict)

    def right_side(self, entry: FormulaEntry) -> Display:
        """Return an entry's formula without its left-hand side, marked if it is unchecked."""
        verdict = Verdict.UNCHECKED if isinstance(entry.formula, Unchecked) else None
        return replace(self._shown(entry.formula, _right, self._symbols(entry)), verdict=verdict)

    def unnamed(self, entry: FormulaEntry) -> tuple[Display, ...]:
        """Return an entry's formula with a question mark for its left-hand side, if it has one."""
        match entry.formula:
            case Formula(target=target) if target is not None:
                return (self._shown(entry.formula, _asked, self._symbols(entry)),)
            case _:
                return ()

    def legend(self, entry: FormulaEntry) -> Legend:
        """Return the symbols of a formula that are said to mean something, in reading order."""
        if isinstance(entry.formula, Unchecked):
            return Legend(())
        symbols = self._symbols(entry)
        names = dict.fromkeys(node.name for node in free_names(entry.formula.body))
        return Legend(
            tuple(
                (self._symbol(name, symbols), self.prose(symbols[name].means))
                for name in names
                if name in symbols and symbols[name].means is not None
            )
        )

    def _symbols(self, entry: FormulaEntry) -> Mapping[str, Symbol]:
        return self.shelf[entry.id.value].symbols

    def _symbol(self, name: str, symbols: Mapping[str, Symbol]) -> Math:
        layout = name_layout(name, symbols)
        return Math(layout_tex(layout, self.memory), spelled(layout))

    def _shown(
        self, formula: Formula | Unchecked, arrange: _Arrange, symbols: Mapping[str, Symbol]
    ) -> Display:
        if isinstance(formula, Unchecked):
            return Display(formula.tex.value, linear_from_tex(formula.tex.value))
        tex = layout_tex(arrange(formula, symbols, Place.OPEN), self.memory)
        return Display(tex, spelled(arrange(formula, symbols, Place.LINE)))

    def _linked(self, piece: Said) -> Said:
        if isinstance(piece, Items):
            return replace(piece, items=tuple(self._linked_prose(item) for item in piece.items))
        return self._linked_prose(piece)

    def _linked_prose(self, prose: Prose) -> Prose:
        """Return the paragraph with links only to what this output shows."""
        return Prose(tuple(part for inline in prose.inlines for part in self._unlinked(inline)))

    def _unlinked(self, inline: Inline) -> tuple[Inline, ...]:
        match inline:
            case Link(entry, inlines) if entry not in self.shown:
                return inlines
            case _:
                return (inline,)


_Arrange = Callable[[Formula, Mapping[str, Symbol], Place], Layout]


def _whole(formula: Formula, symbols: Mapping[str, Symbol], place: Place) -> Layout:
    return arrange_formula(formula, symbols, place)


def _right(formula: Formula, symbols: Mapping[str, Symbol], place: Place) -> Layout:
    return arrange_expression(formula.body, symbols, place)


def _asked(formula: Formula, symbols: Mapping[str, Symbol], place: Place) -> Layout:
    return Relation(_HIDDEN, ((Comparator.EQUAL, _right(formula, symbols, place)),))


def as_said(text: Text) -> str:
    """Return a text fit to be compared with another: its words alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.value.casefold()))


def contexts(
    checked: Checked, output: Output, memory: Memory, chosen: frozenset[str] | None
) -> Iterator[tuple[Context, tuple[AnyEntry, ...]]]:
    """Yield a context for each section, with the entries of it that the output shows.

    Of the entries meant for the output, those whose ids are `chosen`; all, if None.
    """
    shelf = dict(_shelved(checked.deck))
    shown = frozenset(
        entry.id.value
        for entry in checked.deck.entries()
        if entry.only in {None, output} and (chosen is None or entry.id.value in chosen)
    )
    facts = (entry for entry in checked.deck.entries() if isinstance(entry, FactEntry))
    meanings = Counter(as_said(fact.text) for fact in facts)
    for section in checked.deck.sections:
        context = Context(checked, section, shelf, shown, meanings, memory)
        yield context, tuple(entry for entry in section.entries if entry.id.value in shown)


def _shelved(deck: Deck) -> Iterator[tuple[str, Shelved]]:
    """Yield every entry with its symbols; its own win over its section's, those over the deck's."""
    for section in deck.sections:
        shared = {symbol.name.value: symbol for symbol in (*deck.symbols, *section.symbols)}
        for entry in section.entries:
            own = entry.symbols if isinstance(entry, FormulaEntry) else ()
            symbols = shared | {symbol.name.value: symbol for symbol in own} if own else shared
            yield entry.id.value, Shelved(entry, symbols)
