"""Arithmetic in symbols: the same formula, computed to an expression of SymPy's.

SymPy is imported when the first of these is made; it costs half a second.  Nothing is ever
parsed by it: every expression is built from ours, operation by operation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, cast

from builder.check.arithmetic import Functions, Tangent, Truth
from builder.check.value import Matrix, Scalar, Value
from builder.model.formula import Comparator


class UnprovableError(Exception):
    """Symbols cannot say what is asked."""


class Symbols:
    """Arithmetic in symbols.

    With `by_distance`, the larger of a and b is written as (a + b + |a - b|)/2, from which factors can be
    taken out; SymPy's own Max and Min know more of signs.
    """

    def __init__(self, *, by_distance: bool = False) -> None:
        import sympy  # noqa: PLC0415, it costs half a second

        self.sympy = sympy
        self.constants: Mapping[str, Scalar] = {"pi": sympy.pi, "E": sympy.E, "oo": sympy.oo}
        self.functions: Functions = self._functions()
        if by_distance:
            larger, smaller = partial(self._further, 1), partial(self._further, -1)
            self.functions = {**self.functions, "max": larger, "min": smaller}
        self._relations: dict[Comparator, Callable[[Scalar, Scalar], Truth]] = {
            Comparator.EQUAL: sympy.Eq,
            Comparator.NOT_EQUAL: sympy.Ne,
            Comparator.LESS: sympy.Lt,
            Comparator.AT_MOST: sympy.Le,
            Comparator.GREATER: sympy.Gt,
            Comparator.AT_LEAST: sympy.Ge,
        }

    def _functions(self) -> Functions:
        sympy = self.sympy
        same = "exp log sqrt sign sin cos tan asin acos atan sinh cosh tanh erf factorial binomial floor"
        return {name: getattr(sympy, name) for name in same.split()} | {
            "abs": sympy.Abs,
            "max": sympy.Max,
            "min": sympy.Min,
            "ceil": sympy.ceiling,
            "log2": lambda x: sympy.log(x) / sympy.log(2),
            "log10": lambda x: sympy.log(x) / sympy.log(10),
            "Phi": lambda x: (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
            "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
        }

    def _further(self, side: int, *numbers: Scalar) -> Scalar:
        """Return the largest number, for side 1, or the smallest, for side -1."""
        extreme, *others = numbers
        for number in others:
            distance = self.sympy.Abs(self.sympy.factor_terms(self.sympy.together(extreme - number)))
            extreme = (extreme + number + side * distance) / self.sympy.Integer(2)
        return extreme

    def number(self, value: Fraction | int) -> Scalar:
        """Return an exact number."""
        return cast("Scalar", self.sympy.Rational(value.numerator, value.denominator))

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent."""
        return cast("Scalar", base**exponent)

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound that is a known integer."""
        if not getattr(value, "is_Integer", False):
            raise UnprovableError
        return int(value)

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return a relation, or its truth where that is known; the same one for the same condition."""
        difference = self.sympy.factor_terms(self.sympy.together(left - right))
        # What is positive does not tell on which side of zero a product lies.
        parts = [part for part in self.sympy.Mul.make_args(difference) if not part.is_positive]
        return self._relations[comparator](self.sympy.Mul(*parts), self.sympy.Integer(0))

    def choose(self, truth: Truth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """Return the value that is known to be chosen, or both with their condition."""
        relation: Any = truth
        if relation == self.sympy.true:
            return then()
        if relation == self.sympy.false:
            return otherwise()
        first, second = then(), otherwise()
        if isinstance(first, tuple) or isinstance(second, tuple):
            raise UnprovableError
        return cast("Scalar", self.sympy.Piecewise((first, relation), (second, True)))

    def inverse(self, value: Value) -> Matrix:
        """Return the inverse of a square matrix, where its determinant is not zero."""
        inverse = self.sympy.Matrix(value).inv(method="ADJ")
        return tuple(tuple(row) for row in inverse.tolist())

    def moving(self) -> Tangent:
        """Return symbols: they are differentiated by as they are."""
        return self

    def moved(self, at: Scalar) -> Scalar:
        """Return the symbol itself."""
        return at

    def slope(self, value: Scalar, at: Scalar) -> Scalar:
        """Return the derivative by a symbol."""
        return cast("Scalar", self.sympy.diff(value, at))
