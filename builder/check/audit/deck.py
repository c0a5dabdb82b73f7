"""A deck's formulas, each with what became of its wrong versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from builder.check import remember
from builder.check.asked import Asked, asked_formulas
from builder.check.audit.accepted import accepted, left_side, survivor_problems
from builder.check.audit.audit import audited
from builder.check.audit.proposal import proposed
from builder.check.book import Known
from builder.model.deck import Deck
from builder.model.entry import FormulaEntry
from builder.model.memory import Memory
from builder.model.problem import Problem
from builder.model.source import to_source
from builder.model.verdict import Checked, Verdict

_KIND = "audits"
_AUDITED = frozenset({Verdict.PROVED, Verdict.AGREES})
"""The checks of a formula that is refuted refute every version of it, which says nothing."""


@dataclass(frozen=True, slots=True)
class Survived:
    """A wrong version that the checks let through."""

    mutant: str
    """As its author would write it, with the left-hand side."""
    slip: str
    """What went wrong in it."""
    proposal: str
    """A check that would refute it; empty where none was found."""
    reason: str = ""
    """Why its author accepts it, where that is written."""


@dataclass(frozen=True, slots=True)
class FormulaAudit:
    """What became of the wrong versions of one formula."""

    id: str
    formula: str
    mutants: int
    equivalent: int
    """Those that are the same formula after all, written in another way."""
    killed: int
    survivors: tuple[Survived, ...]


@dataclass(frozen=True, slots=True)
class DeckAudit:
    """What became of the wrong versions of all formulas."""

    formulas: tuple[FormulaAudit, ...]

    @property
    def mutants(self) -> int:
        """How many versions were tried."""
        return sum(one.mutants for one in self.formulas)

    @property
    def equivalent(self) -> int:
        """How many of them are the formula after all."""
        return sum(one.equivalent for one in self.formulas)

    @property
    def killed(self) -> int:
        """How many were refuted."""
        return sum(one.killed for one in self.formulas)

    @property
    def unexplained(self) -> int:
        """How many survive without a written reason."""
        return sum(not survivor.reason for one in self.formulas for survivor in one.survivors)

    @property
    def percent(self) -> float:
        """How many of a hundred wrong versions were refuted; all of none."""
        wrong = self.mutants - self.equivalent
        return 100 * self.killed / wrong if wrong else 100.0


def audit_deck(
    checked: Checked, *, memory: Memory, progress: Callable[[str], None] = lambda _: None
) -> tuple[DeckAudit, tuple[Problem, ...]]:
    """Audit every formula that its checks confirm; return also what is wrong with accepted survivors.

    `progress` hears the id of each formula that is not remembered.
    """
    audits: list[FormulaAudit] = []
    problems: list[Problem] = []
    for asked in _confirmed(checked.deck, checked):
        audits.append(audit_formula(asked, memory, progress))
        problems += survivor_problems(asked)
    return DeckAudit(tuple(audits)), tuple(problems)


def audit_entry(checked: Checked, entry: FormulaEntry, memory: Memory) -> FormulaAudit | None:
    """Audit the formula of one entry; None of one that its checks do not confirm."""
    for asked in _confirmed(checked.deck, checked):
        if asked.known.entry is entry:
            return audit_formula(asked, memory)
    return None


def _confirmed(deck: Deck, checked: Checked) -> Iterator[Asked]:
    for asked in asked_formulas(deck)[0]:
        verdict = checked.verdicts.get(asked.known.entry.id.value)
        if verdict is not None and verdict.verdict in _AUDITED:
            yield asked


def audit_formula(
    asked: Asked, memory: Memory, progress: Callable[[str], None] = lambda _: None
) -> FormulaAudit:
    """Audit a formula, or remember what became of it."""
    known = asked.known
    key = remember.key(asked.asked())
    found = _read(memory.recall(_KIND, key), known)
    if found is None:
        progress(known.entry.id.value)
        found = _audited(asked)
        memory.keep(_KIND, key, _written(found))
    return _titled(known, found)


def _audited(asked: Asked) -> FormulaAudit:
    known = asked.known
    found = audited(known, asked.asked())
    proposals = proposed(known, (mutant.body for mutant in found.survivors))
    survivors = tuple(
        Survived(to_source(mutant.body), mutant.slip, proposal)
        for mutant, proposal in zip(found.survivors, proposals, strict=True)
    )
    name, formula = known.entry.id.value, to_source(known.definition.body)
    return FormulaAudit(name, formula, found.mutants, found.equivalent, found.killed, survivors)


def _titled(known: Known, audit: FormulaAudit) -> FormulaAudit:
    """Return an audit with the left-hand side before each version, and the reasons for what is accepted."""
    start, reasons = left_side(known), accepted(known)
    survivors = tuple(
        replace(one, mutant=start + one.mutant, reason=reasons.get(one.mutant, "")) for one in audit.survivors
    )
    return replace(audit, formula=start + audit.formula, survivors=survivors)


def _written(audit: FormulaAudit) -> str:
    survivors = [(one.mutant, one.slip, one.proposal) for one in audit.survivors]
    return json.dumps([audit.mutants, audit.equivalent, audit.killed, survivors], separators=(",", ":"))


def _read(kept: str | None, known: Known) -> FormulaAudit | None:
    """Return an audit that was kept as text; None where it is damaged, or none was."""
    name, formula = known.entry.id.value, to_source(known.definition.body)
    try:
        mutants, equivalent, killed, survivors = json.loads(kept or "null")
        left = tuple(Survived(str(mutant), str(slip), str(check)) for mutant, slip, check in survivors)
        return FormulaAudit(name, formula, int(mutants), int(equivalent), int(killed), left)
    except (ValueError, TypeError):
        return None
