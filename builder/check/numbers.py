"""The numbers that are drawn, by their style and their domain."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache

from builder.model.symbol import DomainKind

Exact = Fraction | int | tuple["Exact", ...]


class Style(Enum):
    """What numbers are drawn."""

    EASY = auto()
    FINE = auto()
    FAR = auto()
    """Beyond those, on either side, but not so far that terms vanish beside each other."""
    WIDE = auto()
    """Very small and very large ones, for bounds."""


def between(draw: random.Random, low: int, high: int) -> int:
    """Return what randint does, in a quarter of the time."""
    count = high - low + 1
    bits = count.bit_length()
    found = draw.getrandbits(bits)
    while found >= count:
        found = draw.getrandbits(bits)
    return low + found


def _halves(low: int, high: int) -> Callable[[random.Random], Fraction]:
    return lambda draw: _half(between(draw, 2 * low, 2 * high) or 1)


@lru_cache(maxsize=1 << 8)
def _half(count: int) -> Fraction:
    return Fraction(count, 2)


def _thousandths(low: float, high: float) -> Callable[[random.Random], Fraction]:
    least, count = round(1000 * low), round(1000 * (high - low)) + 1
    # A quarter of the time that randint takes, and even enough.
    return lambda draw: _thousandth(least + int(draw.random() * count) or 1)


@lru_cache(maxsize=1 << 16)
def _thousandth(count: int) -> Fraction:
    # To reduce a fraction takes longer than all the rest of drawing it.
    return Fraction(count, 1000)


def _power(draw: random.Random, low: float, high: float) -> Fraction:
    return _rounded(f"{10 ** draw.uniform(low, high):.2g}")


@lru_cache(maxsize=1 << 13)
def _rounded(text: str) -> Fraction:
    return Fraction(text)


def _edge(draw: random.Random) -> Fraction:
    near = _power(draw, -6, -1)
    return near if draw.random() < 1 / 2 else 1 - near


def _whole(low: int, high: int) -> Callable[[random.Random], int]:
    return lambda draw: between(draw, low, high)


def _sign(draw: random.Random) -> int:
    return draw.choice((-1, 1))


Numbers = Mapping[DomainKind, Callable[[random.Random], Exact]]
_EASY: Numbers = {
    DomainKind.REAL: _halves(-4, 4),
    DomainKind.POSITIVE: _halves(1, 6),
    DomainKind.AT_LEAST_ONE: _halves(1, 4),
    DomainKind.PROBABILITY: lambda draw: Fraction(between(draw, 1, 9), 10),
    DomainKind.COUNT: _whole(1, 9),
    DomainKind.SIZE: _whole(1, 5),
    DomainKind.BIT: _whole(0, 1),
    DomainKind.SIGN: _sign,
}
_FINE: Numbers = {
    **_EASY,
    DomainKind.REAL: _thousandths(-4, 4),
    DomainKind.POSITIVE: _thousandths(0.2, 6),
    DomainKind.AT_LEAST_ONE: _thousandths(1, 4),
    DomainKind.PROBABILITY: _thousandths(0.03, 0.97),
    DomainKind.COUNT: _whole(1, 40),
}
_FAR: Numbers = {
    **_EASY,
    DomainKind.REAL: lambda draw: _sign(draw) * _thousandths(4, 30)(draw),
    DomainKind.POSITIVE: lambda draw: _thousandths(*draw.choice(((0.01, 0.2), (6, 60))))(draw),
    DomainKind.AT_LEAST_ONE: _thousandths(4, 40),
    DomainKind.PROBABILITY: lambda draw: abs(between(draw, 0, 1) - _thousandths(0.001, 0.03)(draw)),
    DomainKind.COUNT: _whole(41, 60),
    DomainKind.SIZE: _whole(6, 30),
}
_WIDE: Numbers = {
    **_EASY,
    DomainKind.REAL: lambda draw: _sign(draw) * _power(draw, -3, 3),
    DomainKind.POSITIVE: lambda draw: _power(draw, -4, 4),
    DomainKind.AT_LEAST_ONE: lambda draw: 1 + _power(draw, -4, 3),
    DomainKind.PROBABILITY: _edge,
    DomainKind.COUNT: lambda draw: round(_power(draw, 0, 4)),
}
NUMBERS = {
    # By the kind's own text, which is found faster than the kind.
    style: {kind.value: number for kind, number in numbers.items()}
    for style, numbers in (
        (Style.EASY, _EASY),
        (Style.FINE, _FINE),
        (Style.FAR, _FAR),
        (Style.WIDE, _WIDE),
    )
}
