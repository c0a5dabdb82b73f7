"""What a formula needs of the numbers it is computed in.

There are three arithmetics: floats, which are quick; forty digits, which decide; and symbols,
which prove.  The same formula, and the same check, runs in each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Protocol

from builder.check.value import Matrix, Scalar, Value
from builder.model.formula import Comparator

Truth = bool
"""What a comparison comes to; of symbols, a relation."""
Functions = Mapping[str, Callable[..., Scalar]]
"""By name in the formula language, without those of arrays."""


class Arithmetic(Protocol):
    """Numbers with `+ - * /` of Python, and all that the formula language adds.

    Where there is no real value, a method raises `UndefinedError` or what Python raises:
    ZeroDivisionError, OverflowError, ValueError; where one is too large to be of use, `BeyondError`.
    """

    @property
    def constants(self) -> Mapping[str, Scalar]:
        """Return `pi`, `E` and `oo`."""

    @property
    def functions(self) -> Functions:
        """Return the functions of numbers."""

    def number(self, value: Fraction | int) -> Scalar:
        """Return a number of this arithmetic."""

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent."""

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound as an integer."""

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return whether a comparison holds."""

    def choose(self, truth: Truth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """Return one of two values, or both with their condition."""

    def inverse(self, value: Value) -> Matrix:
        """Return the inverse of a square matrix."""

    def moving(self) -> Tangent:
        """Return the arithmetic in which a formula is computed to be differentiated."""


class Tangent(Arithmetic, Protocol):
    """Arithmetic that tells how what was computed changes with one of its numbers."""

    def moved(self, at: Scalar) -> Scalar:
        """Return the number that a formula is differentiated by, in place of `at`."""

    def slope(self, value: Scalar, at: Scalar) -> Scalar:
        """Return the derivative, by the number in place of `at`, of what was computed with it."""
