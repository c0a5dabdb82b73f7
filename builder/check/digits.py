"""Arithmetic with forty digits: what it finds different is different."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import cast

from builder.check import arrays
from builder.check.arithmetic import Functions, Truth
from builder.check.floats import COMPARATORS
from builder.check.value import BeyondError, Matrix, Reason, Scalar, UndefinedError, Value
from builder.model.formula import Comparator

DIGITS = 40
_LARGEST_EXPONENT = 1e15
_VANISHING_EXPONENT = -1e60
_LARGEST_ANGLE = 1e30
_LARGEST_FACTORIAL = 1000
_LARGEST_WHOLE = 1e15
_SMALL_BITS = 40


class Digits:
    """Arithmetic with that many digits.

    Two numbers that differ by less than their last quarter of digits compare as equal, so that a
    third written as 1/3 and as 1 - 2/3 falls on the same side of a condition.
    """

    def __init__(self, digits: int = DIGITS) -> None:
        import mpmath  # noqa: PLC0415, nothing of it is needed where all outcomes are remembered

        context = mpmath.mp.clone()
        context.dps = digits
        self.context = context
        self.constants: Mapping[str, Scalar] = {"pi": +context.pi, "E": +context.e, "oo": context.inf}
        self._nearly = context.mpf(10) ** -(3 * digits // 4)
        self._step = context.mpf(10) ** -(3 * digits // 10)
        # Comparing with a float would convert it every time.
        self._largest_exponent = context.mpf(_LARGEST_EXPONENT)
        self._vanishing_exponent = context.mpf(_VANISHING_EXPONENT)
        self._largest_angle = context.mpf(_LARGEST_ANGLE)
        self._largest_whole = context.mpf(_LARGEST_WHOLE)
        self._small: dict[int, Scalar] = {k: context.mpf(k) for k in range(-8, 65)}
        self.functions: Functions = self._functions()

    def number(self, value: Fraction | int) -> Scalar:
        """Return the nearest number of so many digits."""
        if isinstance(value, int):
            return self._small.get(value) or self.context.mpf(value)
        return self.context.mpf(value.numerator) / value.denominator  # type: ignore[no-any-return]

    def _functions(self) -> Functions:
        context = self.context
        root2 = context.sqrt(2)

        def angle(function: Callable[[Scalar], Scalar]) -> Callable[[Scalar], Scalar]:
            def bounded(x: Scalar) -> Scalar:
                if abs(x) > self._largest_angle:
                    raise BeyondError
                return function(x)

            return bounded

        def part(function: Callable[[Scalar], Scalar]) -> Callable[[Scalar], Scalar]:
            def bounded(x: Scalar) -> Scalar:
                if abs(x) > 1:
                    raise UndefinedError(Reason.ANGLE)
                return function(x)

            return bounded

        def power_of_e(function: Callable[[Scalar], Scalar]) -> Callable[[Scalar], Scalar]:
            def bounded(x: Scalar) -> Scalar:
                if abs(x) > self._largest_exponent:
                    raise BeyondError
                return function(x)

            return bounded

        def exp(x: Scalar) -> Scalar:
            if x > self._largest_exponent:
                raise BeyondError
            power: Scalar = context.exp(max(x, self._vanishing_exponent))
            return power

        return {
            "exp": exp,
            "log": self._log,
            "log2": lambda x: self._log(x, 2),
            "log10": lambda x: self._log(x, 10),
            "sqrt": self._sqrt,
            "abs": abs,
            "max": max,
            "min": min,
            "floor": self._floor,
            "ceil": lambda x: -self._floor(-x),
            "sign": lambda x: context.mpf((x > self._nearly) - (x < -self._nearly)),
            "sin": angle(context.sin),
            "cos": angle(context.cos),
            "tan": angle(context.tan),
            "asin": part(context.asin),
            "acos": part(context.acos),
            "atan": context.atan,
            "sinh": power_of_e(context.sinh),
            "cosh": power_of_e(context.cosh),
            "tanh": power_of_e(context.tanh),
            "erf": angle(context.erf),
            "Phi": angle(lambda x: context.erfc(-x / root2) / 2),
            "sigmoid": lambda x: 1 / (1 + exp(-x)),
            "factorial": self._factorial,
            "binomial": self._binomial,
        }

    def _log(self, x: Scalar, base: Scalar | None = None) -> Scalar:
        if x <= 0 or (base is not None and base <= 0):
            raise UndefinedError(Reason.LOGARITHM)
        logarithm: Scalar = self.context.ln(x)
        return logarithm if base is None else logarithm / self.context.ln(base)

    def _sqrt(self, x: Scalar) -> Scalar:
        if x < 0:
            raise UndefinedError(Reason.ROOT)
        return self.context.sqrt(x)  # type: ignore[no-any-return]

    def _floor(self, x: Scalar) -> Scalar:
        if abs(x) > self._largest_whole:
            raise BeyondError
        nearest: Scalar = self.context.nint(x)
        return nearest if abs(x - nearest) < self._nearly else self.context.floor(x)

    def _factorial(self, x: Scalar) -> Scalar:
        if x > _LARGEST_FACTORIAL:
            raise BeyondError
        if x < 0 or x != int(x):
            raise UndefinedError(Reason.FACTORIAL)
        return self.context.factorial(x)  # type: ignore[no-any-return]

    def _binomial(self, n: Scalar, k: Scalar) -> Scalar:
        if k < 0 or k > n:
            return self.number(0)
        return self._factorial(n) / self._factorial(k) / self._factorial(n - k)

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent, of a negative base only for whole exponents."""
        if abs(exponent) > self._largest_exponent:
            raise BeyondError
        if base < 0 and exponent != self.context.floor(exponent):
            raise UndefinedError(Reason.ROOT)
        return cast("Scalar", base**exponent)

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound as an integer."""
        mantissa, exponent = value.man_exp  # type: ignore[attr-defined]
        if 0 <= exponent < _SMALL_BITS and mantissa.bit_length() < _SMALL_BITS:
            return int(value)
        if abs(value) > self._largest_whole:
            raise BeyondError
        whole = int(self.context.nint(value))
        if abs(whole - value) > self._nearly:
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
        return arrays.inverse(value, self.number(1), self._nearly)

    def slope(self, function: Callable[[Scalar], Value], at: Scalar) -> Value:
        """Return the derivative, by a central difference; good to about 24 of 40 digits."""
        difference = arrays.elementwise(operator.sub, function(at + self._step), function(at - self._step))
        return arrays.elementwise(operator.truediv, difference, 2 * self._step)
