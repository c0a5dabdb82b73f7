"""What a formula can come to: numbers, and arrays of them as tuples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Scalar = float
"""A float, a number of many digits or a symbolic expression: whatever the arithmetic makes."""
Vector = tuple[Scalar, ...]
Matrix = tuple[Vector, ...]
"""By rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A vector lying down, as its transpose."""

    items: Vector


@dataclass(frozen=True, slots=True)
class Past:
    """What a recursion has come to so far, by step; `first` is the step of its first value."""

    first: int
    values: tuple[Scalar, ...]


Value = Scalar | Vector | Matrix | Row | Past
Env = dict[str, Value]
"""What each name stands for at one point."""


class Reason(StrEnum):
    """Why there is no value."""

    ROOT = "the root of a negative number"
    LOGARITHM = "the logarithm of what is not positive"
    ANGLE = "the angle of a sine larger than 1"
    FACTORIAL = "the factorial of what is not a natural number"
    NOT_WHOLE = "an index that is not whole"
    OUTSIDE = "an index outside its array"
    NOTHING = "the largest or smallest of nothing"
    SHAPES = "shapes that do not fit"
    SINGULAR = "a singular matrix"


class UndefinedError(ArithmeticError):
    """The formula has no value here, for the `Reason` given."""


class BeyondError(ArithmeticError):
    """The numbers grow past all use, which says nothing of the formula."""


class TooMuchError(ArithmeticError):
    """The formula asks for more work than a check may do."""


class Budget:
    """How many terms of sums may still be added up."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, terms: int) -> None:
        """Count terms; raise `TooMuchError` when they are too many."""
        self.left -= terms
        if self.left < 0:
            reason = "too many terms to add up"
            raise TooMuchError(reason)
