"""A deck as its author wrote it, read but not yet checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.entry import AnyEntry, FormulaEntry
from builder.model.span import Text
from builder.model.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Section:
    """One file of entries."""

    name: str
    """The file's name without .yaml; also the tag of its notes."""
    title: Text
    symbols: tuple[Symbol, ...]
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """All that a deck's folder says."""

    id: Text
    """Permanent: seeds every GUID and names the outputs."""
    name: Text
    """The deck's name in Anki; permanent, since Anki matches decks by name."""
    title: Text
    subtitle: Text | None
    author: Text | None
    language: str
    fonts: tuple[tuple[Text, Text], ...]
    """(role, file) of fonts that replace the bundled ones."""
    symbols: tuple[Symbol, ...]
    sections: tuple[Section, ...]
    unread: frozenset[str] = frozenset()
    """The ids of entries that could not be read, or not wholly: what they lack proves nothing."""

    def entries(self) -> Iterator[AnyEntry]:
        """Yield every entry, in the order of the files."""
        for section in self.sections:
            yield from section.entries

    def symbols_of(self, entry: AnyEntry) -> dict[str, Symbol]:
        """Return the symbols that an entry sees; its own win over its section's, those over the deck's."""
        section = next(section for section in self.sections if entry in section.entries)
        own = entry.symbols if isinstance(entry, FormulaEntry) else ()
        return {symbol.name.value: symbol for symbol in (*self.symbols, *section.symbols, *own)}
