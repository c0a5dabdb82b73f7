"""Points to try a formula at: exact numbers, drawn from its symbols' domains.

The first are easy to calculate with, so that a counterexample is one a reader can follow;
the others have three decimals, so that nothing agrees by chance.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import count
from typing import cast

from builder.check.definition import lengths
from builder.check.numbers import NUMBERS, Exact, Style, between
from builder.check.value import Env
from builder.model.symbol import Domain, DomainKind


class Point(dict[str, Exact]):
    """Values by name; what they are in an arithmetic is computed once."""

    __slots__ = ("kept",)

    def __init__(self, values: Mapping[str, Exact]) -> None:
        super().__init__(values)
        self.kept: dict[object, Env] = {}


_MATRIX = 2
_REDRAWN = 20
_KEPT = 16
"""So many series of points are kept, since the checks of an entry come one after another."""
STEPS = 5
"""A recursion is tried for so many steps at most."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn."""

    needs: frozenset[str]
    domains: Mapping[str, Domain]
    indices: tuple[tuple[str, str], ...] = ()
    """Free indices, each with its dimension; one that runs over itself counts steps."""
    tall: bool = False
    """Whether matrices have at least as many rows as columns, as X in inv(X.T @ X) must."""

    def sizes(self) -> tuple[str, ...]:
        """Return the dimensions of all the arrays that are needed, and of the indices."""
        arrays = (lengths(self.domains[name]) for name in sorted(self.needs) if name in self.domains)
        found = [size for dimensions in arrays for size in dimensions]
        return tuple(dict.fromkeys((*found, *(size for _, size in self.indices if size))))

    def matrices(self) -> tuple[tuple[str, str], ...]:
        """Return the dimensions of every matrix that is needed."""
        shapes = (lengths(self.domains[name]) for name in sorted(self.needs) if name in self.domains)
        return tuple((shape[0], shape[1]) for shape in shapes if len(shape) == _MATRIX)


def points(drawing: Drawing, seed: str, styles: Iterable[Style]) -> Iterator[Point]:
    """Yield a point for each style, the same ones for the same seed.

    The checks of an entry mostly draw the same, which is then drawn once.
    """
    domains = tuple((name, drawing.domains.get(name)) for name in sorted(drawing.needs))
    return _series(domains, drawing.indices, drawing.tall, seed, tuple(styles)).points()


@dataclass(slots=True)
class _Series:
    """Points as far as they have been drawn."""

    drawn: list[Point]
    more: Iterator[Point]

    def points(self) -> Iterator[Point]:
        for place in count():
            if place == len(self.drawn):
                point = next(self.more, None)
                if point is None:
                    return
                self.drawn.append(point)
            yield self.drawn[place]


@lru_cache(maxsize=_KEPT)
def _series(
    domains: tuple[tuple[str, Domain | None], ...],
    indices: tuple[tuple[str, str], ...],
    tall: bool,  # noqa: FBT001, a key has to be positional
    seed: str,
    styles: tuple[Style, ...],
) -> _Series:
    """Return the points of a seed, of which none are drawn yet, or those that are."""
    known = {name: domain for name, domain in domains if domain is not None}
    drawing = Drawing(frozenset(name for name, _ in domains), known, indices, tall=tall)
    draw = random.Random(seed)  # noqa: S311, points need no secrecy
    plan = _plan(drawing)
    return _Series([], (_point(plan, draw, style) for style in styles))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A drawing, thought through once for all of its points."""

    sizes: tuple[str, ...]
    steps: frozenset[str]
    """Those of the sizes that count steps."""
    matrices: tuple[tuple[str, str], ...]
    """Those that have to be tall, by their dimensions."""
    values: tuple[tuple[str, Domain, tuple[str, ...]], ...]
    """(name, domain, its dimensions), in the order in which they are drawn."""
    indices: tuple[tuple[str, str], ...]
    """Without those that count steps."""


def _plan(drawing: Drawing) -> _Plan:
    sizes, domains = drawing.sizes(), drawing.domains
    names = (name for name in sorted(drawing.needs - set(sizes)) if name in domains)
    return _Plan(
        sizes=sizes,
        steps=frozenset(index for index, size in drawing.indices if index == size),
        matrices=drawing.matrices() if drawing.tall else (),
        values=tuple((name, domains[name], lengths(domains[name])) for name in names),
        indices=tuple((index, size) for index, size in drawing.indices if index != size),
    )


def _point(plan: _Plan, draw: random.Random, style: Style) -> Point:
    long, many = ((5, 5), (STEPS + 1, STEPS + 3)) if style is Style.FAR else ((2, 4), (1, STEPS))
    sizes = {size: between(draw, *(many if size in plan.steps else long)) for size in plan.sizes}
    for rows, columns in plan.matrices:
        sizes[rows] = max(sizes[rows], sizes[columns])
    point = Point(sizes)
    for name, domain, dimensions in plan.values:
        shape = tuple([sizes[size] for size in dimensions])
        point[name] = _drawn(domain, shape, draw, style)
        for _ in range(_REDRAWN if plan.matrices and len(shape) == _MATRIX else 0):
            if _is_of_full_rank(point[name]):
                break
            # It would have no inverse, by chance.
            point[name] = _drawn(domain, shape, draw, style)
    for index, size in plan.indices:
        point[index] = between(draw, 1, sizes.get(size, 4))
    return point


def _is_of_full_rank(matrix: Exact) -> bool:
    """Tell whether no column of a matrix depends on the others."""
    rows = [[Fraction(x) for x in row] for row in cast("Sequence[Sequence[Fraction]]", matrix)]
    for column in range(len(rows[0])):
        pivot = next((row for row in rows[column:] if row[column]), None)
        if pivot is None:
            return False
        rows.remove(pivot)
        rows.insert(column, pivot)
        for k in range(column + 1, len(rows)):
            share = rows[k][column] / pivot[column]
            rows[k] = [x - share * y for x, y in zip(rows[k], pivot, strict=True)]
    return True


def _drawn(domain: Domain, shape: Sequence[int], draw: random.Random, style: Style) -> Exact:
    if domain.kind is DomainKind.IDENTITY:
        return tuple(tuple(int(row == column) for column in range(shape[1])) for row in range(shape[0]))
    if domain.kind is DomainKind.SIMPLEX:
        return _shares(shape, draw)
    number = NUMBERS[style][domain.kind.value]
    return _array(shape, number, draw) if shape else number(draw)


def _array(shape: Sequence[int], number: Callable[[random.Random], Exact], draw: random.Random) -> Exact:
    first, *others = shape
    if others:
        return tuple([_array(others, number, draw) for _ in range(first)])
    return tuple([number(draw) for _ in range(first)])


def _shares(shape: Sequence[int], draw: random.Random) -> Exact:
    """Return positive shares that sum to 1; of a matrix, in every row."""
    if len(shape) > 1:
        return tuple(_shares(shape[1:], draw) for _ in range(shape[0]))
    weights = [between(draw, 1, 20) for _ in range(shape[0])]
    total = sum(weights)
    return tuple([Fraction(weight, total) for weight in weights])
