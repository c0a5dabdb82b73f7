"""A card to be cut out of paper: what is asked on one side, what is answered on the other."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Marked
from builder.model.piece import Piece, Prose


@dataclass(frozen=True, slots=True)
class FlashCard:
    """One card."""

    entry: str
    """The EntryId of its note, printed small on both sides."""
    section: str
    asks: tuple[Prose, ...]
    answers: tuple[Piece | Marked, ...]
