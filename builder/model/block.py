"""What is read: the sheet's content in order, free of any layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.piece import Math, Piece, Prose


class Lead(StrEnum):
    """How a block begins."""

    TITLE = "title"
    """The title has a line of its own, with the id at its right end."""
    RUN_IN = "run-in"
    """The text follows the title on the same line; the id ends the block."""
    MARKED = "marked"
    """A letter or sign hangs left of the title, another may hang left of each paragraph below."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with a letter or sign hanging at its left, as in questions and mistakes."""

    mark: str
    said: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One entry on the sheet."""

    entry: str
    lead: Lead
    title: Prose
    parts: tuple[Piece | Marked, ...]
    aside: Prose | None = None
    """Grey, after the title."""
    mark: str = ""
    """Of the title, where the lead is `MARKED`."""
    terms: tuple[str, ...] = ()
    """What the index lists it under."""
    name: str = ""
    """What bookmarks call it, where that is not its title."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the sheet."""

    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed."""

    title: str
    subtitle: str
    author: str
    language: str
    chapters: tuple[Chapter, ...]
    notation: tuple[tuple[Math, Prose], ...] = ()
    """What letters mean in more than one entry, for a table at the end."""
    edition: str = ""
    """Said after the title at the foot of each page, e.g. `version 1.0.0`."""
