"""Whether what stands in for a symbol takes the values that the symbol may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.check import arrays, shown
from builder.check.asked import Asked
from builder.check.compare import FLOATS, told, value_at
from builder.check.ground import Ground
from builder.check.numbers import Style
from builder.check.question import Question
from builder.check.value import BeyondError, TooMuchError
from builder.model.check import Equals
from builder.model.formula import Formula
from builder.model.problem import Problem, Severity
from builder.model.span import Text
from builder.model.symbol import DomainKind

_STYLES = (Style.EASY,) * 6
_SLACK = 1e-9
_WITHIN: dict[DomainKind, Callable[[float], bool]] = {
    DomainKind.POSITIVE: lambda x: x > -_SLACK,
    DomainKind.AT_LEAST_ONE: lambda x: x > 1 - _SLACK,
    DomainKind.PROBABILITY: lambda x: -_SLACK < x < 1 + _SLACK,
    DomainKind.COUNT: lambda x: x > -_SLACK and abs(x - round(x)) < _SLACK,
    DomainKind.SIZE: lambda x: x > -_SLACK and abs(x - round(x)) < _SLACK,
    DomainKind.BIT: lambda x: min(abs(x), abs(x - 1)) < _SLACK,
    DomainKind.SIGN: lambda x: abs(abs(x) - 1) < _SLACK,
}
"""Whether a number may be a value of the domain; its ends are granted, since rates reach them."""


def stranger_problems(asked: Asked) -> Iterator[Problem]:
    """Warn where another entry's formula stands in for a symbol and leaves the symbol's domain."""
    for question in asked.asked():
        own = {symbol.name.value: symbol.domain for symbol in question.check.symbols}
        domains = {**asked.known.domains, **own}
        for name, entry in question.check.where:
            domain = domains.get(name.value)
            outside = None if domain is None else _outside(question, name, domain.kind)
            if outside is not None:
                message = f"{name} is {domain} here, and {entry} gives {outside}"
                hint = f"widen the domain of {name}, or let another entry stand in for it"
                yield Problem("other-domain", message, name.span(), hint, Severity.WARNING)


def _outside(question: Question, name: Text, kind: DomainKind) -> str | None:
    """Return a value of what stands in for a symbol that is outside a domain, and where; None of none."""
    within = _WITHIN.get(kind)
    if within is None:
        return None
    guest = question.ground.where[name.value]
    ground = Ground(subject=guest, domains=question.ground.domains, seed=question.ground.seed)
    alone = Question(ground, Equals(span=name.span(), other=Formula(name, guest.body)))
    scene = alone.scene(FLOATS)
    for point in alone.points(_STYLES):
        try:
            value = value_at(scene.subject, scene.base(point))
        except (BeyondError, TooMuchError):
            continue
        for number in () if value is None else arrays.flat(value):
            if not within(number):
                at = ", ".join(f"{symbol} = {given}" for symbol, given in told(alone, point))
                return f"{shown.result(number)} at {at}"
    return None
