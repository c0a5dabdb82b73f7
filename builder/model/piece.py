"""What is said: the pieces that cards and sheet are made of, free of any layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.curve import Point, Stroke
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
    rows: tuple[tuple[Prose | Display | Plot, ...], ...]


class Ink(StrEnum):
    """How a run of code is set apart from the rest; the value is also its class in cards.css."""

    KEYWORD = "k"
    STRING = "s"
    COMMENT = "c"


class Ran(StrEnum):
    """Whether code does what it says it does."""

    RAN = "ran"
    """It was run just as it stands, and printed what it should."""
    SKIPPED = "not run"
    """Its author says why it is not run."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code that stand alone."""

    language: str
    """In small letters, e.g. `python`."""
    text: str
    """Without a line break at its end."""
    inks: tuple[tuple[int, int, Ink], ...] = ()
    """(start, end, ink) of each run that is set apart, as offsets into the text: in order, none over another."""
    holes: tuple[tuple[int, int], ...] = ()
    """(start, end) of what cards ask for, in the order of the cards, none over another."""
    ran: Ran | None = None
    """None while nothing is known."""


class Anchor(StrEnum):
    """Which end of a label stands at its point; the values are those of SVG's `text-anchor`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Label:
    """A word in a plot, standing at a curve."""

    text: str
    at: Point
    """Where its baseline lies, in units of the axes."""
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Line:
    """A curve of a plot."""

    strokes: tuple[Stroke, ...]
    """All within the axes."""
    label: Label | None = None
    main: bool = True
    """Whether it is what the plot is about; the others are dashed."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a plot."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    """(place, number as shown), from low to high."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Curves between two axes, which cross at the origin or, where that is outside, at its nearest edge."""

    x: Axis
    y: Axis
    lines: tuple[Line, ...]
    alt: str
    """What is to be seen, for those who cannot see it."""
    small: bool = False
    """Whether it is a mini curve in a table's cell: no ticks, names or labels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image from a file of the author's."""

    name: str
    """By its content, e.g. `proofdeck-3f9a….svg`; other bytes have another name."""
    alt: str
    content: bytes = field(repr=False)
    media: str
    """`image/png`, `image/jpeg` or `image/svg+xml`."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a formula that a card hides."""

    tex: str
    """Whole by itself: it can be replaced by a single sign."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """A formula that stands alone, with parts that cards hide one at a time; on cards only."""

    tex: tuple[str | Gap, ...]
    linear: str


Said = Prose | Items
"""What a text field of the source becomes: paragraphs and lists."""
Piece = Prose | Items | Display | Legend | Labelled | Table | Code | Plot | Picture
