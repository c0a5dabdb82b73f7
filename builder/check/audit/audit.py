"""How many plausible wrong versions of each formula its checks refute, and which they let through."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.check.audit.mutant import Mutant, mutants
from builder.check.book import Known
from builder.check.compare import Sides, compared
from builder.check.kinds import tried
from builder.check.names import formula_problems
from builder.check.question import Question
from builder.check.scene import Scene
from builder.model.check import Value
from builder.model.formula import Expression
from builder.model.source import to_source
from builder.model.verdict import Verdict

DOUBLES = 50
"""So many of the versions that are two slips away are tried, drawn by a seed."""
EQUIVALENCE_POINTS = 40
"""A version that is the same at so many points is the same formula."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What became of the wrong versions of one formula."""

    mutants: int
    equivalent: int
    """Those that are the same formula after all, written in another way."""
    killed: int
    survivors: tuple[Mutant, ...]


def audited(known: Known, questions: Sequence[Question]) -> Audited:
    """Try every wrong version that is one slip away, and a sample of those two away."""
    killed = equivalent = 0
    survivors: list[Mutant] = []
    # A worked example is one point and so the quickest to refute.
    ordered = sorted(questions, key=lambda question: not isinstance(question.check, Value))
    for mutant in versions(known):
        if any(refutes(question, mutant.body) for question in ordered):
            killed += 1
        elif same(ordered[0], mutant.body):
            equivalent += 1
        else:
            survivors.append(mutant)
    return Audited(killed + equivalent + len(survivors), equivalent, killed, tuple(survivors))


def versions(known: Known) -> Iterator[Mutant]:
    """Yield the wrong versions of a formula that an author could take for right: well formed ones."""
    singles = [mutant for mutant in _one_slip(known, known.definition.body) if _well_formed(known, mutant)]
    yield from singles
    draw = random.Random(known.entry.id.value)  # noqa: S311, a sample needs no secrecy
    seen = {known.definition.body, *(single.body for single in singles)}
    for _ in range(DOUBLES):
        first = draw.choice(singles)
        seconds = [mutant for mutant in _one_slip(known, first.body) if mutant.body not in seen]
        if not seconds:
            continue
        second = draw.choice(seconds)
        double = Mutant(f"{first.slip}, {second.slip}", second.body)
        if _well_formed(known, double):
            seen.add(double.body)
            yield double


def _one_slip(known: Known, body: Expression) -> Iterator[Mutant]:
    free = frozenset(index for index, _ in known.definition.indices)
    return mutants(body, known.domains(), free)


def _well_formed(known: Known, mutant: Mutant) -> bool:
    """Tell whether the names and dimensions of a version are in order."""
    formula = replace(known.formula, body=mutant.body)
    return not any(formula_problems(replace(known, formula=formula)))


def refutes(question: Question, body: Expression) -> bool:
    """Tell whether a check finds out that this is not the formula."""
    return tried(_instead(question, body)).verdict is Verdict.REFUTED


def same(question: Question, body: Expression) -> bool:
    """Tell whether a version is the formula itself, written in another way."""
    other = _instead(question, body)

    def sides(scene: Scene) -> Sides:
        return Sides(scene.subject, Scene(other.ground, scene.arithmetic, other.expressions()).subject)

    bare = replace(question, ground=replace(question.ground, where={}, let=()))
    outcome = compared(bare, sides, bare.points(), EQUIVALENCE_POINTS)
    return outcome.verdict is Verdict.AGREES


def _instead(question: Question, body: Expression) -> Question:
    """Return the check asked of a version in place of the formula."""
    subject = replace(question.ground.subject, body=body)
    return replace(question, ground=replace(question.ground, subject=subject))


def readable(mutant: Mutant) -> str:
    """Return a version as its author would write it."""
    return to_source(mutant.body)
