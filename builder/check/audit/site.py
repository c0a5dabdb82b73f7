"""The places in a formula where a mistake can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.model.formula import Binder, Expression, Index
from builder.model.tree import children, rebuilt


@dataclass(frozen=True, slots=True)
class Site:
    """A part of a formula, and the formula with another part in its place."""

    part: Expression
    indices: frozenset[str]
    """The indices that mean something here: of binders around it, and the free ones."""
    replaced: Callable[[Expression], Expression]
    subscript: bool = False
    """Whether the part is an index of an array, or within one."""
    array: bool = False
    """Whether the part is the array of an `Index`."""


def sites(body: Expression, free: frozenset[str] = frozenset()) -> Iterator[Site]:
    """Yield every part of a formula, from the whole down, in reading order."""
    yield from _below(Site(body, free, lambda other: other))


def _below(site: Site) -> Iterator[Site]:
    yield site
    part, parts = site.part, children(site.part)
    for position, child in enumerate(parts):
        inner = site.indices
        if isinstance(part, Binder) and position == 0:
            inner |= {part.index}

        def replaced(
            other: Expression,
            site: Site = site,
            position: int = position,
            parts: tuple[Expression, ...] = parts,
        ) -> Expression:
            return site.replaced(rebuilt(site.part, (*parts[:position], other, *parts[position + 1 :])))

        is_index = isinstance(part, Index)
        yield from _below(
            Site(
                child,
                inner,
                replaced,
                subscript=site.subscript or (is_index and position > 0),
                array=is_index and position == 0,
            )
        )
