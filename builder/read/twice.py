"""What must be there once only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.reading import Reading, T


def distinct(items: Iterable[T], id_of: Callable[[T], Text], what: str) -> Reading[tuple[T, ...]]:
    """Return the first item of each id; tell every later one, with the place of the first."""
    first: dict[str, T] = {}
    for item in items:
        known_as = id_of(item)
        if known_as.value in first:
            before = id_of(first[known_as.value]).span()
            yield Problem(
                Code.DUPLICATE_ID,
                f"{what} '{known_as}' is given twice, first in {before.path}:{before.line}",
                known_as.span(),
                "rename or remove one of the two",
                also=before,
            )
        else:
            first[known_as.value] = item
    return tuple(first.values())
