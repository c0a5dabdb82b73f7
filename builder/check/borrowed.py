"""Functions of many digits that the decimal module lacks, borrowed from mpmath."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from functools import cached_property, lru_cache
from typing import Any

from builder.check.value import BeyondError

_SPARE = 8
"""Digits more than asked for."""
_LARGEST_POWER = 3 * 10**17
"""Of two: more than a decimal number can hold."""
_KEPT_POWERS = 4000
_KEPT = 2048
"""So many values of each function are kept: the two sides of a check ask for much the same."""
_QUICK = {"exp": "mpf_exp", "ln": "mpf_log"}
"""What mpmath calls beneath, by the name above; for what is asked most."""

Raw = Any
"""A number as mpmath has it beneath: sign, mantissa, power of two and length."""


class Borrowed:
    """Functions of mpmath, of decimal numbers and to decimal numbers, both of many digits.

    A call costs a few microseconds more than the function itself, which makes logarithms and powers of
    sixty digits four times as fast as those of the decimal module.
    """

    def __init__(self, context: Context) -> None:
        self.decimal = context
        self._digits = context.prec + _SPARE
        self._tens: dict[int, Raw] = {}
        self._twos: dict[int, Decimal] = {}

    @cached_property
    def mpmath(self) -> Any:  # noqa: ANN401, mpmath has no types
        """Return mpmath, which is imported when the first function is called."""
        import mpmath  # noqa: PLC0415, nothing of it is needed where all outcomes are remembered

        return mpmath

    @cached_property
    def context(self) -> Any:  # noqa: ANN401, mpmath has no types
        """Return mpmath's arithmetic of so many digits."""
        context = self.mpmath.mp.clone()
        context.dps = self._digits
        return context

    def function(self, name: str) -> Callable[..., Decimal]:
        """Return a function by mpmath's name for it."""

        @lru_cache(maxsize=_KEPT)
        def run(*arguments: Decimal) -> Decimal:
            numbers = [self.lent(argument) for argument in arguments]
            if name in _QUICK:
                function = getattr(self.mpmath.libmp, _QUICK[name])
                return self.back(function(*numbers, self.context.prec, "n"))
            function = getattr(self.context, name)
            return self.back(function(*map(self.context.make_mpf, numbers))._mpf_)

        return run

    def constant(self, name: str) -> Decimal:
        """Return a constant by mpmath's name for it."""
        return self.back((+getattr(self.context, name))._mpf_)

    def lent(self, number: Decimal) -> Raw:
        """Return a decimal number as mpmath has it."""
        libmp = self.mpmath.libmp
        if not number:
            return libmp.fzero
        shift = self._digits - number.adjusted()
        whole = int(number.scaleb(shift, self.decimal))
        ten = self._tens.get(shift)
        if ten is None:
            ten = (self.context.mpf(10) ** -shift)._mpf_
            if abs(shift) < _KEPT_POWERS:
                self._tens[shift] = ten
        return libmp.mpf_mul(libmp.from_int(whole), ten, self.context.prec, "n")

    def back(self, number: Raw) -> Decimal:
        """Return a number of mpmath's as a decimal one; raise `BeyondError` where it is too large or small."""
        sign, mantissa, power, _ = number
        if abs(power) > _LARGEST_POWER or (not mantissa and power):
            raise BeyondError
        whole = Decimal(-mantissa if sign else mantissa)
        two = self._twos.get(power)
        if two is None:
            two = self.decimal.power(2, abs(power))
            if abs(power) < _KEPT_POWERS:
                self._twos[power] = two
        return self.decimal.divide(whole, two) if power < 0 else self.decimal.multiply(whole, two)
