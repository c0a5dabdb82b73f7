"""Values in a counterexample, as a reader wants them."""

from __future__ import annotations

from fractions import Fraction

from builder.check import arrays
from builder.check.numbers import Exact
from builder.check.value import Past, Row, Value

_MOST_PLACES = 6
_LARGEST_DENOMINATOR = 1000
_DIGITS = (6, 9, 17)


def exact(value: Exact) -> str:
    """Write a drawn value: a decimal where it ends soon, else a fraction."""
    if isinstance(value, tuple):
        return f"[{', '.join(exact(part) for part in value)}]"
    number = Fraction(value)
    if (number * 10**_MOST_PLACES).denominator == 1:
        return f"{float(number):.15g}"
    if number.denominator <= _LARGEST_DENOMINATOR:
        return f"{number.numerator}/{number.denominator}"
    return f"{float(number):.6g}"


def result(value: Value | None, digits: int = _DIGITS[0]) -> str:
    """Write what a formula came to; None is `undefined`."""
    if value is None:
        return "undefined"
    if isinstance(value, Row):
        return f"[{result(value.items, digits)}]"
    if isinstance(value, Past):
        return result(value.values, digits)
    if isinstance(value, tuple):
        return f"[{', '.join(result(part, digits) for part in value)}]"
    return f"{float(value):.{digits}g}"


def apart(got: Value | None, expected: Value | None) -> tuple[str, str]:
    """Write two values with as many digits as it takes to see that they differ."""
    for digits in _DIGITS:
        texts = result(got, digits), result(expected, digits)
        if texts[0] != texts[1]:
            return texts
    if got is None or expected is None:
        return texts
    differences = [x - y for x, y in zip(arrays.flat(got), arrays.flat(expected), strict=False)]
    most = max(differences, key=abs, default=0.0)
    return f"{texts[0]} (off by {float(most):.2g})", texts[1]
