"""Functions of many digits that the decimal module lacks, borrowed from mpmath."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from functools import cached_property
from typing import Any

from builder.check.value import BeyondError

_SPARE = 8
"""Digits more than asked for."""
_LARGEST_POWER = 3 * 10**17
"""Of two: more than a decimal number can hold."""
_KEPT_POWERS = 4000

Mpf = Any
"""A number of mpmath's, which has no types."""


class Borrowed:
    """Functions of mpmath, of decimal numbers and to decimal numbers, both of many digits.

    A call costs a few microseconds more than the function itself, which makes logarithms and powers of
    sixty digits four times as fast as those of the decimal module.
    """

    def __init__(self, context: Context) -> None:
        self.decimal = context
        self._digits = context.prec + _SPARE
        self._tens: dict[int, Mpf] = {}
        self._twos: dict[int, Decimal] = {}
        self._product: Callable[[int, Mpf], Mpf]

    @cached_property
    def context(self) -> Any:  # noqa: ANN401, mpmath has no types
        """Return mpmath with so many digits; it is imported when the first function is called."""
        import mpmath  # noqa: PLC0415, nothing of it is needed where all outcomes are remembered

        context = mpmath.mp.clone()
        context.dps = self._digits
        make, multiplied, from_int = context.make_mpf, mpmath.libmp.mpf_mul, mpmath.libmp.from_int
        precision, rounding = context.prec, "n"
        self._product = lambda whole, ten: make(multiplied(from_int(whole), ten._mpf_, precision, rounding))
        return context

    def function(self, name: str) -> Callable[..., Decimal]:
        """Return a function by mpmath's name for it."""
        found: list[Callable[..., Mpf]] = []

        def run(*arguments: Decimal) -> Decimal:
            if not found:
                found.append(getattr(self.context, name))
            return self.back(found[0](*map(self.lent, arguments)))

        return run

    def constant(self, name: str) -> Decimal:
        """Return a constant by mpmath's name for it."""
        return self.back(+getattr(self.context, name))

    def lent(self, number: Decimal) -> Mpf:
        """Return a decimal number as one of mpmath's."""
        context = self.context
        if not number:
            return context.zero
        shift = self._digits - number.adjusted()
        whole = int(number.scaleb(shift, self.decimal))
        ten = self._tens.get(shift)
        if ten is None:
            ten = context.mpf(10) ** -shift
            if abs(shift) < _KEPT_POWERS:
                self._tens[shift] = ten
        return self._product(whole, ten)

    def back(self, number: Mpf) -> Decimal:
        """Return a number of mpmath's as a decimal one; raise `BeyondError` where it is too large or small."""
        sign, mantissa, power, _ = number._mpf_
        if abs(power) > _LARGEST_POWER or (not mantissa and power):
            raise BeyondError
        whole = Decimal(-mantissa if sign else mantissa)
        two = self._twos.get(power)
        if two is None:
            two = self.decimal.power(2, abs(power))
            if abs(power) < _KEPT_POWERS:
                self._twos[power] = two
        return self.decimal.divide(whole, two) if power < 0 else self.decimal.multiply(whole, two)
