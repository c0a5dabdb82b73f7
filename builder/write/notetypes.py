"""Note types as designers keep them in resources/notetypes, made ready for Anki and the preview."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder import resources
from builder.model.note import NoteType
from builder.write.template import Template, parse_template

_PART = re.compile(r"\{\{> ([a-z]+)(?: but ([a-z]+))?\}\}")


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """One card that a note makes: its front and its back in Anki's template language."""

    key: str
    """Permanent: seeds the template's id."""
    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a note type."""

    key: str
    """Permanent, the field's first name: seeds its id."""
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """A note type: what its notes hold and what cards they make."""

    type: NoteType
    kind: str
    """The kind of entry, as readers call it."""
    fields: tuple[Field, ...]
    templates: tuple[CardTemplate, ...]
    cloze: bool


@cache
def form_of(type_: NoteType) -> Form:
    """Return a note type; fields and templates come in the order that is theirs for good."""
    own, shared = _toml(type_.value), _toml("shared")
    parts: dict[str, str] = {**shared["parts"], **own.get("parts", {}), "word": own["word"]}
    cloze: bool = own.get("cloze", False)
    sheets = own["templates"] if cloze else [*own["templates"], *shared["templates"]]
    keys: Mapping[str, str] = own.get("first_names", {})
    fields = tuple(Field(keys.get(name, name), name) for name in [*own["fields"], *shared["fields"]])
    templates = tuple(template for sheet in sheets for template in _templates(sheet, parts))
    return Form(type_, own.get("kind", own["word"]), fields, templates, cloze)


@cache
def parsed_sides(type_: NoteType) -> tuple[tuple[Template, Template], ...]:
    """Return front and back of each template, parsed."""
    return tuple((parse_template(card.front), parse_template(card.back)) for card in form_of(type_).templates)


@cache
def card_style() -> str:
    """Return the style sheet of all cards."""
    return resources.text("cards.css")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.text(f"notetypes/{name}.toml"))


def _templates(sheet: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[CardTemplate]:
    """Yield a template, or one a column that may be asked."""
    columns: int = sheet.get("columns", 0)
    for asked in range(1, columns + 1) if columns else [0]:
        key, name, front, back = (
            _expanded(sheet[what], parts, asked, columns).replace("@", str(asked))
            for what in ("key", "name", "front", "back")
        )
        yield CardTemplate(key, name, _side(front), _side(back))


def _expanded(html: str, parts: Mapping[str, str], asked: int, columns: int) -> str:
    """Put the parts in, and parts of parts."""

    def part(call: re.Match[str]) -> str:
        name, other = call[1], call[2]
        if other is None:
            return _expanded(parts[name], parts, asked, columns)
        return "".join(
            parts[other if number == asked else name].replace("@", str(number))
            for number in range(1, columns + 1)
        )

    return _PART.sub(part, html)


def _side(html: str) -> str:
    return f'<div class="pd">{"".join(line.strip() for line in html.splitlines())}</div>'
