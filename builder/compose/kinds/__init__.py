"""The kinds of entries: each becomes notes to study and a block to read, from the same pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.compose.context import Context
from builder.compose.kinds import code, comparison, design, fact, formula, mistake, question, steps
from builder.model.block import Block
from builder.model.entry import (
    CodeEntry,
    ComparisonEntry,
    DesignEntry,
    Entry,
    FactEntry,
    FormulaEntry,
    MistakeEntry,
    QuestionEntry,
    StepsEntry,
)
from builder.model.note import Note

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """How one kind of entry is lowered."""

    to_study: Callable[[E, Context], Iterator[Note]]
    to_read: Callable[[E, Context], Block]


KINDS: Mapping[type[Entry], Kind[Any]] = {
    FormulaEntry: Kind(formula.to_study, formula.to_read),
    FactEntry: Kind(fact.to_study, fact.to_read),
    ComparisonEntry: Kind(comparison.to_study, comparison.to_read),
    StepsEntry: Kind(steps.to_study, steps.to_read),
    QuestionEntry: Kind(question.to_study, question.to_read),
    CodeEntry: Kind(code.to_study, code.to_read),
    MistakeEntry: Kind(mistake.to_study, mistake.to_read),
    DesignEntry: Kind(design.to_study, design.to_read),
}
"""A new kind of entry is a row here and a module beside this one."""
