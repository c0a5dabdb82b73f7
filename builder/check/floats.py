"""Arithmetic in floats: quick, and trusted where it finds both sides of a check the same."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import cast

from builder.check import arrays
from builder.check.arithmetic import Functions, Tangent, Truth
from builder.check.slopes import Slopes
from builder.check.value import Matrix, Reason, Scalar, UndefinedError, Value
from builder.model.formula import Comparator

COMPARATORS: dict[Comparator, Callable[[Scalar, Scalar], Truth]] = {
    Comparator.EQUAL: operator.eq,
    Comparator.NOT_EQUAL: operator.ne,
    Comparator.LESS: operator.lt,
    Comparator.AT_MOST: operator.le,
    Comparator.GREATER: operator.gt,
    Comparator.AT_LEAST: operator.ge,
}
_SINGULAR = 1e-11


def sign(x: Scalar) -> Scalar:
    """Return -1, 0 or 1."""
    return float((x > 0) - (x < 0))


def _factorial(x: Scalar) -> Scalar:
    if x < 0 or x != int(x):
        raise UndefinedError(Reason.FACTORIAL)
    return math.gamma(x + 1)


def _binomial(n: Scalar, k: Scalar) -> Scalar:
    if k < 0 or k > n:
        return 0.0
    return _factorial(n) / _factorial(k) / _factorial(n - k)


def _sigmoid(x: Scalar) -> Scalar:
    return 1 / (1 + math.exp(-x))


def _phi(x: Scalar) -> Scalar:
    return math.erfc(-x / math.sqrt(2)) / 2


_FUNCTIONS: Functions = {
    "exp": math.exp,
    "log": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "sqrt": math.sqrt,
    "abs": abs,
    "max": max,
    "min": min,
    "floor": lambda x: float(math.floor(x)),
    "ceil": lambda x: float(math.ceil(x)),
    "sign": sign,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "erf": math.erf,
    "Phi": _phi,
    "sigmoid": _sigmoid,
    "factorial": _factorial,
    "binomial": _binomial,
}


class Floats:
    """Arithmetic in floats."""

    constants = {"pi": math.pi, "E": math.e, "oo": math.inf}  # noqa: RUF012, shared and never written
    functions = _FUNCTIONS

    def number(self, value: Fraction | int) -> Scalar:
        """Return the nearest float."""
        return float(value)

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent, of a negative base only for whole exponents."""
        if base < 0 and exponent != math.floor(exponent):
            raise UndefinedError(Reason.ROOT)
        return cast("Scalar", base**exponent)

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound as an integer."""
        whole = int(value)
        if whole != value:
            raise UndefinedError(Reason.NOT_WHOLE)
        return whole

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return whether a comparison holds."""
        return COMPARATORS[comparator](left, right)

    def choose(self, truth: Truth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """Return the value that is chosen; the other is not computed."""
        return then() if truth else otherwise()

    def inverse(self, value: Value) -> Matrix:
        """Return the inverse of a square matrix."""
        return arrays.inverse(value, 1.0, _SINGULAR)

    def moving(self) -> Tangent:
        """Return the arithmetic of numbers that move, each with its slope."""
        return Slopes(self)
