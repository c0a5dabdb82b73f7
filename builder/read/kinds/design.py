"""The kind `design`."""

from __future__ import annotations

import re

from builder.model.entry import DesignEntry, Metrics, Part
from builder.model.problem import Problem
from builder.model.span import Text, text_at
from builder.read.codes import Code
from builder.read.common import Common
from builder.read.fields import Fields, fields_of
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import listed, one_or_more, text
from builder.read.twice import distinct
from builder.read.word import entry_id

FIELDS = ("ask", "name", "clarify", "estimate", "parts", "tradeoffs", "failures", "metrics")


def read_design(fields: Fields, common: Common) -> Reading[DesignEntry | None]:
    """Read what is to be designed, and the outline of an answer."""
    ask = yield from fields.needed("ask", text)
    name = yield from fields.wanted("name", text)
    clarify = yield from fields.wanted("clarify", one_or_more)
    estimate = yield from fields.wanted("estimate", one_or_more)
    parts = yield from fields.needed("parts", listed(_part))
    different = yield from distinct(parts or (), lambda part: part.id, "part")
    tradeoffs = yield from fields.wanted("tradeoffs", one_or_more)
    failures = yield from fields.wanted("failures", one_or_more)
    metrics = yield from fields.wanted("metrics", _metrics)
    if ask is None or not different:
        return None
    return DesignEntry(
        **common,
        ask=ask,
        name=name,
        clarify=clarify or (),
        estimate=estimate or (),
        parts=different,
        tradeoffs=tradeoffs or (),
        failures=failures or (),
        metrics=metrics or Metrics(),
    )


def _part(node: Node, _: str) -> Reading[Part | None]:
    """Read `{name: Serving, text: ...}`, with an `id` if the name may still change."""
    fields = yield from fields_of(node, "a part", ("id", "name", "text"))
    if fields is None:
        return None
    given = yield from fields.wanted("id", entry_id)
    name = yield from fields.needed("name", text)
    said = yield from fields.needed("text", text)
    if name is None or said is None:
        return None
    known_as = given or _slug(name)
    if not known_as.value:
        message = f"no id can be made of the name '{name}'"
        yield Problem(Code.BAD_ID, message, name.span(), "give the part an id of a-z, 0-9 and -")
        return None
    return Part(known_as, name, said)


def _slug(name: Text) -> Text:
    """Return a name as an id, at the name's place; empty if nothing of it can stand in one."""
    return text_at(re.sub(r"[^a-z0-9]+", "-", name.value.lower()).strip("-"), name.span())


def _metrics(node: Node, name: str) -> Reading[Metrics | None]:
    """Read `{offline: ..., online: ...}`."""
    fields = yield from fields_of(node, name, ("offline", "online"))
    if fields is None:
        return None
    offline = yield from fields.wanted("offline", one_or_more)
    online = yield from fields.wanted("online", one_or_more)
    return Metrics(offline or (), online or ())
