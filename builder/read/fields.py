"""The fields of a mapping, each asked for by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from types import MappingProxyType

from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.codes import Code
from builder.read.node import Mapping, Node
from builder.read.reading import Reader, Reading, T
from builder.read.shape import is_absent, mapping
from builder.read.suggest import nearest, suggestion

Hints = Table[str, str]
"""By key."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping whose keys are known."""

    mapping: Mapping
    what: str
    """What the mapping is, with its article, e.g. `a formula entry`."""
    place: Span
    """Where a missing field is told."""

    def needed(self, name: str, reader: Reader[T]) -> Reading[T | None]:
        """Read a field; it is a problem if it is missing."""
        node = self.mapping.get(name)
        if node is None:
            yield Problem(Code.MISSING_FIELD, f"{self.what} needs '{name}'", self.place, f"add '{name}: …'")
            return None
        return (yield from reader(node, f"'{name}'"))

    def wanted(self, name: str, reader: Reader[T]) -> Reading[T | None]:
        """Read a field if it is given."""
        node = self.mapping.get(name)
        return None if node is None else (yield from reader(node, f"'{name}'"))


def fields_of(
    node: Node, what: str, known: Collection[str], elsewhere: Hints = MappingProxyType({})
) -> Reading[Fields | None]:
    """Read a mapping of which all keys must be known; a key that is not is told and left out.

    `elsewhere` has the hints for keys that belong to another mapping.
    """
    found = yield from mapping(node, what)
    if found is None:
        return None
    yield from unknown_fields(found, what, known, elsewhere)
    return Fields(found, what, found.span())


def unknown_fields(
    found: Mapping, what: str, known: Collection[str], elsewhere: Hints = MappingProxyType({})
) -> Iterator[Problem]:
    """Yield a problem for each key that is none of the known ones, with the likeliest cause."""
    for key, value in found.pairs:
        if key.value in known:
            continue
        if key.value in elsewhere:
            hint = elsewhere[key.value]
        elif found.flow and is_absent(value) and nearest(key.value, known) is None:
            hint = "a comma ends a value between '{' and '}'; put a value with a comma in quotes"
        else:
            hint = suggestion(key.value, known)
        yield Problem(Code.UNKNOWN_FIELD, f"{what} has no field '{key.value}'", key.span(), hint)
