"""The checks of one formula, tried at points and perhaps yet to be proved."""

from __future__ import annotations

from dataclasses import dataclass

from builder.check.compare import Outcome
from builder.check.question import Question


@dataclass(frozen=True, slots=True)
class Trial:
    """A formula's questions and what became of them."""

    name: str
    """The entry's id."""
    key: str
    """Under which the outcomes are remembered."""
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
