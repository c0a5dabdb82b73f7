"""What is studied: notes, as Anki means the word, free of any markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.piece import Gapped, Piece


class NoteType(StrEnum):
    """The note types of the deck; a note type's fields and templates are in resources/notetypes."""

    FORMULA = "formula"
    FACT = "fact"
    ROW = "row"
    STEPS = "steps"
    QUESTION = "question"
    CODE = "code"
    MISTAKE = "mistake"
    DESIGN = "design"
    PART = "part"
    PRACTICE = "practice"
    SPOT = "spot"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a note, by the name it has in the note type."""

    name: str
    said: tuple[Piece | Gapped, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One note: what it asks and answers, and how it is found again."""

    entry: str
    """The EntryId: `f1`, `gd/sgd` for a row, `f1#practice` for a made note."""
    type: NoteType
    section: str
    """The section's title, shown above the question."""
    slots: tuple[Slot, ...]
    tags: tuple[str, ...]
    """In Anki's form: no spaces."""
    name: str = ""
    """What other entries call it, where that is not its title; told to programs other than Anki."""
