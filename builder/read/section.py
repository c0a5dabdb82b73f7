"""One file of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.deck import Section
from builder.model.entry import AnyEntry
from builder.model.problem import Severity
from builder.model.span import text_at
from builder.read.entry import entry
from builder.read.fields import fields_of
from builder.read.node import Mapping, Node, Scalar
from builder.read.reading import Reading, collected
from builder.read.shape import sequence, text
from builder.read.source import Source
from builder.read.symbols import symbols

FIELDS = ("section", "symbols", "entries")

_TYPED_ID = re.compile(r"""^ *- +id: *["']?(?P<id>[a-z0-9-]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section as far as it could be read."""

    section: Section
    unread: frozenset[str] = frozenset()
    """The ids of entries that could not be read, or not wholly."""


def read_section(node: Node, name: str) -> Reading[SectionRead | None]:
    """Read a file's `section`, `symbols` and `entries`."""
    fields = yield from fields_of(node, "a section file", FIELDS)
    if fields is None:
        return None
    title = yield from fields.needed("section", text)
    shared = yield from fields.wanted("symbols", symbols)
    items = yield from fields.needed("entries", sequence)
    entries: list[AnyEntry] = []
    unread: set[str] = set()
    for item in items or ():
        read, problems = collected(entry(item, "an entry"))
        yield from problems
        if read is not None:
            entries.append(read)
        if any(problem.severity is Severity.ERROR for problem in problems):
            unread.update(_id_of(item))
    section = Section(name, title or text_at(name, node.span()), shared or (), tuple(entries))
    return SectionRead(section, frozenset(unread))


def _id_of(item: Node) -> Iterator[str]:
    """Yield an entry's id as typed, if it has one."""
    if isinstance(item, Mapping):
        yield from (
            value.value for key, value in item.pairs if key.value == "id" and isinstance(value, Scalar)
        )


def typed_ids(source: Source) -> frozenset[str]:
    """Return the ids that a file seems to have, also if it cannot be read."""
    return frozenset(found["id"] for found in _TYPED_ID.finditer(source.text))
