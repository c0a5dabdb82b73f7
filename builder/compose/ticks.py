"""Round numbers along an axis."""

from __future__ import annotations

import math
from fractions import Fraction

from builder.model.piece import Axis

_STEPS = (Fraction(1), Fraction(2), Fraction(5))
_SNAP = Fraction(1, 2)
"""An axis may be drawn out to the next half step."""
_ROOM = 0.04
"""Beyond the curves, in lengths of the axis, where it ends between steps."""
_HAIR = 1e-6


def axis(low: float, high: float, most: int, *, name: str = "", exact: bool = False) -> Axis:
    """Return an axis for values from `low` to `high`, with at most `most` numbers at round steps.

    Its ends are drawn out a little, unless they are `exact`; zero is taken in where it is near.
    """
    if not exact:
        low, high = _with_zero(low, high)
    step = _step(high - low, most)
    if not exact:
        low, high = _drawn_out(low, high, float(step))
    first, last = math.ceil(low / step - _HAIR), math.floor(high / step + _HAIR)
    return Axis(low, high, tuple((float(n * step), number(n * step)) for n in range(first, last + 1)), name)


def number(value: Fraction) -> str:
    """Return a number as it is printed, with a real minus sign."""
    return f"{float(value):g}".replace("-", "−")


def _with_zero(low: float, high: float) -> tuple[float, float]:
    """Return the range with zero in it, if that is less than its own length away."""
    length = high - low
    return (min(low, 0.0) if low <= length else low), (max(high, 0.0) if -high <= length else high)


def _step(length: float, most: int) -> Fraction:
    """Return the least round step of which at most `most` fit."""
    power = math.floor(math.log10(length / most))
    tens = Fraction(10) ** power
    return next(
        step * tens * scale
        for scale in (1, 10)
        for step in _STEPS
        if length / float(step * tens * scale) <= most + _HAIR
    )


def _drawn_out(low: float, high: float, step: float) -> tuple[float, float]:
    """Return a range that ends at half steps, or a little beyond the curves."""
    half, room = step * float(_SNAP), (high - low) * _ROOM
    bottom, top = math.floor(low / half + _HAIR) * half, math.ceil(high / half - _HAIR) * half
    return max(bottom, low - 2 * room), min(top, high + 2 * room)
