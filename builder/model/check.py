"""The checks that an author can ask of a formula: one class a check.

Expressions are kept as the formulas they were parsed to, so that a problem inside one is
reported at its own place.  `self` in them is the right-hand side of the entry's formula.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.formula import Formula
from builder.model.span import Span, Text
from builder.model.symbol import Symbol

Binding = tuple[Text, Formula]
"""A name and the expression it stands for."""
Matrix = Formula | tuple[Formula, ...] | tuple[tuple[Formula, ...], ...]
"""A value in a worked example: a number, a vector, or a matrix by rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What every check may carry."""

    span: Span
    """Where the check's own word stands."""
    where: tuple[tuple[Text, Text], ...] = ()
    """Names that other entries' formulas stand in for: (name, entry id)."""
    let: tuple[Binding, ...] = ()
    """Names that stand for expressions."""
    symbols: tuple[Symbol, ...] = ()
    """Declared for this check alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Check):
    """A worked example: at these values the formula gives that."""

    at: tuple[tuple[Text, Matrix], ...]
    gives: Matrix
    """An array is given by its elements, of a formula that gives one."""
    source: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equals(Check):
    """Another form of the same."""

    other: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Special(Check):
    """A case in which the formula becomes another one."""

    put: tuple[Binding, ...]
    gives: Formula | Text
    """An expression, or the id of the entry whose formula it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Check):
    """Where the formula tends as a symbol tends somewhere."""

    symbol: Text
    to: Formula
    gives: Formula | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Check):
    """Bounds over the whole domain."""

    low: Formula
    high: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivative(Check):
    """The derivative by a symbol or an element."""

    by: Formula
    """Its body is a `Name`, or an `Index` with constant indices."""
    gives: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Integral(Check):
    """The integral over a symbol's domain."""

    over: Text
    gives: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class SumsTo(Check):
    """The sum over a free index."""

    over: Text
    gives: Formula
    of: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Symmetric(Check):
    """Swapping two symbols changes nothing."""

    first: Text
    second: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd(Check):
    """Negating a symbol negates the formula."""

    symbol: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Even(Check):
    """Negating a symbol changes nothing."""

    symbol: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Check):
    """Homogeneity: scaling the symbols by k scales the formula by k to the degree."""

    vars: tuple[Text, ...]
    degree: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Check):
    """Adding the same to all the symbols changes nothing."""

    vars: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near(Check):
    """An approximation of another entry's formula, within a tolerance."""

    ref: Text
    tolerance: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Check):
    """A recursion unrolled."""

    form: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Check):
    """A reference implementation from a fixed list agrees."""

    call: Text
    arguments: tuple[Formula, ...] = ()


AnyCheck = (
    Value
    | Equals
    | Special
    | Limit
    | Range
    | Derivative
    | Integral
    | SumsTo
    | Symmetric
    | Odd
    | Even
    | Scale
    | Shift
    | Near
    | Closed
    | Witness
)
