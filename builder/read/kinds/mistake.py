"""The kind `mistake`."""

from __future__ import annotations

from builder.model.entry import MistakeEntry
from builder.read.common import Common
from builder.read.fields import Fields
from builder.read.reading import Reading
from builder.read.shape import text

FIELDS = ("mistake", "name", "fix")


def read_mistake(fields: Fields, common: Common) -> Reading[MistakeEntry | None]:
    """Read what people do wrong and what to do instead; why it is wrong is among the common fields."""
    mistake = yield from fields.needed("mistake", text)
    name = yield from fields.wanted("name", text)
    if fields.mapping.get("why") is None:
        yield from fields.needed("why", text)
    fix = yield from fields.needed("fix", text)
    if mistake is None or fix is None or common["why"] is None:
        return None
    return MistakeEntry(**common, mistake=mistake, name=name, fix=fix)
