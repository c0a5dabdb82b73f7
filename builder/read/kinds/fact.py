"""The kind `fact`."""

from __future__ import annotations

from builder.model.entry import FactEntry
from builder.read.common import Common
from builder.read.fields import Fields
from builder.read.reading import Reading
from builder.read.shape import text

FIELDS = ("term", "text")


def read_fact(fields: Fields, common: Common) -> Reading[FactEntry | None]:
    """Read a term and its meaning."""
    term = yield from fields.needed("term", text)
    meaning = yield from fields.needed("text", text)
    return None if term is None or meaning is None else FactEntry(**common, term=term, text=meaning)
