"""The fields that every kind of entry may carry."""

from __future__ import annotations

import re
from datetime import date
from typing import TypedDict

from builder.model.entry import Image, Made, Output, Plot
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.fields import Fields, fields_of
from builder.read.file import below
from builder.read.node import Node
from builder.read.plot import plot
from builder.read.reading import Reading
from builder.read.shape import listed, one_of, text
from builder.read.word import entry_id

FIELDS = (
    "id",
    "kind",
    "tags",
    "note",
    "hint",
    "when",
    "why",
    "pitfall",
    "source",
    "see",
    "plot",
    "image",
    "asof",
    "renamed_from",
    "only",
    "without",
)

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Common(TypedDict):
    """The values of those fields, as `Entry` takes them."""

    id: Text
    tags: tuple[Text, ...]
    note: Text | None
    hint: Text | None
    when: Text | None
    why: Text | None
    pitfall: Text | None
    source: Text | None
    see: tuple[Text, ...]
    plot: Plot | None
    image: Image | None
    asof: Text | None
    renamed_from: Text | None
    only: Output | None
    without: tuple[Made, ...]


def common(fields: Fields, known_as: Text) -> Reading[Common]:
    """Read the common fields of an entry whose id is read already; those with a problem are left out."""
    return Common(
        id=known_as,
        tags=(yield from fields.wanted("tags", listed(text))) or (),
        note=(yield from fields.wanted("note", text)),
        hint=(yield from fields.wanted("hint", text)),
        when=(yield from fields.wanted("when", text)),
        why=(yield from fields.wanted("why", text)),
        pitfall=(yield from fields.wanted("pitfall", text)),
        source=(yield from fields.wanted("source", text)),
        see=(yield from fields.wanted("see", listed(entry_id))) or (),
        plot=(yield from fields.wanted("plot", plot)),
        image=(yield from fields.wanted("image", _image)),
        asof=(yield from fields.wanted("asof", _day)),
        renamed_from=(yield from fields.wanted("renamed_from", entry_id)),
        only=(yield from fields.wanted("only", _only)),
        without=(yield from fields.wanted("without", _without)) or (),
    )


def _image(node: Node, name: str) -> Reading[Image | None]:
    """Read `{file: ..., alt: ...}`."""
    fields = yield from fields_of(node, name, ("file", "alt"))
    if fields is None:
        return None
    file = yield from fields.needed("file", below)
    alt = yield from fields.needed("alt", text)
    return None if file is None or alt is None else Image(file, alt)


def _day(node: Node, name: str) -> Reading[Text | None]:
    """Read a day of the calendar."""
    found = yield from text(node, name)
    if found is None:
        return None
    try:
        if _ISO.fullmatch(found.value):
            date.fromisoformat(found.value)
            return found
        wrong, hint = "is not written as a date", "write year, month and day, e.g. 2026-01-31"
    except ValueError:
        wrong, hint = "is no day of the calendar", "write a day that there is"
    yield Problem(Code.BAD_DATE, f"'{found}' {wrong}", found.span(), hint)
    return None


def _only(node: Node, name: str) -> Reading[Output | None]:
    """Read `[deck]` or `[sheet]`."""
    words = yield from listed(one_of(tuple(Output)))(node, name)
    if not words:
        return None
    if len(words) > 1:
        message = f"{name} names one output"
        yield Problem(
            Code.WRONG_SHAPE,
            message,
            words[1].span(),
            "leave the field out for an entry that appears in both",
        )
        return None
    return Output(words[0].value)


def _without(node: Node, name: str) -> Reading[tuple[Made, ...] | None]:
    """Read which made notes are not wanted."""
    words = yield from listed(one_of(tuple(Made)))(node, name)
    return tuple(Made(word.value) for word in words or ())
