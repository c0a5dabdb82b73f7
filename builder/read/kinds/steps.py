"""The kind `steps`."""

from __future__ import annotations

from builder.model.entry import StepsEntry
from builder.read.common import Common
from builder.read.fields import Fields
from builder.read.reading import Reading
from builder.read.shape import listed, text

FIELDS = ("term", "steps")


def read_steps(fields: Fields, common: Common) -> Reading[StepsEntry | None]:
    """Read what is done, in order."""
    term = yield from fields.needed("term", text)
    steps = yield from fields.needed("steps", listed(text))
    return None if term is None or not steps else StepsEntry(**common, term=term, steps=steps)
