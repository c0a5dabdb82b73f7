"""Numbers fit for a card: fractions recognised, decimals that end soon."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from builder.check.value import Past, Row, Scalar, Value
from builder.model.formula import Binary, Expression, Negative, Number, Operator

_LARGEST = 10**9
_LARGEST_DENOMINATOR = 100_000
_UNIT = 10**30
_DIGITS = 5
"""A decimal with more significant digits than this is too long to be called exact."""
_ROUNDED = 3


def rational(value: Value | None) -> Fraction | None:
    """Return the fraction that a number of forty digits is; None of what is irrational, too large, or no number.

    A number that meets a fraction with so small a denominator to thirty places is taken for it.
    """
    if value is None or isinstance(value, (tuple, Row, Past)):
        return None
    number: Scalar = value
    if not abs(number) < _LARGEST:
        return None
    scaled = Fraction(int(number * _UNIT), _UNIT)
    near = scaled.limit_denominator(_LARGEST_DENOMINATOR)
    return near if abs(near - scaled) < Fraction(100, _UNIT) * (1 + abs(near)) else None


def ending(value: Fraction) -> str | None:
    """Return a fraction as a decimal, if that ends soon."""
    text = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    short = "." not in text or len(text.replace(".", "").lstrip("-0")) <= _DIGITS
    return text if short and Fraction(text) == value else None


def rounded(value: Scalar) -> str:
    """Return a number with three significant digits, written out."""
    return format(Decimal(f"{float(value):.{_ROUNDED}g}"), "f")


def written(value: Fraction) -> Expression:
    """Return a fraction as an author writes it: a decimal if that ends soon, else a quotient."""
    size = abs(value)
    decimal = ending(size)
    if decimal is not None:
        number: Expression = Number(size, decimal)
    else:
        number = Binary(Operator.DIVIDE, whole(size.numerator), whole(size.denominator))
    return Negative(number) if value < 0 else number


def whole(value: int) -> Number:
    """Return a natural number as an author writes it."""
    return Number(Fraction(value), str(value))
