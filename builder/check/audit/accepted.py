"""Survivors that an entry accepts, each with the reason: whether they still are what they were."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.asked import Asked
from builder.check.audit.audit import refutes, same
from builder.check.book import Known
from builder.check.definition import title
from builder.check.scope import scope_of
from builder.model.entry import Survivor
from builder.model.formula import Binary, Comparison, Expression, Operator
from builder.model.problem import Problem, Severity
from builder.model.source import to_source


def accepted(known: Known) -> dict[str, str]:
    """Return the reason of every accepted survivor, by its right-hand side."""
    return {to_source(body_of(one)): one.reason.value.strip() for one in known.entry.survivors}


def left_side(known: Known) -> str:
    """Return what stands before a version's right-hand side; nothing of a relation, told as left - right."""
    return "" if known.formula.target is None else f"{known.definition.title} = "


def body_of(survivor: Survivor) -> Expression:
    """Return what takes the formula's place: a right-hand side, or left minus right."""
    body = survivor.mutant.body
    return Binary(Operator.SUBTRACT, body.left, body.right) if isinstance(body, Comparison) else body


def survivor_problems(asked: Asked) -> Iterator[Problem]:
    """Yield what is wrong with the accepted survivors of a formula: unknown names, or that none survives."""
    known = asked.known
    for survivor in known.entry.survivors:
        wrong = list(scope_of(known).problems(survivor.mutant, relation=True))
        yield from wrong
        message = "" if wrong else _why_stale(asked, survivor)
        if message:
            span = survivor.mutant.text.span()
            yield Problem("stale-survivor", message, span, "take it out of survivors:", Severity.WARNING)


def _why_stale(asked: Asked, survivor: Survivor) -> str:
    """Return why a survivor needs no accepting; empty where it does."""
    known, body, target = asked.known, body_of(survivor), survivor.mutant.target
    if target is not None and title(target) != known.definition.title:
        return f"this defines {title(target)}, and the formula {known.definition.title}"
    if any(refutes(question, body) for question in asked.asked()):
        return "the checks refute this version"
    if same(known, body):
        return "this version is the formula itself, written in another way"
    return ""
