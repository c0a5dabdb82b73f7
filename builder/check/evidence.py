"""Whether the checks of a formula would notice a mistake in it: warnings of weak evidence."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from builder.check.book import Known
from builder.model.check import Matrix, Value
from builder.model.formula import Negative, Number
from builder.model.problem import Problem, Severity

_DEGENERATE = frozenset({0, 1, 2})
"""2·2 is 2 + 2, and 1 is its own square: such numbers tell little apart."""


def evidence_problems(known: Known) -> Iterator[Problem]:
    """Warn of checks that would let plausible mistakes through, and of examples nobody can look up."""
    checks = known.entry.checks
    examples = [check for check in checks if isinstance(check, Value)]
    if not checks:
        return
    if len(examples) in {0, len(checks)}:
        message = f"the checks of {known.definition.title} are weak"
        wanted = "a relation, e.g. equals: or special:" if examples else "a value: with its source:"
        span = known.formula.text.span()
        yield Problem("weak-checks", message, span, f"add {wanted}", Severity.WARNING)
    if not any(is_generic(example) for example in examples):
        for example in examples:
            message = "an example at 0, 1, 2 or at equal numbers cannot tell many mistakes"
            hint = "take numbers that differ, such as 3, 5 and 0.7"
            yield Problem("weak-example", message, example.span, hint, Severity.WARNING)
    for example in examples:
        if example.source is None:
            hint = "add source:, e.g. by hand, or the book and page"
            yield Problem("no-source", "the example has no source", example.span, hint, Severity.WARNING)


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
