"""What each check asks of the names it is given, beyond their being known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from builder.check.book import Known
from builder.check.checks import witnesses
from builder.check.meaning import Book, ground
from builder.check.parts import elements
from builder.check.question import Question
from builder.check.scope import Scope
from builder.check.shapes import NUMBER, Shape
from builder.check.suggest import did_you_mean
from builder.model.check import (
    AnyCheck,
    Closed,
    Derivative,
    Equals,
    Integral,
    Limit,
    Matrix,
    Near,
    Range,
    Scale,
    Special,
    SumsTo,
    Symmetric,
    Value,
    Witness,
)
from builder.model.formula import Formula, Index, Name, Number
from builder.model.problem import Problem
from builder.model.span import Span
from builder.model.symbol import DomainKind


def rules(known: Known, check: AnyCheck, book: Book, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with a check whose names are all known."""
    for formula in _numbers_in(check):
        yield from _alike(formula, NUMBER, scope)
    if isinstance(check, (Limit, Integral, Near)) and scope.names["self"] != NUMBER:
        message = f"{known.definition.title} is an array, and this check is for numbers"
        yield Problem("wrong-check", message, check.span, "write equals: or special:")
        return
    match check:
        case Value():
            yield from _example(Question(ground(known, check, book), check), check, scope)
        case Equals():
            yield from _alike(check.other, scope.names["self"], scope)
        case Special():
            for name, formula in check.put:
                if scope.shape(formula) != NUMBER:
                    yield from _alike(formula, scope.names[name.value], scope)
        case Derivative():
            yield from _differentiated(known, check)
        case SumsTo():
            yield from _summed(known, check)
        case Limit(symbol=name) | Integral(over=name):
            if scope.names[name.value] != NUMBER:
                yield Problem("wrong-dimensions", f"{name.value!r} is an array", name.span())
        case _:
            yield from _others(known, check, scope)


def _numbers_in(check: AnyCheck) -> tuple[Formula, ...]:
    """Return the expressions of a check that have to be numbers."""
    match check:
        case Limit():
            return (check.to, *((check.gives,) if isinstance(check.gives, Formula) else ()))
        case Range():
            return (check.low, check.high)
        case Scale():
            return (check.degree,)
        case Near():
            return (check.tolerance,)
        case Integral():
            return (check.gives,)
        case Value():
            return elements(check.gives)
        case _:
            return ()


def _others(known: Known, check: AnyCheck, scope: Scope) -> Iterator[Problem]:
    match check:
        case Symmetric():
            first, second = (scope.names[name.value] for name in (check.first, check.second))
            if first != second:
                message = f"{check.first} and {check.second} have different dimensions"
                yield Problem("wrong-dimensions", message, check.second.span())
        case Closed() if known.definition.recursion is None:
            hint = "write equals:, or m[t] = ... m[t-1] ..."
            yield Problem("wrong-check", "closed is for recursions", check.span, hint)
        case Witness() if check.call.value not in witnesses.names():
            message = f"{check.call} is no reference implementation"
            hint = did_you_mean(
                check.call.value, witnesses.names(), "write equals:, or a value: with its source"
            )
            yield Problem("unknown-witness", message, check.call.span(), hint)
        case _:
            return


def _alike(formula: Formula, wanted: Shape, scope: Scope) -> Iterator[Problem]:
    if scope.shape(formula) != wanted:
        said = "a number" if wanted == NUMBER else f"an array of {' by '.join(filter(None, wanted))}"
        yield Problem("wrong-dimensions", f"this should be {said}", formula.text.span())


def _differentiated(known: Known, check: Derivative) -> Iterator[Problem]:
    """Refuse a derivative by anything but a symbol, or an element at a fixed place."""
    body, text = check.by.body, check.by.text
    fixed = isinstance(body, Index) and all(isinstance(index, Number) for index in body.indices)
    name = (
        body.name if isinstance(body, Name) else body.array.name if isinstance(body, Index) and fixed else ""
    )
    if not name:
        hint = "e.g. x, or w[1]"
        yield Problem(
            "wrong-check", "a derivative is by a symbol, or an element with its number", text.span(), hint
        )
    elif isinstance(body, Name) and known.domains.get(name) is not None and known.domains[name].dimensions:
        yield Problem("wrong-dimensions", f"{name!r} is an array", text.span(), f"write {name}[1]")
    elif name in {bound.value for bound, _ in (*check.where, *check.let)}:
        yield Problem("unused-symbol", f"something else stands in for {name!r} in this check", text.span())


def _summed(known: Known, check: SumsTo) -> Iterator[Problem]:
    indices = [index for index, _ in known.definition.indices]
    if check.over.value not in indices:
        hint = did_you_mean(check.over.value, indices, f"write {indices[0]}" if indices else "")
        message = f"{check.over.value!r} is no free index of {known.definition.title}"
        yield Problem("wrong-index", message, check.over.span(), hint)


def _example(question: Question, check: Value, scope: Scope) -> Iterator[Problem]:
    """Refuse a worked example that does not give every symbol a value that fits."""
    sizes: dict[str, int] = {}
    for name, value in check.at:
        if name.value not in scope.names:
            yield scope.undeclared(name.value, name)
            continue
        yield from _fits(_Given(name.value, value, scope.names[name.value], name.span()), sizes)
    result = _Given(question.ground.subject.title, check.gives, scope.names["self"], _place(check.gives))
    yield from _fits(result, sizes)
    yield from _constants(check)
    yield from _missing(question, check, set(sizes))


@dataclass(frozen=True, slots=True)
class _Given:
    """A value that an example gives, and the shape that it must have."""

    name: str
    value: Matrix
    shape: Shape
    span: Span


def _fits(given: _Given, sizes: dict[str, int]) -> Iterator[Problem]:
    """Refuse a value of another shape, or of other lengths than `sizes`; lengths that are new are added."""
    # A row is written as a list too.
    shape, lengths = tuple(filter(None, given.shape)), _lengths(given.value)
    if lengths is None or len(lengths) != len(shape):
        said = ("a number", "a list of numbers", "a list of rows, each a list of numbers")[len(shape)]
        yield Problem("wrong-dimensions", f"the value of {given.name} is {said}", given.span)
        return
    for size, length in zip(shape, lengths, strict=True):
        if sizes.setdefault(size, length) != length:
            message = f"{given.name} has {length} elements, where {size} is {sizes[size]}"
            yield Problem("wrong-dimensions", message, given.span)


def _place(value: Matrix) -> Span:
    """Return where a value stands: its first number."""
    return elements(value)[0].text.span()


def _lengths(value: Matrix) -> tuple[int, ...] | None:
    """Return the lengths of a given value's dimensions; None of a ragged one."""
    if isinstance(value, Formula):
        return ()
    inner = {_lengths(cast("Matrix", part)) for part in value}
    only = inner.pop() if len(inner) == 1 else None
    return None if only is None else (len(value), *only)


def _constants(check: Value) -> Iterator[Problem]:
    """Refuse symbols in the values of an example."""
    stack: list[Matrix] = [value for _, value in check.at]
    while stack:
        value = stack.pop()
        if isinstance(value, Formula):
            yield from Scope({}).problems(value)
        else:
            stack.extend(value)


def _missing(question: Question, check: Value, sizes: set[str]) -> Iterator[Problem]:
    """Name the symbols that the example gives no value."""
    domains = question.ground.domains
    given = sizes | {name.value for name, _ in check.at}
    for name in sorted(question.drawing().needs - given):
        domain = domains.get(name)
        if domain is None or domain.kind is not DomainKind.IDENTITY:
            yield Problem("missing-value", f"no value for {name!r}", check.span, f"add {name} to at:")
