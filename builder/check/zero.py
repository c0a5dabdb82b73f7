"""Whether SymPy can show that an expression is zero, or is never negative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.check.symbolic import Symbols

Expr = Any
"""An expression of SymPy's, which has no types."""


def is_zero(expression: Expr, arithmetic: Symbols) -> bool:
    """Tell whether an expression is shown to be zero wherever it is defined; the cheapest way first."""
    sympy = arithmetic.sympy
    if expression.has(sympy.zoo, sympy.nan):
        return False
    ways: tuple[Callable[[Expr], Expr], ...] = (
        lambda e: e,
        lambda e: sympy.expand(sympy.numer(sympy.together(e))),
        lambda e: sympy.expand(
            sympy.numer(sympy.together(sympy.expand_log(sympy.expand(e.rewrite(sympy.exp)))))
        ),
        sympy.simplify,
        lambda e: sympy.simplify(sympy.piecewise_fold(e.rewrite(sympy.Piecewise))),
    )
    return any(way(expression) == 0 for way in ways)


def is_never_negative(expression: Expr, arithmetic: Symbols) -> bool:
    """Tell whether SymPy's assumptions alone show an expression to be real and at least zero."""
    sympy = arithmetic.sympy
    if expression.is_nonnegative:
        return True
    numerator, denominator = sympy.fraction(sympy.together(expression))
    if denominator.is_negative:
        numerator, denominator = -numerator, -denominator
    if not denominator.is_positive:
        return False
    expanded = sympy.expand(numerator)
    return bool(expanded.is_nonnegative or sympy.factor(expanded).is_nonnegative)
