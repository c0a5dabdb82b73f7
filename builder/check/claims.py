"""What a refuted check says is wrong, in the author's notation."""

from __future__ import annotations

from typing import assert_never

from builder.model.check import (
    AnyCheck,
    Closed,
    Derivative,
    Equals,
    Even,
    Integral,
    Limit,
    Matrix,
    Near,
    Odd,
    Range,
    Scale,
    Shift,
    Special,
    SumsTo,
    Symmetric,
    Value,
    Witness,
)
from builder.model.formula import Formula
from builder.model.source import to_source
from builder.model.span import Text


def denied(title: str, check: AnyCheck) -> str:
    """Return the sentence that a refuted check comes to; `title` is the formula's left-hand side."""
    match check:
        case Value():
            return f"{title} is not {_value(check.gives)} {_at(check)}"
        case Equals():
            return f"{title} is not {_said(check.other)}"
        case Special():
            put = ", ".join(f"{name} = {_said(value)}" for name, value in check.put)
            return f"{title} at {put} is not {_said(check.gives)}"
        case Limit():
            return (
                f"{title} does not tend to {_said(check.gives)} as {check.symbol} tends to {_said(check.to)}"
            )
        case Range():
            return f"{title} leaves [{_said(check.low)}, {_said(check.high)}]"
        case Derivative():
            return f"the derivative of {title} by {_said(check.by)} is not {_said(check.gives)}"
        case Integral():
            return f"the integral of {title} over {check.over} is not {_said(check.gives)}"
        case SumsTo():
            term = title if check.of is None else _said(check.of)
            return f"the sum of {term} over {check.over} is not {_said(check.gives)}"
        case Near():
            return f"{title} is not within {_said(check.tolerance)} of {check.ref}"
        case Closed():
            return f"{title} does not unroll to {_said(check.form)}"
        case Witness():
            return f"{title} is not {check.call}({', '.join(map(_said, check.arguments))})"
        case _:
            return _unsymmetric(title, check)


def _unsymmetric(title: str, check: Symmetric | Odd | Even | Scale | Shift) -> str:
    match check:
        case Symmetric():
            return f"{title} changes when {check.first} and {check.second} are swapped"
        case Odd():
            return f"{title} is not odd in {check.symbol}"
        case Even():
            return f"{title} is not even in {check.symbol}"
        case Scale():
            return f"{title} does not scale with degree {_said(check.degree)} in {_listed(check.vars)}"
        case Shift():
            return f"{title} changes when the same is added to {_listed(check.vars)}"
        case _:
            assert_never(check)


def _said(part: Formula | Text) -> str:
    return part.value if isinstance(part, Text) else to_source(part.body)


def _listed(names: tuple[Text, ...]) -> str:
    return " and ".join(name.value for name in names)


def _at(check: Value) -> str:
    return f"at {', '.join(f'{name} = {_value(value)}' for name, value in check.at)}"


def _value(value: Matrix) -> str:
    return _said(value) if isinstance(value, Formula) else f"[{', '.join(map(_value, value))}]"
