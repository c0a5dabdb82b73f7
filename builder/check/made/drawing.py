"""Drawing numbers that are easy to calculate with, of the size that the author's own have."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import cast

from builder.check.compare import digits
from builder.check.definition import lengths
from builder.check.made.exercise import Exercise, Setting
from builder.check.made.rational import written
from builder.check.numbers import Exact
from builder.check.value import Scalar, Value, Vector
from builder.model.made import Figures
from builder.model.symbol import Domain, DomainKind

_MEAN = "bar"
_APART = 4
"""A number is at most so many times larger or smaller than the author's."""
_LENGTHS = (2, 3)
"""Of vectors; matrices are two by two."""


def drawn(exercise: Exercise, draw: random.Random, model: Setting | None) -> Setting:
    """Return numbers for every name of an exercise; those of `model` decide their size and order."""
    hand = _Hand(draw)
    sizes: dict[str, int] = {}
    for domain in exercise.domains.values():
        shape = lengths(domain)
        for size in shape:
            sizes.setdefault(size, draw.choice(_LENGTHS) if len(shape) == 1 else _LENGTHS[0])
    values: dict[str, Exact] = {**sizes}
    for name, domain in exercise.domains.items():
        if name not in values:
            counts = tuple(sizes[size] for size in lengths(domain))
            like = None if model is None else model.env.get(name)
            values[name] = hand.array(domain.kind, counts, like)
    for index, size in exercise.known.definition.indices:
        if index in exercise.domains:
            values[index] = draw.randint(1, sizes.get(size, _LENGTHS[0]))
    if model is not None:
        values |= _in_order(exercise, values, model)
    values |= _means(values)
    figures = {name: _figures(value) for name, value in values.items()}
    return Setting(figures, {name: _number(value) for name, value in values.items()})


@dataclass(slots=True)
class _Hand:
    """Draws numbers, each only once as far as there are enough."""

    draw: random.Random
    taken: set[Fraction] = field(default_factory=set)

    def array(self, kind: DomainKind, shape: tuple[int, ...], like: Value | None) -> Exact:
        """Return a number, or an array of a shape."""
        if not shape:
            return self.number(kind, None if isinstance(like, tuple) else cast("Scalar", like))
        if kind is DomainKind.SIMPLEX and len(shape) == 1:
            shares = list(self.draw.choice(_SHARES[shape[0]]))
            self.draw.shuffle(shares)
            return tuple(Fraction(share, 100) for share in shares)
        if kind is DomainKind.IDENTITY:
            size = range(shape[0])
            return tuple(tuple(int(row == column) for column in size) for row in size)
        return tuple(self.array(kind, shape[1:], None) for _ in range(shape[0]))

    def number(self, kind: DomainKind, like: Scalar | None) -> Fraction:
        """Return a number of about the size of another."""
        pool = _POOLS[kind] if like is None else _alike(kind, abs(float(like)))
        value = self.draw.choice([value for value in pool if value not in self.taken] or pool)
        self.taken.add(value)
        return value


@lru_cache(maxsize=1000)
def _alike(kind: DomainKind, size: float) -> tuple[Fraction, ...]:
    """Return the numbers to draw from that are about so large; all of them, if none is."""
    near = (value for value in _POOLS[kind] if size / _APART <= abs(float(value)) <= size * _APART)
    return tuple(near) or _POOLS[kind]


def _figures(value: Exact) -> Figures:
    return tuple(map(_figures, value)) if isinstance(value, tuple) else written(Fraction(value))


def _number(value: Exact) -> Value:
    if isinstance(value, tuple):
        return cast("Vector", tuple(map(_number, value)))
    return digits().number(value)


def _in_order(exercise: Exercise, values: Mapping[str, Exact], model: Setting) -> dict[str, Exact]:
    """Return drawn numbers with the larger ones where the model's are larger, as x_max is above x_min."""
    groups: dict[Domain, list[str]] = {}
    for name, domain in exercise.domains.items():
        if not isinstance(values[name], tuple):
            groups.setdefault(domain, []).append(name)
    ordered: dict[str, Exact] = {}
    for names in groups.values():
        ranked = sorted(names, key=lambda name: cast("Scalar", model.env[name]))
        drawn_ones = sorted(cast("Fraction", values[name]) for name in names)
        ordered |= zip(ranked, drawn_ones, strict=True)
    return ordered


def _means(values: Mapping[str, Exact]) -> dict[str, Exact]:
    """Return the mean of y for ybar: whoever reads the numbers takes it for that."""
    found: dict[str, Exact] = {}
    for name in values:
        numbers = values.get(name.removesuffix(_MEAN))
        if name.endswith(_MEAN) and isinstance(numbers, tuple) and not isinstance(numbers[0], tuple):
            found[name] = sum((Fraction(cast("Fraction", x)) for x in numbers), Fraction(0)) / len(numbers)
    return found


def _fractions(*texts: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(number) for text in texts for number in text.split())


_POOLS: Mapping[DomainKind, tuple[Fraction, ...]] = {
    DomainKind.REAL: _fractions("-5 -4 -3 -2 -1 2 3 4 5 6 7 8 9 10", "0.2 0.5 0.8 1.2 1.5 2.5"),
    DomainKind.POSITIVE: _fractions("2 3 4 5 6 7 8 9 10 12", "0.1 0.2 0.3 0.5 1.5 2.5"),
    DomainKind.AT_LEAST_ONE: _fractions("2 3 4 5 6 8 10", "1.5 2.5"),
    DomainKind.PROBABILITY: _fractions("0.1 0.2 0.25 0.3 0.4 0.5 0.6 0.7 0.75 0.8 0.9"),
    DomainKind.COUNT: _fractions("2 3 4 5 6 7 8 9 10 12 14 15 16 18 20 24 25 27 30 32 35 36 40"),
    DomainKind.SIZE: _fractions("2 3 4 5 6 8 10"),
    DomainKind.BIT: _fractions("0 1"),
    DomainKind.SIGN: _fractions("-1 1"),
    DomainKind.SIMPLEX: _fractions("0.25 0.5 0.75"),
}
_SHARES = {
    2: ((50, 50), (75, 25), (80, 20), (90, 10), (60, 40)),
    3: ((50, 25, 25), (50, 30, 20), (60, 30, 10), (70, 20, 10), (40, 40, 20)),
}
"""Per hundred, by how many there are."""
