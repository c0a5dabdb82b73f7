"""What checking found: never more than was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.curve import Tracing
from builder.model.deck import Deck
from builder.model.made import Practice, Spot


class Verdict(StrEnum):
    """How far a check, or a formula, was confirmed."""

    PROVED = "proved"
    AGREES = "agrees"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Values, in the author's names, at which the formula and its check differ."""

    at: tuple[tuple[str, str], ...]
    """(name, value as text)."""
    got: str
    expected: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one check."""

    kind: str
    """The check's word in the source, e.g. `equals`."""
    verdict: Verdict
    points: int = 0
    """At how many points it agreed."""
    counterexample: Counterexample | None = None
    reason: str = ""
    """Why it is undecided, or for which sizes it is proved."""
    digits: int = 0
    """In how many digits it agreed; 0 of what is not a matter of digits, as bounds are."""


@dataclass(frozen=True, slots=True)
class FormulaVerdict:
    """What became of a formula."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck that passed, with what checking found and others need."""

    deck: Deck
    verdicts: Mapping[str, FormulaVerdict] = field(default_factory=dict)
    """By entry id, of every formula entry."""
    curves: Mapping[str, Tracing] = field(default_factory=dict)
    """By entry id, of every entry with a plot."""
    practice: Mapping[str, Practice] = field(default_factory=dict)
    """By entry id, of every formula of which a neat exercise can be made."""
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """By entry id, wrong versions of formulas that their checks refuted, the most plausible first."""
    ran: frozenset[str] = frozenset()
    """The ids of the code entries that are known to print what they should."""
