"""What is said: the pieces that cards and sheet are made of, free of any layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.verdict import Verdict


class Style(StrEnum):
    """How words are set apart."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Math:
    """A formula within a line."""

    tex: str
    linear: str
    """The formula as a line of Unicode, for searching and copying."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Code within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to another entry."""

    entry: str
    inlines: tuple[Words | Math | Verbatim, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line that ends here because its author says so."""


Inline = Words | Math | Verbatim | Link | Break


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered if its order matters."""

    items: tuple[Prose, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """A formula that stands alone."""

    tex: str
    linear: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What the symbols of a formula mean."""

    symbols: tuple[tuple[Math, Prose], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph under a word of its own: When, Why, Pitfall, See."""

    label: str
    said: tuple[Prose | Items, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of a row names it."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose | Display, ...], ...]


Said = Prose | Items
"""What a text field of the source becomes: paragraphs and lists."""
Piece = Prose | Items | Display | Legend | Labelled | Table
