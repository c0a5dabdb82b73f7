"""How a formula looks: layout nodes that never evaluate, and how firmly each holds together.

A layout is what stands on the card and the page: fractions built or slashed, parentheses
where the eye needs them, everything in the author's order.  It is made from the formula tree
once (`arrange.py`) and spelled twice: as TeX (`printer.py`) and as a line of Unicode
(`linear.py`), so that neither has an opinion of its own on what a formula says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from builder.model.formula import Comparator


class Fence(Enum):
    """What may enclose a part."""

    PAREN = "()"
    SQUARE = "[]"
    ABS = "||"
    NORM = "‖‖"
    FLOOR = "⌊⌋"
    CEIL = "⌈⌉"
    ANGLE = "⟨⟩"


class Joint(Enum):
    """What stands between two factors."""

    NONE = ""
    THIN = "thin"
    DOT = "·"
    TIMES = "×"


class Sign(Enum):
    """What stands before a term."""

    PLUS = "+"
    MINUS = "-"


class BigSign(Enum):
    """An operator that its index stands below."""

    SUM = "∑"
    PRODUCT = "∏"
    MAXIMUM = "max"
    MINIMUM = "min"


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits, perhaps with a decimal point."""

    digits: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One italic letter: Latin, a Greek one by its name, `infty` or `top`."""

    name: str


@dataclass(frozen=True, slots=True)
class Word:
    """Upright letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A function's own name, by its word in the language."""

    function: str


@dataclass(frozen=True, slots=True)
class Raw:
    """An author's TeX for a symbol."""

    tex: str


@dataclass(frozen=True, slots=True)
class Accented:
    """A letter under a hat, bar, tilde, vec or dot."""

    accent: str
    body: Layout


@dataclass(frozen=True, slots=True)
class Scripted:
    """A base with a subscript, a superscript, or both."""

    base: Layout
    sub: Layout | None = None
    sup: Layout | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts side by side, as arguments or indices are."""

    items: tuple[Layout, ...]
    comma: bool = True


@dataclass(frozen=True, slots=True)
class Fraction:
    """One above the other, about a rule."""

    numerator: Layout
    denominator: Layout


@dataclass(frozen=True, slots=True)
class Slashed:
    """A quotient in one line."""

    numerator: Layout
    denominator: Layout


@dataclass(frozen=True, slots=True)
class Stacked:
    """A binomial coefficient."""

    top: Layout
    bottom: Layout


@dataclass(frozen=True, slots=True)
class Radical:
    """A square root."""

    body: Layout


@dataclass(frozen=True, slots=True)
class Fenced:
    """Something enclosed."""

    fence: Fence
    body: Layout


@dataclass(frozen=True, slots=True)
class Postfixed:
    """A factorial."""

    body: Layout


@dataclass(frozen=True, slots=True)
class Applied:
    """A function and its argument, which is fenced or stands bare, as in log x."""

    head: Layout
    argument: Layout


@dataclass(frozen=True, slots=True)
class Big:
    """A sum, a product, a maximum or a minimum over an index."""

    sign: BigSign
    below: Layout
    above: Layout | None
    body: Layout


@dataclass(frozen=True, slots=True)
class Negated:
    """A minus and what it negates."""

    body: Layout


@dataclass(frozen=True, slots=True)
class Terms:
    """A sum of signed terms; the first may be negative."""

    items: tuple[tuple[Sign, Layout], ...]


@dataclass(frozen=True, slots=True)
class Factors:
    """A product and what stands between its factors, one joint fewer than factors."""

    items: tuple[Layout, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Sides of an equation or of a chain of inequalities."""

    first: Layout
    rest: tuple[tuple[Comparator, Layout], ...]


@dataclass(frozen=True, slots=True)
class Branches:
    """Cases: (value, condition) in order, and the value where no condition holds."""

    rows: tuple[tuple[Layout, Layout], ...]
    otherwise: Layout


Layout = (
    Numeral
    | Letter
    | Word
    | Head
    | Raw
    | Accented
    | Scripted
    | Listed
    | Fraction
    | Slashed
    | Stacked
    | Radical
    | Fenced
    | Postfixed
    | Applied
    | Big
    | Negated
    | Terms
    | Factors
    | Relation
    | Branches
)


class Strength(IntEnum):
    """How firmly a layout holds together against what stands beside it."""

    RELATION = 0
    SUM = 1
    PRODUCT = 2
    FRACTION = 3
    POWER = 4
    ATOM = 5


def parts(layout: Layout) -> Iterator[Layout]:
    """Yield the direct parts that are set at full size; scripts and limits are not."""
    match layout:
        case Scripted(base=body) | Accented(body=body) | Radical(body=body) | Fenced(body=body):
            yield body
        case Postfixed(body=body) | Big(body=body) | Negated(body=body):
            yield body
        case Listed(items=items) | Factors(items=items):
            yield from items
        case Terms(items=terms):
            yield from (term for _, term in terms)
        case Fraction(first, second) | Slashed(first, second) | Stacked(first, second):
            yield from (first, second)
        case Applied(first, second):
            yield from (first, second)
        case Relation(first, rest):
            yield from (first, *(side for _, side in rest))
        case Branches(rows, otherwise):
            yield from (part for row in rows for part in row)
            yield otherwise
        case Numeral() | Letter() | Word() | Head() | Raw():
            return


def is_tall(layout: Layout) -> bool:
    """Tell whether a layout is higher than a line of letters, so that its fences must grow."""
    match layout:
        case Fraction() | Stacked() | Branches() | Big(sign=BigSign.SUM | BigSign.PRODUCT):
            return True
        case Raw(tex):
            return any(word in tex for word in (r"\frac", r"\sum", r"\prod", r"\binom", r"\begin"))
        case _:
            return any(is_tall(part) for part in parts(layout))
