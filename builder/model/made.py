"""What is made out of a formula for its reader to do: exercises with numbers, and mistakes to find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.formula import Expression

Figures = Expression | tuple["Figures", ...]
"""A number as it is written, or an array of them; of a matrix, by rows."""
Given = tuple[tuple[Expression, Figures], ...]
"""What is given: each symbol, or element of an array, and its figures."""


@dataclass(frozen=True, slots=True)
class Practice:
    """Numbers to put into a formula, and what comes out."""

    given: Given
    worked: tuple[Expression, ...]
    """Each equal to the next and to the answer: first the formula with the numbers put in."""
    answer: str
    """A decimal."""
    exact: bool
    """Whether the answer is all of it, or rounded to three digits."""


class Mistake(StrEnum):
    """What kind of slip makes a formula wrong."""

    SIGN = "a sign"
    MINUS = "a minus left out"
    DIFFERENCE = "a difference turned round"
    TERM = "a term left out"
    FACTOR = "a factor left out"
    OPERATION = "another operation"
    FRACTION = "a fraction turned over"
    DENOMINATOR = "a denominator left out"
    POWER = "a power left out"
    EXPONENT = "another exponent"
    FUNCTION = "another function"
    FUNCTION_MISSING = "a function left out"
    TOTAL = "another way to take terms together"
    BOUND = "a term left out at an end"
    CONSTANT = "another constant"
    COUNT = "one too few"
    CASES = "cases swapped"
    COMPARISON = "a comparison turned round"
    MATRIX = "a slip among matrices"
    SWAP = "two symbols swapped"
    SYMBOL = "one symbol for another"
    WHOLE = "the sign of the whole"


@dataclass(frozen=True, slots=True)
class Spot:
    """A wrong version of a formula that its checks have refuted, and a point that shows it."""

    wrong: Expression
    """In place of the right-hand side."""
    mistake: Mistake
    right: Expression
    """The part of the formula that the mistake is made in, or is left out; of a swap, one of the two symbols."""
    instead: Expression
    """What stands there; of a swap, the other symbol; the same again of what is left out."""
    given: Given
    got: str
    """What the wrong version comes to at that point, as a decimal."""
    expected: str
    """What the formula comes to."""
