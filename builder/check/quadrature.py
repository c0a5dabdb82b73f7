"""Integrals to many digits, by the double exponential rules of Takahasi and Mori (1974).

A change of the variable makes the function fall off doubly exponentially to both sides; then the plain sum of
its values at equal steps is as good as it gets, and halving the step doubles the digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from builder.check.digits import Digits
from builder.check.value import BeyondError

LEVELS = 7
"""The step is 1 at first, and is halved at every level after that."""
_HALF = Decimal(1) / 2
_NOTHING = Decimal("1e-64")
"""What counts for less than this, beside the largest value, is left out."""

Function = Callable[[Decimal], Decimal]


class Tail(Enum):
    """How a function is taken to fall off where its interval has no end, and how far out it is followed."""

    EXPONENTIAL = 13
    ALGEBRAIC = 5


_FAR = 5
"""So far the weights have fallen by sixty digits."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An interval over which a function is smooth; an end that is None is infinite, but not both are."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class _Node:
    """Where a function is taken, and what it counts for."""

    step: Decimal
    near: Decimal
    """Its distance from the nearer end, half a finite interval being 1."""
    weight: Decimal


@dataclass(slots=True)
class _Sum:
    """The sum over one piece so far."""

    piece: Piece
    tail: Tail | None
    total: Decimal = Decimal(0)
    edge: Decimal = Decimal(0)
    """What the outermost values counted for."""
    reach: tuple[Decimal, Decimal] = field(default=(Decimal(-_FAR), Decimal(Tail.EXPONENTIAL.value)))
    """Beyond these steps there is nothing."""

    def bound(self, nodes: Sequence[_Node], terms: Sequence[Decimal | None]) -> None:
        """Bound the steps to those that count, and tell what the first one left out may count for."""
        sizes = [None if term is None else abs(term) for term in terms]
        most = max((size for size in sizes if size is not None), default=Decimal(0))
        telling = [k for k, size in enumerate(sizes) if size is not None and size > most * _NOTHING]
        if not telling:
            return
        first, last = max(telling[0] - 1, 0), min(telling[-1] + 1, len(nodes) - 1)
        self.reach = nodes[first].step, nodes[last].step
        # One that could not be computed may count for as much as its neighbour.
        ends = ((first, telling[0]), (last, telling[-1]))
        self.edge = max(next((x for k in pair if (x := sizes[k]) is not None), most) for pair in ends)


class Quadrature:
    """The rules in one arithmetic; their nodes are computed once."""

    def __init__(self, arithmetic: Digits) -> None:
        self.arithmetic = arithmetic
        self._nodes: dict[tuple[int, Tail | None], tuple[_Node, ...]] = {}

    def integrals(
        self, function: Function, pieces: Sequence[Piece], tail: Tail
    ) -> Iterator[tuple[tuple[Decimal, ...], Decimal]]:
        """Yield ever better integrals over each piece, and what may be left out at the ends."""
        sums = [_Sum(piece, None if None not in {piece.low, piece.high} else tail) for piece in pieces]
        for level in range(LEVELS):
            for one in sums:
                self._add(one, function, level)
            step = _HALF**level
            yield tuple(one.total * step for one in sums), sum((one.edge for one in sums), Decimal(0))

    def _add(self, one: _Sum, function: Function, level: int) -> None:
        """Add what the nodes of a level count for, those of lower levels left out."""
        low, high = one.reach
        nodes = [node for node in self._at(level, one.tail) if low <= node.step <= high]
        terms = [self._term(one.piece, function, node) for node in nodes]
        one.total += sum((term for term in terms if term is not None), Decimal(0))
        if level == 0:
            one.bound(nodes, terms)

    def _term(self, piece: Piece, function: Function, node: _Node) -> Decimal | None:
        """Return what a node counts for; None where the function cannot be followed so far."""
        low, high, near = piece.low, piece.high, node.near
        if low is not None and high is not None:
            half = (high - low) / 2
            x = low + half * near if node.step < 0 else high - half * near
            # What is so near to an end is the end itself, in sixty digits.
            return None if x in {low, high} else node.weight * half * function(x)
        x = low + near if low is not None else (high or 0) - near
        try:
            return None if x in {low, high} else node.weight * function(x)
        except BeyondError:
            # So far out there is nothing left: where there is, the values before do not fall.
            if near < 1:
                raise
            return None

    def _at(self, level: int, tail: Tail | None) -> tuple[_Node, ...]:
        """Return the nodes that a level adds."""
        if (level, tail) not in self._nodes:
            most = _FAR if tail is None else tail.value
            steps = range(-_FAR * 2**level, most * 2**level + 1)
            self._nodes[level, tail] = tuple(
                self._node(k * _HALF**level, tail) for k in steps if level == 0 or k % 2
            )
        return self._nodes[level, tail]

    def _node(self, t: Decimal, tail: Tail | None) -> _Node:
        """Return a node of tanh(pi/2*sinh(t)), of exp(t - exp(-t)) or of exp(pi/2*sinh(t))."""
        # The functions are those of decimal numbers.
        of: Mapping[str, Any] = self.arithmetic.functions
        quarter: Any = self.arithmetic.constants["pi"] / 2
        if tail is Tail.EXPONENTIAL:
            fallen = of["exp"](-t)
            place = of["exp"](t - fallen)
            return _Node(t, place, (1 + fallen) * place)
        turned, width = quarter * of["sinh"](t), quarter * of["cosh"](t)
        if tail is Tail.ALGEBRAIC:
            place = of["exp"](turned)
            return _Node(t, place, width * place)
        return _Node(t, 2 / (1 + of["exp"](2 * abs(turned))), width / of["cosh"](turned) ** 2)
