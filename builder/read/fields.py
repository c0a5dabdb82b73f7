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
from builder.read.suggest import nearest

Hints = Table[str, str]
"""By key."""

_MOST_KEYS = 200
"""A mapping with more is something else than a few misspelt fields, and suggestions take time."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, and what its keys may be."""

    mapping: Mapping
    what: str
    """What the mapping is, with its article, e.g. `a formula entry`."""
    place: Span
    """Where a missing field is told."""
    known: Collection[str]

    def needed(self, name: str, reader: Reader[T]) -> Reading[T | None]:
        """Read a field; it is a problem if it is missing, unless another key was told to be its misspelling."""
        node = self.mapping.get(name)
        if node is not None:
            return (yield from reader(node, f"'{name}'"))
        if all(self._meant(key.value) != name for key, _ in self.mapping.pairs):
            yield Problem(Code.MISSING_FIELD, f"{self.what} needs '{name}'", self.place, f"add '{name}: …'")
        return None

    def wanted(self, name: str, reader: Reader[T]) -> Reading[T | None]:
        """Read a field if it is given."""
        node = self.mapping.get(name)
        return None if node is None else (yield from reader(node, f"'{name}'"))

    def unknown(self, elsewhere: Hints = MappingProxyType({})) -> Iterator[Problem]:
        """Yield a problem for each key that is not known, with the likeliest cause.

        `elsewhere` has the hints for keys that belong to another mapping.
        """
        for key, value in self.mapping.pairs:
            if key.value in self.known:
                continue
            meant = self._meant(key.value)
            if key.value in elsewhere:
                hint = elsewhere[key.value]
            elif meant is not None:
                hint = f"did you mean '{meant}'?"
            elif self.mapping.flow and is_absent(value):
                hint = "a comma ends a value between '{' and '}'; put a value with a comma in quotes"
            else:
                hint = f"known here: {', '.join(self.known)}"
            yield Problem(Code.UNKNOWN_FIELD, f"{self.what} has no field '{key.value}'", key.span(), hint)

    def _meant(self, key: str) -> str | None:
        """Return the field that a misspelt key is nearest to, best one that is not given."""
        if key in self.known or len(self.mapping.pairs) > _MOST_KEYS:
            return None
        missing = [name for name in self.known if self.mapping.get(name) is None]
        return nearest(key, missing) or nearest(key, self.known)


def fields_of(
    node: Node, what: str, known: Collection[str], elsewhere: Hints = MappingProxyType({})
) -> Reading[Fields | None]:
    """Read a mapping of which all keys must be known; a key that is not is told and left out."""
    found = yield from mapping(node, what)
    if found is None:
        return None
    fields = Fields(found, what, found.span(), known)
    yield from fields.unknown(elsewhere)
    return fields
