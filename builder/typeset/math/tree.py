"""A formula as TeX sees it: atoms with a class each, free of what MathML says to browsers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from builder.typeset.math.spacing import AtomClass

_ORDINARY = AtomClass.ORDINARY


@dataclass(frozen=True, slots=True)
class Length:
    """A length of the author's: so many em of the current size and so many points."""

    em: float = 0.0
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Character:
    """One character in the letter form that is printed, e.g. 𝑥 for x."""

    char: str
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Word:
    """Upright characters as written: numbers, names, text."""

    text: str
    cls: AtomClass | None = _ORDINARY
    is_name: bool = False
    """Of a function or a quantity: its descenders do not lower a script."""


@dataclass(frozen=True, slots=True)
class LargeOperator:
    """A sum, a product, an integral."""

    char: str
    cls: AtomClass | None = AtomClass.OPERATOR


@dataclass(frozen=True, slots=True)
class Fence:
    """A delimiter, empty for an omitted one."""

    char: str
    cls: AtomClass | None
    size: float | None = None
    """Its height in em; None if it grows with its row."""


@dataclass(frozen=True, slots=True)
class Space:
    """Room between atoms; no atom itself."""

    width: Length
    cls: AtomClass | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Atoms side by side."""

    kids: tuple[Node, ...] = ()
    cls: AtomClass | None = _ORDINARY
    is_binomial: bool = False
    """A stack between fences, which have a least height."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing over another, with or without a bar."""

    above: Node
    below: Node
    ruled: bool = True
    strutted: bool = False
    """What stands above is at least as high as a line, as in continued fractions."""
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Radical:
    """A root, with its degree if written."""

    body: Node
    degree: Node | None = None
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Scripts:
    """A nucleus with scripts at its right."""

    base: Node
    sub: Node | None
    sup: Node | None
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Limits:
    """A nucleus with scripts above and below; beside it in text style, if they may move."""

    base: Node
    under: Node | None
    over: Node | None
    cls: AtomClass | None = _ORDINARY
    movable: bool = False


@dataclass(frozen=True, slots=True)
class Prescripts:
    """Scripts at the left of what comes next, as (sub, sup) pairs."""

    base: Node
    before: tuple[tuple[Node | None, Node | None], ...]
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over or under a base; a wide one grows with it."""

    base: Node
    mark: str
    over: bool = True
    wide: bool = False
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule over or under a base."""

    base: Node
    over: bool = True
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Brace:
    """A brace, a bracket or an arrow as wide as its base, over or under it."""

    base: Node
    mark: str
    over: bool = True
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class LongArrow:
    """An arrow as long as what is written above and below it."""

    char: str
    under: Node | None
    over: Node | None
    cls: AtomClass | None = AtomClass.RELATION


@dataclass(frozen=True, slots=True)
class Styled:
    """A body in another style or colour than its surroundings; None leaves them."""

    body: Node
    display: bool | None = None
    level: int | None = None
    cramped: bool = False
    color: str | None = None
    cls: AtomClass | None = _ORDINARY


@dataclass(frozen=True, slots=True)
class Reshaped:
    """A body whose box is not what its ink asks for: phantoms, laps, smashes."""

    body: Node
    inked: bool = True
    wide: bool = True
    tall: bool = True
    overhang: float = 0.0
    """Where `wide` is false: the share of the body that lies left of its place."""
    rise: Length = Length()
    cls: AtomClass | None = _ORDINARY


class Mark(Enum):
    """A line drawn about or through a body."""

    BOX = "box"
    UP = "updiagonalstrike"
    DOWN = "downdiagonalstrike"
    LEVEL = "horizontalstrike"


@dataclass(frozen=True, slots=True)
class Marked:
    """A body that is boxed or struck out."""

    body: Node
    marks: tuple[Mark, ...]
    cls: AtomClass | None = _ORDINARY


class Align(Enum):
    """Where a cell stands in its column: the share of the slack left of it."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


class TableKind(Enum):
    """How the rows and columns of a table are spaced."""

    ALIGNED = "aligned"
    CASES = "cases"
    MATRIX = "matrix"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of one row."""

    body: Row
    align: Align = Align.CENTER
    follows: bool = False
    """Right of an alignment point: a relation that begins it has its space before it."""


@dataclass(frozen=True, slots=True)
class Column:
    """The room at either side of a column, in em, and whether a rule stands at its right."""

    left: float
    right: float
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells, fewer than columns where the last are empty."""

    cells: tuple[Cell, ...]
    ruled: bool = False
    """A rule stands above it."""
    extra: Length = Length()
    """Room that the author adds below it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns."""

    rows: tuple[TableRow, ...]
    columns: tuple[Column, ...]
    kind: TableKind
    display: bool = False
    level: int | None = None
    ruled_left: bool = False
    ruled_below: bool = False
    cls: AtomClass | None = _ORDINARY


Node = (
    Character
    | Word
    | LargeOperator
    | Fence
    | Space
    | Row
    | Fraction
    | Radical
    | Scripts
    | Limits
    | Prescripts
    | Accent
    | Bar
    | Brace
    | LongArrow
    | Styled
    | Reshaped
    | Marked
    | Table
)
