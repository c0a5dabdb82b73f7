"""How many plausible wrong versions of each formula its checks refute, and which they let through."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.check.audit.alike import STYLES, Alike
from builder.check.audit.glance import glances
from builder.check.audit.mutant import Mutant, Slip, mutants, slips
from builder.check.book import Known
from builder.check.compare import in_digits
from builder.check.ground import Ground
from builder.check.kinds import tried
from builder.check.names import formula_problems
from builder.check.question import Question
from builder.check.scope import Scope, scope_of
from builder.model.check import Equals, Value
from builder.model.formula import Expression
from builder.model.source import to_source
from builder.model.verdict import Verdict

DOUBLES = 50
"""So many of the versions that are two slips away are tried, drawn by a seed."""
_DRAWS = 3 * DOUBLES
"""Of short formulas, many a second slip takes back the first, or makes no sense."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What became of the wrong versions of one formula."""

    mutants: int
    equivalent: int
    """Those that are the same formula after all, written in another way."""
    killed: int
    survivors: tuple[Mutant, ...]


@in_digits
def audited(known: Known, questions: Sequence[Question]) -> Audited:
    """Try every wrong version that is one slip away, and a sample of those two away."""
    killed = equivalent = 0
    survivors: list[Mutant] = []
    quick = glances(questions)
    # A worked example is one point and so the quickest to refute.
    ordered = sorted(questions, key=lambda question: not isinstance(question.check, Value))
    alone = by_itself(known)
    alike = Alike(alone, alone.points(STYLES))
    for mutant in versions(known):
        subject = replace(known.definition, body=mutant.body)
        if any(one.refutes(subject) for one in quick):
            killed += 1
        elif alike.to(subject) and alike.is_same(subject):
            equivalent += 1
        elif any(refutes(one, mutant.body) for one in ordered):
            killed += 1
        else:
            survivors.append(mutant)
    return Audited(killed + equivalent + len(survivors), equivalent, killed, tuple(survivors))


def versions(known: Known) -> Iterator[Mutant]:
    """Yield the wrong versions of a formula that an author could take for right: well formed ones."""
    scope = scope_of(known)
    singles = [mutant for mutant in _one_slip(known) if is_well_formed(known, mutant.body, scope)]
    yield from singles
    if not singles:
        return
    draw = random.Random(known.entry.id.value)  # noqa: S311, a sample needs no secrecy
    seen = {known.definition.body, *(single.body for single in singles)}
    most = len(seen) + DOUBLES
    second: dict[Expression, list[Slip]] = {}
    for _ in range(_DRAWS):
        first = draw.choice(singles)
        if first.body not in second:
            second[first.body] = list(slips(first.body, known.domains, _free(known)))
        double = draw.choice(second[first.body]).made()
        double = Mutant(f"{first.slip}, {double.slip}", double.body)
        if double.body not in seen and is_well_formed(known, double.body, scope):
            seen.add(double.body)
            yield double
            if len(seen) == most:
                return


def _one_slip(known: Known) -> Iterator[Mutant]:
    return mutants(known.definition.body, known.domains, _free(known))


def _free(known: Known) -> frozenset[str]:
    return frozenset(index for index, _ in known.definition.indices)


def is_well_formed(known: Known, body: Expression, scope: Scope | None = None) -> bool:
    """Tell whether the names and dimensions of a version are in order."""
    return not any(formula_problems(replace(known, formula=replace(known.formula, body=body)), scope))


def refutes(question: Question, body: Expression) -> bool:
    """Tell whether a check finds out that this is not the formula."""
    return tried(_instead(question, body)).verdict is Verdict.REFUTED


@in_digits
def same(known: Known, body: Expression) -> bool:
    """Tell whether a version is the formula itself, written in another way."""
    alone = by_itself(known)
    # A version may use a symbol that the formula does not.
    drawn = _instead(alone, body).points(STYLES)
    return Alike(alone, drawn).is_same(replace(known.definition, body=body))


def by_itself(known: Known) -> Question:
    """Return a question about a formula alone, in which nothing stands in for its names."""
    ground = Ground(subject=known.definition, domains=known.domains, seed=known.entry.id.value)
    return Question(ground, Equals(span=known.formula.text.span(), other=known.formula))


def _instead(question: Question, body: Expression) -> Question:
    """Return the check asked of a version in place of the formula."""
    subject = replace(question.ground.subject, body=body)
    return replace(question, ground=replace(question.ground, subject=subject))


def readable(mutant: Mutant) -> str:
    """Return a version as its author would write it."""
    return to_source(mutant.body)
