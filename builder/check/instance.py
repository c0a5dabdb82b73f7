"""Symbols in place of numbers: the points at which a check is proved.

An array has a fixed small size, so that its sums can be written out; a proof holds for that size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

from builder.check.definition import lengths
from builder.check.question import Question
from builder.check.sample import Drawing
from builder.check.symbolic import Symbols, UnprovableError
from builder.check.value import Env, Value, Vector
from builder.model.formula import Binary, Binder, Call, Expression, Name, Operator, Transpose
from builder.model.symbol import Domain, DomainKind
from builder.model.tree import walk

_SIZE, _SMALL_SIZE = 3, 2
_STEPS = 4
_MOST_COMBINATIONS = 64

_ASSUMED: dict[DomainKind, dict[str, bool]] = {
    DomainKind.REAL: {"real": True},
    DomainKind.POSITIVE: {"positive": True},
    DomainKind.AT_LEAST_ONE: {"positive": True},
    DomainKind.PROBABILITY: {"positive": True},
    DomainKind.SIMPLEX: {"positive": True},
    DomainKind.COUNT: {"positive": True, "integer": True},
    DomainKind.SIZE: {"positive": True, "integer": True},
    DomainKind.BIT: {"nonnegative": True, "integer": True},
    DomainKind.SIGN: {"nonzero": True, "integer": True},
}
"""At least what the domain says, never more."""
_LISTED = {DomainKind.BIT: (0, 1), DomainKind.SIGN: (-1, 1)}
_REAL = Domain(DomainKind.REAL)
_MOST_SIGNED = 2
Element = Callable[[str, DomainKind], Any]
"""What stands for a number of a domain."""


@dataclass(frozen=True, slots=True)
class Instance:
    """The sizes that a proof is made for."""

    sizes: Mapping[str, int]
    steps: tuple[str, ...]
    """Indices that count the steps of a recursion."""

    def said(self) -> str:
        """Return for which sizes a proof holds; empty where it holds for all."""
        parts = [f"{name} = {size}" for name, size in self.sizes.items() if name not in self.steps]
        parts += [f"{name} = 1 to {_STEPS}" for name in self.steps]
        return f"for {', '.join(parts)}" if parts else ""


def instance(question: Question, drawing: Drawing) -> Instance:
    """Return the sizes at which to prove a check."""
    bodies = question.bodies()
    steps = tuple(index for index, size in drawing.indices if index == size)
    sizes = dict.fromkeys(drawing.sizes(), _SIZE)
    if any(_of_matrices(node) for body in bodies for node in walk(body)):
        sizes = dict.fromkeys(sizes, _SMALL_SIZE)
        # More rows than columns, so that X.T @ X has an inverse.
        sizes |= {rows: _SIZE for rows, columns in drawing.matrices() if rows != columns}
    for body in bodies:
        for bound in _bounds(body):
            sizes.update({name: _SIZE for name in _names(bound) & drawing.needs if name not in sizes})
    return Instance(sizes, steps)


def _of_matrices(node: Expression) -> bool:
    match node:
        case Binary(operator=Operator.MATMUL) | Transpose() | Call(function="inv"):
            return True
        case _:
            return False


def _bounds(body: Expression) -> Iterator[Expression]:
    for node in walk(body):
        if isinstance(node, Binder):
            yield from (bound for bound in (node.lower, node.upper) if bound is not None)


def _names(expression: Expression) -> set[str]:
    return {node.name for node in walk(expression) if isinstance(node, Name)}


def generic(arithmetic: Symbols) -> Element:
    """Return the maker of plain symbols, with what their domain lets SymPy assume."""
    return lambda name, kind: arithmetic.sympy.Symbol(name, **_ASSUMED[kind])


def within(arithmetic: Symbols) -> Element:
    """Return the maker of expressions in free positive symbols that run over exactly the domain.

    A probability is u/(1 + u), which lets SymPy see that it lies below 1.
    """
    symbol, plain = arithmetic.sympy.Symbol, generic(arithmetic)

    def element(name: str, kind: DomainKind) -> Any:  # noqa: ANN401, SymPy has no types
        match kind:
            case DomainKind.PROBABILITY:
                free = symbol(name, positive=True)
                return free / (1 + free)
            case DomainKind.AT_LEAST_ONE:
                return 1 + symbol(name, nonnegative=True)
            case DomainKind.COUNT | DomainKind.SIZE:
                return 1 + symbol(name, nonnegative=True, integer=True)
            case _:
                return plain(name, kind)

    return element


def as_powers(arithmetic: Symbols, kept: str) -> Element:
    """Return a maker that writes probabilities, but for one symbol, as exp(-u): their powers vanish."""
    sympy, plain = arithmetic.sympy, generic(arithmetic)

    def element(name: str, kind: DomainKind) -> Any:  # noqa: ANN401, SymPy has no types
        if kind is DomainKind.PROBABILITY and name != kept:
            return sympy.exp(-sympy.Symbol(name, positive=True))
        return plain(name, kind)

    return element


def by_signs(arithmetic: Symbols, drawing: Drawing, kept: str = "") -> tuple[Element, ...]:
    """Return a maker for each choice of signs of the real numbers, but for one; none where they are many."""
    domains = drawing.domains
    reals = [name for name in sorted(drawing.needs & set(domains)) if domains[name] == _REAL and name != kept]
    if not 0 < len(reals) <= _MOST_SIGNED:
        return ()
    return tuple(
        _signed(arithmetic, dict(zip(reals, signs, strict=True)))
        for signs in product((-1, 0, 1), repeat=len(reals))
    )


def _signed(arithmetic: Symbols, signs: Mapping[str, int]) -> Element:
    plain = generic(arithmetic)

    def element(name: str, kind: DomainKind) -> Any:  # noqa: ANN401, SymPy has no types
        if name not in signs:
            return plain(name, kind)
        return signs[name] * arithmetic.sympy.Symbol(name, positive=True)

    return element


@dataclass(frozen=True, slots=True)
class StandIns:
    """How symbols stand in for what would be drawn."""

    arithmetic: Symbols
    element: Element
    shares: bool = False
    """Whether the elements of a simplex are written so that they sum to 1."""

    def points(self, drawing: Drawing, chosen: Instance) -> Iterator[Env]:
        """Yield one point for each value of the free indices, and for each step of a recursion."""
        ends = [_STEPS if index in chosen.steps else chosen.sizes[size] for index, size in drawing.indices]
        for at in product(*(range(1, end + 1) for end in ends)):
            fixed = {index: k for (index, _), k in zip(drawing.indices, at, strict=True)}
            sizes = {**chosen.sizes, **{name: fixed[name] for name in chosen.steps}}
            env: Env = {name: self.arithmetic.number(size) for name, size in (sizes | fixed).items()}
            for name in sorted(drawing.needs - set(env)):
                domain = drawing.domains.get(name)
                if domain is None:
                    raise UnprovableError
                env[name] = self.stand_in(name, domain, tuple(sizes[size] for size in lengths(domain)))
            yield env

    def stand_in(self, name: str, domain: Domain, shape: tuple[int, ...]) -> Value:
        """Return symbols in the shape of a domain."""
        if domain.kind is DomainKind.IDENTITY:
            number, (rows, columns) = self.arithmetic.number, (range(length) for length in shape)
            return tuple(tuple(number(int(row == column)) for column in columns) for row in rows)
        if not shape:
            return cast("Value", self.element(name, domain.kind))
        parts = cast(
            "Vector", tuple(self.stand_in(f"{name}_{k + 1}", domain, shape[1:]) for k in range(shape[0]))
        )
        if self.shares and domain.kind is DomainKind.SIMPLEX and len(shape) == 1:
            total = sum(parts)
            return tuple(part / total for part in parts)
        return parts


def combinations(env: Env, drawing: Drawing, arithmetic: Symbols) -> Iterator[Mapping[object, object]]:
    """Yield every choice of values for the symbols that have but two; none where there are none, or too many."""
    listed: dict[object, tuple[int, int]] = {}
    for name, domain in drawing.domains.items():
        if domain.kind in _LISTED and name in env:
            for symbol in _leaves(env[name]):
                listed[symbol] = _LISTED[domain.kind]
    if not listed or 2 ** len(listed) > _MOST_COMBINATIONS:
        return
    for values in product(*listed.values()):
        yield dict(zip(listed, map(arithmetic.number, values), strict=True))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for part in value:
            yield from _leaves(part)
    else:
        yield value
