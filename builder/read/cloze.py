"""Anki's clozes: `{{c1::hidden::hint}}`, also one within another."""

from __future__ import annotations

import re
from collections.abc import Callable

_CLOZE = re.compile(
    r"\{\{c(\d+)::((?:(?!\{\{c\d+::|\}\}).)*?)(?:::((?:(?!\{\{c\d+::|\}\}|::).)*))?\}\}", re.DOTALL
)
_HIDDEN = "[...]"


def has_cloze(html: str) -> bool:
    """Return whether a field hides anything."""
    return _CLOZE.search(html) is not None


def asked(html: str, number: int | None = None) -> str:
    """Return a field with its clozes hidden, or those of one number alone."""

    def hidden(found: re.Match[str]) -> str:
        if number is not None and int(found[1]) != number:
            return found[2]
        return f"[{found[3]}]" if found[3] else _HIDDEN

    return _replaced(html, hidden)


def answered(html: str) -> str:
    """Return a field with nothing hidden."""
    return _replaced(html, lambda found: found[2])


def _replaced(html: str, by: Callable[[re.Match[str]], str]) -> str:
    """Replace clozes from the innermost outwards."""
    while (after := _CLOZE.sub(by, html)) != html:
        html = after
    return html
