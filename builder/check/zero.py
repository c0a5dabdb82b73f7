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
    ways: tuple[Callable[[Expr], Expr], ...] = (
        lambda e: e,
        lambda e: _above_one(e, arithmetic),
        lambda e: _least_of_powers(_above_one(e, arithmetic), arithmetic),
    )
    return any(_has_no_minus(way(expression), arithmetic) for way in ways)


def _has_no_minus(expression: Expr, arithmetic: Symbols) -> bool:
    """Tell whether an expression is at least zero as it is, or as a fraction of sums of such."""
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


def _above_one(expression: Expr, arithmetic: Symbols) -> Expr:
    """Write log(a) as -log(1/a) where a is a share: SymPy sees the sign of a logarithm of 1 and more."""
    sympy = arithmetic.sympy

    def turned(argument: Expr) -> Expr:
        if not argument.is_positive:
            return sympy.log(argument)
        inverse = sympy.expand(sympy.together(1 / argument))
        return -sympy.log(inverse) if (inverse - 1).is_nonnegative else sympy.log(argument)

    return expression.replace(sympy.log, turned)


def _least_of_powers(expression: Expr, arithmetic: Symbols) -> Expr:
    """Put the bound in place of each power of E that makes an expression, linear in it, least.

    A power lies between 0 and 1 where its exponent is not positive, and is at least 1 where it is not negative.
    """
    sympy = arithmetic.sympy
    for power in expression.atoms(sympy.exp):
        slope = expression.coeff(power)
        rest = sympy.expand(expression - slope * power)
        exponent = power.exp
        if rest.has(power) or slope.has(power):
            continue
        if (_has_no_minus(-exponent, arithmetic) and slope.is_nonpositive) or (
            _has_no_minus(exponent, arithmetic) and slope.is_nonnegative
        ):
            expression = rest + slope
        elif slope.is_nonnegative:
            expression = rest
    return expression
