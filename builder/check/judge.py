"""From the outcomes of its checks to the verdict of a formula, and to what its author must hear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from builder.check.book import Known
from builder.check.claims import denied
from builder.check.compare import Outcome
from builder.check.kinds import word
from builder.check.shapes import NUMBER, Shape
from builder.model.check import AnyCheck, Matrix, Value
from builder.model.formula import Negative, Number
from builder.model.problem import Problem, Severity
from builder.model.verdict import Counterexample, Finding, FormulaVerdict, Verdict

_DEGENERATE = frozenset({0, 1, 2})
"""2·2 is 2 + 2, and 1 is its own square: such numbers tell little apart."""


def judged(checks: Sequence[AnyCheck], outcomes: Sequence[Outcome]) -> FormulaVerdict:
    """Return the verdict of a formula: never more than its checks have shown.

    Refuted if any check is; proved if all its relations are, and there is one; agrees otherwise,
    but undecided where no check was decided.
    """
    findings = tuple(
        Finding(word(check), outcome.verdict, outcome.points, outcome.counterexample, outcome.reason)
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


def verdict_problems(known: Known, verdict: FormulaVerdict, shape: Shape) -> Iterator[Problem]:
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
    yield from _weak(known, shape)


def told(example: Counterexample, check: AnyCheck) -> str:
    """Return a counterexample in a line."""
    at = ", ".join(f"{name} = {value}" for name, value in example.at)
    where = "" if isinstance(check, Value) or not at else f"at {at}: "
    return f"{where}got {example.got}, expected {example.expected}"


def _weak(known: Known, shape: Shape) -> Iterator[Problem]:
    """Warn of evidence that would let plausible mistakes through."""
    checks = known.entry.checks
    wanted = []
    if all(isinstance(check, Value) for check in checks):
        wanted.append("a relation, e.g. equals: or special:")
    # A worked example gives a number, so a formula of matrices can have none.
    if shape == NUMBER and not any(isinstance(check, Value) and is_generic(check) for check in checks):
        wanted.append("a value: at numbers that differ and are not just 0, 1 and 2")
    if wanted:
        message = f"the checks of {known.definition.title} are weak"
        hint = f"add {' and '.join(wanted)}"
        yield Problem("weak-checks", message, known.formula.text.span(), hint, Severity.WARNING)


def is_generic(check: Value) -> bool:
    """Tell whether a worked example uses numbers at which wrong formulas differ from right ones."""
    numbers = [number for _, value in check.at for number in _numbers(value)]
    telling = any(number not in _DEGENERATE for number in numbers)
    return telling and (len(numbers) == 1 or len(set(numbers)) > 1)


def _numbers(value: Matrix) -> Iterator[Fraction | None]:
    """Yield the sizes of the numbers of a given value; None of what is computed."""
    if isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
        return
    body = value.body.operand if isinstance(value.body, Negative) else value.body
    yield body.value if isinstance(body, Number) else None
