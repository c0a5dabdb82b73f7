"""Finding an author's texts, and the links in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from builder.model.formula import Formula
from builder.model.span import Span, Text

_LINK = re.compile(r"\[\[([A-Za-z0-9_-]+)(\|[^\[\]|]+)?\]\]")
"""`[[id]]`, or `[[id|words]]`."""
_VERBATIM = re.compile(r"(`+).+?\1|(\${1,2})(?!\s)(?:\\.|[^$\\])+?(?<!\s)\2(?!\d)", re.DOTALL)
"""Code and LaTeX, in which brackets are just brackets."""


def texts(value: object) -> Iterator[Text]:
    """Yield every text within an entry, without those of formulas and checks."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    else:
        for name in _parts(type(value)):
            yield from texts(getattr(value, name))


def _found(kind: type) -> tuple[str, ...]:
    """Return the fields of a class in which texts may be; none of what is not made of fields."""
    if not is_dataclass(kind) or kind in {Formula, Span}:
        return ()
    return tuple(field.name for field in fields(kind) if field.name != "checks")


_parts: Callable[[type], tuple[str, ...]] = cache(_found)


def links(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield (entry id, its place) of every link in a text."""
    for match in _links(text):
        yield match[1], text.span(match.start(1), len(match[1]))


def bare_links(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield (entry id, its place) of every `[[id]]` in a text, which shows what the entry is called."""
    for match in _links(text):
        if match[2] is None:
            yield match[1], text.span(match.start(1), len(match[1]))


def _links(text: Text) -> Iterator[re.Match[str]]:
    if "[[" in text.value:
        yield from _LINK.finditer(_VERBATIM.sub(lambda match: " " * len(match.group()), text.value))


def formulas_in(text: Text) -> Iterator[tuple[int, str]]:
    """Yield (offset, LaTeX) of every formula between dollars in a text; code is no formula."""
    for match in _VERBATIM.finditer(text.value) if "$" in text.value else ():
        if match[2]:
            yield match.start(), match.group()
