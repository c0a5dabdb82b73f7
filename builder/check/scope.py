"""The names that may stand in a formula, or in one of its checks, and the shape of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.check.book import Known
from builder.check.definition import lengths
from builder.check.shapes import MisshapenError, Shape, Shapes
from builder.check.suggest import did_you_mean
from builder.model.formula import Comparison, Expression, Formula
from builder.model.problem import Problem
from builder.model.span import Text
from builder.model.symbol import Symbol
from builder.model.tree import free_names

_HOW_TO_DECLARE = "declare it under symbols:"


@dataclass(frozen=True, slots=True)
class Scope:
    """Names and their shapes."""

    names: Mapping[str, Shape]
    styled: frozenset[str] = frozenset()
    """Symbols that are declared without a domain."""

    def wider(self, names: Mapping[str, Shape]) -> Scope:
        """Return the scope with more names; the new ones win."""
        return replace(self, names={**self.names, **names})

    def problems(self, formula: Formula, *, relation: bool = False) -> Iterator[Problem]:
        """Yield what is wrong with the names of an expression and, if nothing is, with its shapes.

        With `relation`, two sides joined by == are fine; each is looked at.
        """
        body = formula.body
        if isinstance(body, Comparison) and not relation:
            message, hint = "a relation does not stand here", "write one expression"
            yield Problem("formula-syntax", message, formula.text.span(body.start), hint)
            return
        unknown = list(self.unknown(formula.text, body))
        yield from unknown
        if not unknown:
            try:
                self.shape(formula)
            except MisshapenError as found:
                yield found.problem

    def shape(self, formula: Formula) -> Shape:
        """Return the shape of an expression whose names are all known; raise `MisshapenError`."""
        shapes, body = Shapes(self.names, formula.text), formula.body
        if isinstance(body, Comparison):
            return shapes.alike(body, shapes.of(body.left), shapes.of(body.right))
        return shapes.of(body)

    def unknown(self, text: Text, body: Expression) -> Iterator[Problem]:
        """Yield a problem for every name that means nothing, at its place."""
        for name in free_names(body):
            if name.name not in self.names:
                yield self.undeclared(name.name, text, name.start)

    def undeclared(self, name: str, text: Text, start: int = 0) -> Problem:
        """Return the problem of a name that means nothing."""
        span = text.span(start, len(name))
        if name in self.styled:
            hint = f"write {name}: {{domain: real}}"
            return Problem("unknown-symbol", f"{name!r} is declared without a domain", span, hint)
        hint = did_you_mean(name, self.names, _HOW_TO_DECLARE)
        return Problem("unknown-symbol", f"{name!r} is not declared", span, hint)


def declared(symbols: Iterable[Symbol]) -> Scope:
    """Return the scope of declared symbols and of the dimensions that their domains name."""
    names: dict[str, Shape] = {}
    styled = set()
    for symbol in symbols:
        if symbol.domain is None:
            styled.add(symbol.name.value)
            continue
        shape = lengths(symbol.domain)
        names[symbol.name.value] = shape
        for size in shape:
            names.setdefault(size, ())
    return Scope(names, frozenset(styled - set(names)))


def scope_of(known: Known) -> Scope:
    """Return the scope of a formula: its symbols, its free indices and its own earlier values."""
    scope = declared(known.symbols.values()).wider({index: () for index, _ in known.definition.indices})
    recursion = known.definition.recursion
    return scope if recursion is None else scope.wider({recursion.variable: (recursion.step,)})
