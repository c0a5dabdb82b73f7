"""What a formula defines, ready to be computed: its body, its free indices, its recursion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.entry import FormulaEntry
from builder.model.formula import (
    Binary,
    Comparison,
    Expression,
    Formula,
    Index,
    Name,
    Number,
    Operator,
    Target,
)
from builder.model.source import to_source
from builder.model.symbol import Domain, Symbol
from builder.model.tree import walk


@dataclass(frozen=True, slots=True)
class Recursion:
    """`m[t]` by way of `m[t-1]`."""

    variable: str
    step: str
    """The index that counts the steps; the first value is that of step 0."""
    first: Expression | None
    """None where the author gave none, which is a problem."""


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A formula and what is needed to compute it; each is known by itself, so that what is found of it can be kept."""

    title: str
    """Its left-hand side as the author writes it."""
    body: Expression
    """What `self` is: the right-hand side; of a relation, left minus right."""
    indices: tuple[tuple[str, str], ...] = ()
    """Free indices, each with the dimension it runs over; a step runs over itself."""
    recursion: Recursion | None = None


def definition(entry: FormulaEntry, formula: Formula, symbols: Mapping[str, Symbol]) -> Definition:
    """Return what an entry's formula defines."""
    target, body = formula.target, formula.body
    if target is None:
        if isinstance(body, Comparison):
            body = Binary(Operator.SUBTRACT, body.left, body.right)
        return Definition(to_source(formula.body), body)
    recursion = _recursion(entry, target, body, symbols)
    if recursion is not None:
        return Definition(title(target), body, ((recursion.step, recursion.step),), recursion)
    indices = tuple((index.name, dimension(body, index.name, symbols)) for index in target.indices)
    return Definition(title(target), body, indices)


def title(target: Target) -> str:
    """Return a left-hand side as the author writes it."""
    arguments = ", ".join(name.name for name in target.arguments)
    indices = ", ".join(name.name for name in target.indices)
    return target.name + (f"({arguments})" if arguments else "") + (f"[{indices}]" if indices else "")


def dimension(body: Expression, index: str, symbols: Mapping[str, Symbol]) -> str:
    """Return the dimension that an index runs over; empty where no array tells."""
    for node in walk(body):
        if isinstance(node, Index):
            domain = domain_of(node.array.name, symbols)
            for place, at in enumerate(node.indices):
                if isinstance(at, Name) and at.name == index and domain is not None:
                    return lengths(domain)[place] if place < len(lengths(domain)) else ""
    return ""


def domain_of(name: str, symbols: Mapping[str, Symbol]) -> Domain | None:
    """Return a declared symbol's domain."""
    symbol = symbols.get(name)
    return None if symbol is None else symbol.domain


def lengths(domain: Domain) -> tuple[str, ...]:
    """Return the dimensions of a domain; the identity is square."""
    return domain.dimensions * 2 if domain.kind == "eye" else domain.dimensions


def _recursion(
    entry: FormulaEntry, target: Target, body: Expression, symbols: Mapping[str, Symbol]
) -> Recursion | None:
    """Return the recursion of a formula that uses its own earlier values."""
    if len(target.indices) != 1 or lengths_of(target.name, symbols):
        return None
    step = target.indices[0].name
    for node in walk(body):
        if isinstance(node, Index) and node.array.name == target.name and _earlier(node.indices, step):
            first = next((value.body for name, value in entry.init if name.value == target.name), None)
            return Recursion(target.name, step, first)
    return None


def lengths_of(name: str, symbols: Mapping[str, Symbol]) -> tuple[str, ...]:
    """Return the dimensions of a symbol; none of a number or of what is not declared."""
    domain = domain_of(name, symbols)
    return () if domain is None else lengths(domain)


def _earlier(indices: tuple[Expression, ...], step: str) -> bool:
    """Tell whether an index is `t - 1` or its like."""
    match indices:
        case (Binary(operator=Operator.SUBTRACT, left=Name(name=name), right=Number()),):
            return name == step
        case _:
            return False
