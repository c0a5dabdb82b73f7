"""From the outcomes of its checks to the verdict of a formula, and to what its author must hear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.check.book import Known
from builder.check.claims import denied
from builder.check.compare import Outcome
from builder.check.evidence import evidence_problems
from builder.check.kinds import word
from builder.model.check import AnyCheck, Value
from builder.model.problem import Problem
from builder.model.verdict import Counterexample, Finding, FormulaVerdict, Verdict


def judged(checks: Sequence[AnyCheck], outcomes: Sequence[Outcome]) -> FormulaVerdict:
    """Return the verdict of a formula: never more than its checks have shown.

    Refuted if any check is; proved if all its relations are, and there is one; agrees otherwise,
    but undecided where no check was decided.
    """
    findings = tuple(
        Finding(
            word(check),
            outcome.verdict,
            outcome.points,
            outcome.counterexample,
            outcome.reason,
            outcome.digits,
        )
        for check, outcome in zip(checks, outcomes, strict=True)
    )
    pairs = list(zip(checks, outcomes, strict=True))
    examples = {outcome.verdict for check, outcome in pairs if isinstance(check, Value)}
    relations = {outcome.verdict for check, outcome in pairs if not isinstance(check, Value)}
    found = examples | relations
    if Verdict.REFUTED in found:
        verdict = Verdict.REFUTED
    elif found <= {Verdict.UNDECIDED}:
        verdict = Verdict.UNDECIDED
    elif relations == {Verdict.PROVED}:
        verdict = Verdict.PROVED
    else:
        verdict = Verdict.AGREES
    return FormulaVerdict(verdict, findings)


def verdict_problems(known: Known, verdict: FormulaVerdict) -> Iterator[Problem]:
    """Yield what the author must hear of a formula whose checks have all been tried."""
    checks, text = known.entry.checks, known.formula.text
    if not checks:
        hint = "add a relation and a worked example under checks:"
        yield Problem("no-checks", f"{known.definition.title} has no checks", text.span(), hint)
        return
    for check, finding in zip(checks, verdict.findings, strict=True):
        if finding.verdict is Verdict.REFUTED and finding.counterexample is not None:
            message = denied(known.definition.title, check)
            yield Problem("refuted", message, check.span, told(finding.counterexample, check))
    if verdict.verdict is Verdict.UNDECIDED:
        reasons = "; ".join(dict.fromkeys(finding.reason for finding in verdict.findings))
        message = f"none of the checks of {known.definition.title} was decided"
        yield Problem("undecided", message, text.span(), reasons)
    yield from evidence_problems(known)


def told(example: Counterexample, check: AnyCheck) -> str:
    """Return a counterexample in a line."""
    at = ", ".join(f"{name} = {value}" for name, value in example.at)
    where = "" if isinstance(check, Value) or not at else f"at {at}: "
    return f"{where}got {example.got}, expected {example.expected}"
