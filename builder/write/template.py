"""The part of Anki's template language that our note types use.

    {{Term}}                      a field
    {{cloze:Text}}                a field through a filter
    {{#Why}}…{{/Why}}             shown if the field is filled
    {{^Unnamed}}…{{/Unnamed}}     shown if it is empty

chevron, which genanki brings, escapes what it fills in, takes blanks for content and cannot say
which fields a front needs; all three are other in Anki.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_TAG = re.compile(r"\{\{([#^/]?)([^{}]+)\}\}")
_BLANK = re.compile(r"(?:\s|&nbsp;|</?(?:br|div) ?/?>)*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A field that is filled in."""

    name: str
    """With its filter, as in `cloze:Text`."""

    @property
    def field(self) -> str:
        """The field's own name."""
        return self.name.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Condition:
    """What is shown only if a field is filled, or only if it is empty."""

    field: str
    filled: bool
    body: Template


Template = tuple[str | Shown | Condition, ...]


def parse_template(html: str) -> Template:
    """Read a template; a ValueError says which condition is not closed."""
    body, rest = _parsed(html, 0, "")
    assert rest == len(html)  # noqa: S101 (an open end stops only at the text's own)
    return body


def is_blank(html: str) -> bool:
    """Return whether Anki takes a field for empty."""
    return _BLANK.fullmatch(html) is not None


def render(template: Template, fields: Mapping[str, str]) -> str:
    """Fill in a template; a filtered field is looked up under its name with the filter, as in `cloze:Text`."""
    return "".join(_rendered(template, fields))


def asks(template: Template, filled: AbstractSet[str]) -> bool:
    """Return whether a front shows any field, which is when Anki makes a card of it."""
    for node in template:
        match node:
            case Shown() if node.field in filled:
                return True
            case Condition() if (node.field in filled) == node.filled and asks(node.body, filled):
                return True
            case _:
                continue
    return False


def fields_of(template: Template) -> Iterator[str]:
    """Yield the name of every field that a template mentions."""
    for node in template:
        match node:
            case Shown():
                yield node.field
            case Condition():
                yield node.field
                yield from fields_of(node.body)
            case _:
                continue


def _parsed(html: str, start: int, closing: str) -> tuple[Template, int]:
    """Read up to the end of a condition, or of the text where none is open; return what follows it too."""
    nodes: list[str | Shown | Condition] = []
    position = start
    while tag := _TAG.search(html, position):
        if tag.start() > position:
            nodes.append(html[position : tag.start()])
        sign, name = tag[1], tag[2].strip()
        position = tag.end()
        match sign:
            case "/":
                if name != closing:
                    message = f"{{{{/{name}}}}} closes {closing or 'nothing'}"
                    raise ValueError(message)
                return tuple(nodes), position
            case "":
                nodes.append(Shown(name))
            case _:
                body, position = _parsed(html, position, name)
                nodes.append(Condition(name, sign == "#", body))
    if closing:
        message = f"{closing} is not closed"
        raise ValueError(message)
    if position < len(html):
        nodes.append(html[position:])
    return tuple(nodes), len(html)


def _rendered(template: Template, fields: Mapping[str, str]) -> Iterator[str]:
    for node in template:
        match node:
            case str():
                yield node
            case Shown():
                yield fields[node.name]
            case Condition():
                if is_blank(fields[node.field]) != node.filled:
                    yield from _rendered(node.body, fields)
