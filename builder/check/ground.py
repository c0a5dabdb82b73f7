"""What one check stands on: the formula, what its names mean, and what stands in for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from builder.check.definition import Definition, lengths
from builder.model.formula import Expression, Index
from builder.model.symbol import Domain
from builder.model.tree import free_names, substituted, walk

SELF = "self"
_KEPT = 4096
"""Of so many formulas, wrong versions among them, the names are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A formula and the meaning of every name that its check may use."""

    subject: Definition
    domains: Mapping[str, Domain]
    """Of every declared symbol in sight."""
    where: Mapping[str, Definition] = field(default_factory=dict)
    """Names that other entries' formulas stand in for."""
    let: tuple[tuple[str, Expression], ...] = ()
    """Names that stand for expressions, each after those it uses."""
    others: Mapping[str, Definition] = field(default_factory=dict)
    """Formulas that the check names by their entry's id."""
    seed: str = ""
    """The same seed, the same points."""

    def own(self, expression: Expression) -> Expression:
        """Return an expression of the check with the formula in place of `self`, unless it is a recursion."""
        if self.subject.recursion is not None:
            return expression
        return substituted(expression, {SELF: self.subject.body})

    def bound(self) -> frozenset[str]:
        """Return the names that are not drawn, since something stands in for them."""
        return frozenset(self.where) | {name for name, _ in self.let}

    def needs(self, expressions: Iterable[Expression], names: Iterable[str] = ()) -> frozenset[str]:
        """Return the symbols, sizes and free indices whose values a check with these expressions needs."""
        expressions = tuple(expressions)
        found = set(names) | used_names(self.subject)
        for expression in (*expressions, *(expression for _, expression in self.let)):
            found.update(name.name for name in free_names(expression))
        found -= self.bound() | {SELF}
        # What stands in for a name is computed from values that are drawn, never from each other.
        for other in (*self.where.values(), *self.others.values()):
            found |= used_names(other)
        return frozenset(found | {index for index, _ in self.free_indices(expressions)})

    def listed(self, expressions: Iterable[Expression]) -> frozenset[str]:
        """Return the names of `where` that are used with an index, and so stand for all their elements."""
        if not self.where:
            return frozenset()
        used = (*(expression for _, expression in self.let), *expressions)
        arrays = _indexed(self.subject).union(*map(indexed_in, used))
        return arrays & self.where.keys()

    def free_indices(self, expressions: Iterable[Expression]) -> tuple[tuple[str, str], ...]:
        """Return the free indices that are drawn, each with its dimension."""
        listed = self.listed(expressions)
        whole = [definition for name, definition in self.where.items() if name not in listed]
        pairs = {pair: None for one in (self.subject, *whole, *self.others.values()) for pair in one.indices}
        return tuple(pairs)

    def dimensions(self, name: str) -> tuple[str, ...]:
        """Return the dimensions of a symbol; none of a number."""
        domain = self.domains.get(name)
        return () if domain is None else lengths(domain)


@lru_cache(maxsize=_KEPT)
def used_names(one: Definition) -> frozenset[str]:
    """Return the symbols that a formula is computed from."""
    found = {name.name for name in free_names(one.body)}
    if one.recursion is not None:
        found.discard(one.recursion.variable)
        if one.recursion.first is not None:
            found.update(name.name for name in free_names(one.recursion.first))
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def _indexed(one: Definition) -> frozenset[str]:
    """Return the arrays that are used with an index in a formula."""
    return frozenset(indexed_in(one.body))


def indexed_in(expression: Expression) -> Iterator[str]:
    """Yield the arrays that are used with an index in an expression."""
    for node in walk(expression):
        if isinstance(node, Index):
            yield node.array.name
