"""A formula as an exercise: what has to be given before it can be worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from builder.check.book import Known
from builder.check.definition import lengths
from builder.check.value import Env
from builder.model.formula import Expression, Index, Name
from builder.model.made import Figures, Given
from builder.model.source import to_source
from builder.model.symbol import Domain, DomainKind
from builder.model.tree import children, free_names, rebuilt, walk


@dataclass(frozen=True, slots=True)
class Exercise:
    """A formula of which every name is a given number or array."""

    known: Known
    body: Expression
    domains: Mapping[str, Domain]
    """Of every name of the body, in reading order."""
    elements: Mapping[str, Index] = field(default_factory=dict)
    """By the name that stands for it in the body: elements at the free indices, each a number by itself."""

    def version(self, body: Expression) -> Expression:
        """Return another version of the formula in the same names."""
        return _flat(body, _free(self.known)) if self.elements else body


@dataclass(frozen=True, slots=True)
class Setting:
    """Numbers for an exercise: as they are written, and with forty digits."""

    figures: Mapping[str, Figures]
    env: Env

    def given(self, exercise: Exercise) -> Given:
        """Return what its reader is told, in reading order; an array shows its own length."""
        arrays = [name for name in exercise.domains if isinstance(self.figures.get(name), tuple)]
        told = {size for name in arrays for size in lengths(exercise.domains[name])}
        return tuple(
            (exercise.elements.get(name, Name(name)), self.figures[name])
            for name in exercise.domains
            if name in self.figures and name not in told
        )


def exercise_of(known: Known) -> Exercise | None:
    """Return a formula as an exercise; None of a relation, and of a recursion of more than one step back.

    Where the left-hand side has indices that are used for elements alone, as in
    h[i] = gamma[i]*x[i], each element is given as a number; so are the earlier values of a recursion.
    """
    if known.formula.target is None:
        return None
    body, free = known.definition.body, _free(known)
    flat = _flat(body, free)
    elements = {to_source(node): node for node in walk(body) if _is_element(node, free)}
    left = {node.name for node in walk(flat) if isinstance(node, Name)}
    if elements and not left & (free | {node.array.name for node in elements.values()}):
        return Exercise(known, flat, _domains(known, flat, elements), elements)
    return Exercise(known, body, _domains(known, body, {})) if known.definition.recursion is None else None


def _domains(known: Known, body: Expression, elements: Mapping[str, Index]) -> dict[str, Domain]:
    """Return the domain of every name of a body in reading order; that of an element is its array's kind.

    What is not declared is a free index, or a recursion's earlier value, of which nothing is known:
    a positive number is fit for sums and for squares.
    """
    domains, found = known.domains, {}
    for name in dict.fromkeys(name.name for name in free_names(body)):
        if name in elements:
            domain = domains.get(elements[name].array.name)
            found[name] = Domain(DomainKind.POSITIVE if domain is None else domain.kind)
        else:
            found[name] = domains.get(name, Domain(DomainKind.SIZE))
    return found


def _free(known: Known) -> frozenset[str]:
    return frozenset(index for index, _ in known.definition.indices)


def _is_element(node: Expression, free: frozenset[str]) -> TypeGuard[Index]:
    """Tell whether a node is an array's one element at free indices, none of which a sum runs over."""
    names = (
        [name.name for index in node.indices for name in free_names(index)] if isinstance(node, Index) else []
    )
    return bool(names) and free.issuperset(names)


def _flat(node: Expression, free: frozenset[str]) -> Expression:
    """Return a tree with every element at a free index as one name."""
    if _is_element(node, free):
        return Name(to_source(node))
    parts = children(node)
    return rebuilt(node, tuple(_flat(part, free) for part in parts)) if parts else node
