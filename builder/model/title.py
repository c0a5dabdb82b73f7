"""What an entry is called: by itself, and by others."""

from __future__ import annotations

from typing import assert_never

from builder.model.entry import (
    AnyEntry,
    CodeEntry,
    ComparisonEntry,
    DesignEntry,
    FactEntry,
    FormulaEntry,
    MistakeEntry,
    NamedEntry,
    QuestionEntry,
    StepsEntry,
)
from builder.model.span import Text


def title(entry: AnyEntry) -> Text:
    """Return what stands above an entry, in full."""
    match entry:
        case FormulaEntry(term=text) | FactEntry(term=text) | StepsEntry(term=text) | CodeEntry(term=text):
            return text
        case ComparisonEntry(title=text) | QuestionEntry(ask=text) | DesignEntry(ask=text):
            return text
        case MistakeEntry(mistake=text):
            return text
        case _:
            assert_never(entry)


def name(entry: AnyEntry) -> Text | None:
    """Return the short name that an entry was given, if it was."""
    return entry.name if isinstance(entry, NamedEntry) else None


def called(entry: AnyEntry) -> Text:
    """Return what others call an entry: its short name where it has one, else its title."""
    return name(entry) or title(entry)
