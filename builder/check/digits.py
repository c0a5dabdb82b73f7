"""Arithmetic with many digits: what it finds different is different."""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, cast

from builder.check import arrays
from builder.check.arithmetic import Functions, Tangent, Truth
from builder.check.borrowed import Borrowed
from builder.check.floats import COMPARATORS
from builder.check.slopes import Slopes
from builder.check.value import BeyondError, Matrix, Reason, Scalar, UndefinedError, Value
from builder.model.formula import Comparator

DIGITS = 40
"""Two numbers that are the same in so many digits are the same."""
_SPARE = 20
"""Digits more are computed with, since terms that cancel cost some."""
_DEAREST = 45
_LARGEST_EXPONENT = Decimal(10**15)
_SMALLEST_EXPONENT = Decimal(-(10**17))
_LARGEST_ANGLE = Decimal(10**30)
_LARGEST_FACTORIAL = 1000
_LARGEST_WHOLE = Decimal(10**15)
_ZERO, _ONE = Decimal(0), Decimal(1)


class Digits:
    """Arithmetic that shows so many digits, and computes with some more.

    Its numbers are decimal ones, which Python rounds to what the decimal context of the moment says:
    nothing is computed but within `working`.  Two numbers that differ by less than the last quarter of
    their digits compare as equal, so that a third written as 1/3 and as 1 - 2/3 falls on the same side of
    a condition.
    """

    def __init__(self, digits: int = DIGITS) -> None:
        self.precision = digits + _SPARE
        traps = [decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow, decimal.Underflow]
        self.context = Context(prec=self.precision, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=traps)
        self.borrowed = Borrowed(self.context)
        self._small: dict[int, Scalar] = {k: cast("Scalar", Decimal(k)) for k in range(-8, 210)}
        # So large a one costs the base so many of its digits.
        self._largest_power = Decimal(10) ** (self.precision - _DEAREST)
        self._nearly = Decimal(10) ** -(3 * self.precision // 4)
        constants = {"pi": self.borrowed.constant("pi"), "E": self.borrowed.constant("e")}
        self.constants: Mapping[str, Scalar] = cast(
            "Mapping[str, Scalar]", {**constants, "oo": Decimal("Infinity")}
        )
        self._logarithm = self.borrowed.function("ln")
        self._power = self.borrowed.function("power")
        self._ten, self._two = (self._logarithm(Decimal(base)) for base in (10, 2))
        self.functions: Functions = cast("Functions", self._functions())

    def working(self) -> AbstractContextManager[Context]:
        """Return the context within which its numbers are computed with."""
        return decimal.localcontext(self.context)

    def number(self, value: Fraction | int) -> Scalar:
        """Return the nearest number of so many digits."""
        if value.__class__ is int and value in self._small:
            return self._small[value]
        if decimal.getcontext().prec != self.precision:
            message = "numbers of many digits are computed with outside their context"
            raise RuntimeError(message)
        if isinstance(value, int):
            return cast("Scalar", Decimal(value))
        return cast("Scalar", self.context.divide(*value.as_integer_ratio()))

    def _functions(self) -> Mapping[str, Callable[..., Decimal]]:
        borrowed = self.borrowed.function
        erfc, root2 = borrowed("erfc"), self.context.sqrt(Decimal(2))
        exp = _bounded(borrowed("exp"), _SMALLEST_EXPONENT, _LARGEST_EXPONENT)

        def angle(function: Callable[[Decimal], Decimal]) -> Callable[[Decimal], Decimal]:
            return _bounded(function, -_LARGEST_ANGLE, _LARGEST_ANGLE)

        def part(function: Callable[[Decimal], Decimal]) -> Callable[[Decimal], Decimal]:
            def bounded(x: Decimal) -> Decimal:
                if abs(x) > 1:
                    raise UndefinedError(Reason.ANGLE)
                return function(x)

            return bounded

        def power_of_e(function: Callable[[Decimal], Decimal]) -> Callable[[Decimal], Decimal]:
            return _bounded(function, -_LARGEST_EXPONENT, _LARGEST_EXPONENT)

        return {
            "exp": exp,
            "log": self._log,
            "log2": lambda x: self._log(x) / self._two,
            "log10": lambda x: self._log(x) / self._ten,
            "sqrt": self._sqrt,
            "abs": abs,
            "max": max,
            "min": min,
            "floor": self._floor,
            "ceil": lambda x: -self._floor(-x),
            "sign": lambda x: Decimal((x > self._nearly) - (x < -self._nearly)),
            "sin": angle(borrowed("sin")),
            "cos": angle(borrowed("cos")),
            "tan": angle(borrowed("tan")),
            "asin": part(borrowed("asin")),
            "acos": part(borrowed("acos")),
            "atan": borrowed("atan"),
            "sinh": power_of_e(borrowed("sinh")),
            "cosh": power_of_e(borrowed("cosh")),
            "tanh": power_of_e(borrowed("tanh")),
            "erf": angle(borrowed("erf")),
            "Phi": angle(lambda x: erfc(-x / root2) / 2),
            "sigmoid": lambda x: 1 / (1 + exp(-x)),
            "factorial": self._factorial,
            "binomial": self._binomial,
        }

    def _log(self, x: Decimal, base: Decimal | None = None) -> Decimal:
        if x <= 0 or (base is not None and base <= 0):
            raise UndefinedError(Reason.LOGARITHM)
        logarithm = self._logarithm(x)
        return logarithm if base is None else logarithm / self._logarithm(base)

    def _sqrt(self, x: Decimal) -> Decimal:
        if x < 0:
            raise UndefinedError(Reason.ROOT)
        return self.context.sqrt(x)

    def _floor(self, x: Decimal) -> Decimal:
        if abs(x) > _LARGEST_WHOLE:
            raise BeyondError
        nearest = x.to_integral_value()
        return (
            nearest if abs(x - nearest) < self._nearly else x.to_integral_value(rounding=decimal.ROUND_FLOOR)
        )

    def _factorial(self, x: Decimal) -> Decimal:
        if x > _LARGEST_FACTORIAL:
            raise BeyondError
        if x < 0 or x != int(x):
            raise UndefinedError(Reason.FACTORIAL)
        return self.context.create_decimal(math.factorial(int(x)))

    def _binomial(self, n: Decimal, k: Decimal) -> Decimal:
        if k < 0 or k > n:
            return _ZERO
        return self._factorial(n) / self._factorial(k) / self._factorial(n - k)

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent, of a negative base only for whole exponents."""
        x, y = cast("Decimal", base), cast("Decimal", exponent)
        if abs(y) > self._largest_power:
            raise BeyondError
        whole = y == y.to_integral_value()
        if x < 0 and not whole:
            raise UndefinedError(Reason.ROOT)
        if not x:
            if y < 0:
                raise ZeroDivisionError
            return cast("Scalar", _ZERO if y else _ONE)
        return cast("Scalar", self.context.power(x, y) if whole else self._power(x, y))

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound as an integer."""
        number: Any = value
        if not -_LARGEST_WHOLE <= number <= _LARGEST_WHOLE:
            raise BeyondError
        whole = int(number)
        if whole == number:
            return whole
        whole = int(number.to_integral_value())
        if abs(whole - number) > self._nearly:
            raise UndefinedError(Reason.NOT_WHOLE)
        return whole

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return whether a comparison holds."""
        if abs(left - right) < self._nearly:
            return comparator in {Comparator.EQUAL, Comparator.AT_MOST, Comparator.AT_LEAST}
        return COMPARATORS[comparator](left, right)

    def choose(self, truth: Truth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """Return the value that is chosen; the other is not computed."""
        return then() if truth else otherwise()

    def inverse(self, value: Value) -> Matrix:
        """Return the inverse of a square matrix."""
        return arrays.inverse(value, cast("Scalar", _ONE), cast("Scalar", self._nearly))

    def moving(self) -> Tangent:
        """Return the arithmetic of numbers that move, each with its slope."""
        return Slopes(self)


def _bounded(
    function: Callable[[Decimal], Decimal], least: Decimal, most: Decimal
) -> Callable[[Decimal], Decimal]:
    """Return a function that gives up on numbers too large for it."""

    def bounded(x: Decimal) -> Decimal:
        if not least <= x <= most:
            raise BeyondError
        return function(x)

    return bounded
