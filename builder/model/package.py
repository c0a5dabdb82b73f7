"""What an Anki package holds, as its bytes say it: ours, or anyone's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackagedField:
    """A field of a packaged note type."""

    name: str
    id: int | None
    """Stable under renaming; not every program writes one."""


@dataclass(frozen=True, slots=True)
class PackagedTemplate:
    """A card template of a packaged note type."""

    name: str
    id: int | None
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class PackagedType:
    """A note type as Anki stores it."""

    id: int
    name: str
    cloze: bool
    fields: tuple[PackagedField, ...]
    templates: tuple[PackagedTemplate, ...]
    style: str
    changed: int
    """Seconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class PackagedNote:
    """A note as Anki stores it."""

    id: int
    """Milliseconds since 1970, UTC, when it was made."""
    guid: str
    type: int
    """The id of its note type."""
    fields: tuple[str, ...]
    """HTML, in the note type's order."""
    tags: tuple[str, ...]
    changed: int
    """Seconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class Package:
    """The notes of a package, in the order of their ids, and what they need."""

    decks: tuple[str, ...]
    """The names of the decks that hold cards."""
    types: Mapping[int, PackagedType]
    """By id."""
    notes: tuple[PackagedNote, ...]
    media: tuple[str, ...]
    """The names of the files that come along."""

    def fields_of(self, note: PackagedNote) -> dict[str, str]:
        """Return the HTML of a note's fields by their names."""
        names = (field.name for field in self.types[note.type].fields)
        return dict(zip(names, note.fields, strict=True))
