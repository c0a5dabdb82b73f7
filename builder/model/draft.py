"""An entry as it comes from elsewhere, to be written down as YAML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry's fields as an author would type them; texts are Markdown."""

    id: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    tags: tuple[str, ...] = ()
