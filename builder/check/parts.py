"""What a check is made of: the expressions it holds, the symbols and the entries it names."""

from __future__ import annotations

from collections.abc import Iterator
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
from builder.model.span import Text


def formulas(check: AnyCheck) -> tuple[Formula, ...]:
    """Return the expressions of a check, without those of `let`."""
    match check:
        case Value():
            return elements(check.gives)
        case Integral(gives=one) | Equals(other=one) | Closed(form=one):
            return (one,)
        case Scale(degree=one) | Near(tolerance=one):
            return (one,)
        case Special():
            return (*(value for _, value in check.put), *_expression(check.gives))
        case Limit():
            return (check.to, *_expression(check.gives))
        case Range():
            return (check.low, check.high)
        case Derivative():
            return (check.by, check.gives)
        case SumsTo():
            return (check.gives,) if check.of is None else (check.gives, check.of)
        case Witness():
            return check.arguments
        case Symmetric() | Odd() | Even() | Shift():
            return ()
        case _:
            assert_never(check)


def elements(value: Matrix) -> tuple[Formula, ...]:
    """Return the numbers of a value of a worked example, in reading order."""
    if isinstance(value, Formula):
        return (value,)
    return tuple(number for part in value for number in elements(part))


def named_symbols(check: AnyCheck) -> tuple[Text, ...]:
    """Return the symbols that a check varies, besides those in its expressions."""
    match check:
        case Special():
            return tuple(name for name, _ in check.put)
        case Limit() | Odd() | Even():
            return (check.symbol,)
        case Integral():
            return (check.over,)
        case Symmetric():
            return (check.first, check.second)
        case Scale() | Shift():
            return check.vars
        case _:
            return ()


def replaced(check: AnyCheck) -> tuple[Text, ...]:
    """Return the names that a check gives values of its own."""
    match check:
        case Special():
            return tuple(name for name, _ in check.put)
        case SumsTo() | Integral():
            return (check.over,)
        case Limit():
            return (check.symbol,)
        case _:
            return ()


def named_entries(check: AnyCheck) -> Iterator[Text]:
    """Yield the ids of the entries whose formulas a check compares with, without those of `where`."""
    match check:
        case Special() | Limit():
            if isinstance(check.gives, Text):
                yield check.gives
        case Near():
            yield check.ref
        case _:
            return


def _expression(gives: Formula | Text) -> tuple[Formula, ...]:
    return (gives,) if isinstance(gives, Formula) else ()
