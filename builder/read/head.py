"""What deck.yaml says of the deck itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.model.problem import Problem
from builder.model.span import Text, text_at
from builder.read.codes import Code
from builder.read.fields import fields_of
from builder.read.file import below
from builder.read.node import Mapping, Node, Scalar
from builder.read.reading import Reading
from builder.read.shape import listed, named, text
from builder.read.twice import distinct
from builder.read.word import entry_id, id_of_key

VERSION = "1"
"""Of the source format."""

FIELDS = ("version", "id", "name", "title", "subtitle", "author", "language", "fonts", "sections")

_SECTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The fields of `deck:`; a needed one that could not be read is empty."""

    id: Text
    name: Text
    title: Text
    subtitle: Text | None
    author: Text | None
    language: str
    fonts: tuple[tuple[Text, Text], ...]
    sections: tuple[Text, ...]


def read_head(node: Node, name: str) -> Reading[Head | None]:
    """Read the mapping below `deck:`; of another version of the format, nothing else is told."""
    version = node.get("version") if isinstance(node, Mapping) else None
    if isinstance(version, Scalar) and version.value not in {"", VERSION}:
        message = f"version {version.value} of the format is unknown: this proofdeck reads version {VERSION}"
        hint = f"write 'version: {VERSION}', or update proofdeck"
        yield Problem(Code.UNKNOWN_VERSION, message, version.span(), hint)
        return None
    fields = yield from fields_of(node, name, FIELDS)
    if fields is None:
        return None
    nothing = text_at("", fields.place)
    yield from fields.needed("version", text)
    known_as = yield from fields.needed("id", entry_id)
    called = yield from fields.needed("name", text)
    title = yield from fields.needed("title", text)
    subtitle = yield from fields.wanted("subtitle", text)
    author = yield from fields.wanted("author", text)
    language = yield from fields.wanted("language", _language)
    fonts = yield from fields.wanted("fonts", named(id_of_key, below))
    sections = yield from fields.needed("sections", listed(_section))
    different = yield from distinct(sections or (), lambda section: section, "section")
    return Head(
        id=known_as or nothing,
        name=called or nothing,
        title=title or nothing,
        subtitle=subtitle,
        author=author,
        language="en" if language is None else language.value,
        fonts=fonts or (),
        sections=different,
    )


def _language(node: Node, name: str) -> Reading[Text | None]:
    """Read a language tag (BCP 47)."""
    tag = yield from text(node, name)
    if tag is None or _LANGUAGE.fullmatch(tag.value):
        return tag
    yield Problem(Code.UNKNOWN_WORD, f"'{tag}' is no language tag", tag.span(), "write e.g. en or pt-BR")
    return None


def _section(node: Node, name: str) -> Reading[Text | None]:
    """Read the name of a section's file without .yaml."""
    file = yield from text(node, name)
    if file is None:
        return None
    if file.value == "deck":
        wrong, hint = "is the file of the deck itself", "name the file of a section"
    elif file.value.endswith((".yaml", ".yml")):
        wrong, hint = "has an ending", f"write '{file.value.rpartition('.')[0]}'"
    elif not _SECTION.fullmatch(file.value):
        wrong, hint = "is no name of a section", "use letters, digits, _ and -"
    else:
        return file
    yield Problem(Code.BAD_PATH, f"'{file}' {wrong}", file.span(), hint)
    return None
