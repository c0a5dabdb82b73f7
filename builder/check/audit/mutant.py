"""Plausible wrong versions of a formula: the slips that people make when they write one down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from builder.check.audit.site import Site, sites
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparator,
    Comparison,
    Constant,
    Expression,
    Name,
    Negative,
    Number,
    Operator,
    Transpose,
)
from builder.model.symbol import Domain, DomainKind
from builder.model.tree import free_names, substituted

Domains = Mapping[str, Domain]
"""Of every symbol that the formula may name."""

SWAPPED = {
    "log": ("log2", "exp"),
    "log2": ("log",),
    "log10": ("log",),
    "exp": (),
    "max": ("min",),
    "min": ("max",),
    "tanh": ("sigmoid",),
    "sigmoid": ("tanh",),
    "Phi": ("sigmoid",),
    "sin": ("cos",),
    "cos": ("sin",),
    "floor": ("ceil",),
    "ceil": ("floor",),
}
"""Functions that one may be taken for."""
_FLIPPED = {
    Comparator.LESS: Comparator.GREATER,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.GREATER: Comparator.LESS,
    Comparator.AT_LEAST: Comparator.AT_MOST,
}
_SWAPPED_BINDERS = {
    BinderKind.SUM: BinderKind.PRODUCT,
    BinderKind.PRODUCT: BinderKind.SUM,
    BinderKind.MEAN: BinderKind.SUM,
    BinderKind.MAXIMUM: BinderKind.MINIMUM,
    BinderKind.MINIMUM: BinderKind.MAXIMUM,
}
ONE = Number(Fraction(1), "1")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong version and the slip that makes it, in the author's terms."""

    slip: str
    body: Expression


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake at its place, not yet made."""

    said: str
    site: Site
    part: Expression
    """What is written in the place of the right part."""

    def made(self) -> Mutant:
        """Return the formula with this mistake."""
        return Mutant(self.said, self.site.replaced(self.part))


def mutants(body: Expression, domains: Domains, free: frozenset[str] = frozenset()) -> Iterator[Mutant]:
    """Yield the wrong versions that are one slip away, each once, in reading order.

    `free` are the indices of the left-hand side.
    """
    seen = {body}
    for slip in slips(body, domains, free):
        mutant = slip.made()
        if mutant.body not in seen:
            seen.add(mutant.body)
            yield mutant


def slips(body: Expression, domains: Domains, free: frozenset[str] = frozenset()) -> Iterator[Slip]:
    """Yield what may go wrong, in reading order; two slips may come to the same formula."""
    names = sorted({name.name for name in free_names(body)} & set(domains))
    for site in sites(body, free):
        for operator in OPERATORS:
            for said, part in operator(site):
                yield Slip(said, site, part)
        for said, part in _misnamed(site, domains, names):
            yield Slip(said, site, part)
    whole = next(sites(body))
    if not isinstance(body, Negative):
        yield Slip("sign of the whole turned", whole, Negative(body))
    for one, two in combinations(names, 2):
        if domains[one] == domains[two]:
            swapped = substituted(body, {one: Name(two), two: Name(one)})
            yield Slip(f"{one} and {two} swapped", whole, swapped)


def _sums(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Binary(Operator.ADD, left, right):
            yield "- for +", Binary(Operator.SUBTRACT, left, right)
            yield "term left out", left
            yield "term left out", right
        case Binary(Operator.SUBTRACT, left, right):
            yield "+ for -", Binary(Operator.ADD, left, right)
            yield "term left out", left
            yield "term left out", right
            if not site.subscript:
                yield "difference turned round", Binary(Operator.SUBTRACT, right, left)
        case Negative(operand):
            yield "minus left out", operand


def _products(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Binary(Operator.MULTIPLY, left, right):
            yield "factor left out", left
            yield "factor left out", right
            yield "/ for *", Binary(Operator.DIVIDE, left, right)
            yield "+ for *", Binary(Operator.ADD, left, right)
        case Binary(Operator.DIVIDE, left, right):
            yield "fraction turned over", Binary(Operator.DIVIDE, right, left)
            yield "denominator left out", left
            yield "* for /", Binary(Operator.MULTIPLY, left, right)


def _powers(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Binary(Operator.POWER, base, Number() as exponent):
            yield "power left out", base
            yield "power one higher", Binary(Operator.POWER, base, _shifted(exponent, 1))
        case Binary(Operator.POWER, base, exponent):
            yield "power left out", base
            turned = exponent.operand if isinstance(exponent, Negative) else Negative(exponent)
            yield "sign of the power turned", Binary(Operator.POWER, base, turned)


def _functions(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Call("inv" | "softmax" | "norm" | "tr" | "dot" | "indicator" | "binomial"):
            return
        case Call(function, arguments):
            for other in SWAPPED.get(function, ()):
                yield f"{other} for {function}", Call(other, arguments)
            if len(arguments) == 1:
                yield f"{function} left out", arguments[0]
            else:
                for kept in arguments:
                    yield f"{function} left out", kept


def _binders(site: Site) -> Iterator[tuple[str, Expression]]:
    part = site.part
    if not isinstance(part, Binder):
        return
    kind = _SWAPPED_BINDERS[part.kind]
    yield f"{kind} for {part.kind}", Binder(kind, part.body, part.index, part.lower, part.upper)
    if part.lower is not None and part.upper is not None:
        less = Binary(Operator.SUBTRACT, part.upper, ONE)
        yield "last term left out", Binder(part.kind, part.body, part.index, part.lower, less)
        more = Binary(Operator.ADD, part.lower, ONE)
        yield "first term left out", Binder(part.kind, part.body, part.index, more, part.upper)


def _constants(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Number(value) as number if value != 0 and not site.subscript:
            yield "constant one higher", _shifted(number, 1)
            if value != 1:
                yield "constant taken for 1", ONE
            if 0 < value < 1:
                yield "constant ten times as large", _shifted(number, 9 * value)
        case Constant("pi" | "E"):
            yield "constant taken for 1", ONE


def _cases(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Cases(condition, then, otherwise):
            yield "cases swapped", Cases(condition, otherwise, then)
        case Comparison(comparator, left, right) if comparator in _FLIPPED:
            yield "comparison turned round", Comparison(_FLIPPED[comparator], left, right)


def _matrices(site: Site) -> Iterator[tuple[str, Expression]]:
    match site.part:
        case Transpose(matrix):
            yield "transpose left out", matrix
        case Call("inv", (matrix,)):
            yield "inverse left out", matrix
        case Binary(Operator.MATMUL, left, right):
            yield "matrices swapped", Binary(Operator.MATMUL, right, left)


def _misnamed(site: Site, domains: Domains, names: list[str]) -> Iterator[tuple[str, Expression]]:
    """Yield one name taken for another: an index in reach, or a symbol of the same domain."""
    part = site.part
    if not isinstance(part, Name):
        return
    if part.name in site.indices:
        others = sorted(site.indices - {part.name})
    elif part.name in domains:
        others = [name for name in names if name != part.name and domains[name] == domains[part.name]]
        if domains[part.name].kind is DomainKind.SIZE and not site.array:
            yield f"{part.name}-1 for {part.name}", Binary(Operator.SUBTRACT, part, ONE)
    else:
        return
    for other in others:
        yield f"{other} for {part.name}", Name(other)


def _shifted(number: Number, by: Fraction | int) -> Number:
    """Return a number moved by `by`, written as a decimal where it can be."""
    value = number.value + by
    literal = str(Decimal(value.numerator) / Decimal(value.denominator))
    return Number(value, literal if Fraction(literal) == value else str(value))


OPERATORS: tuple[Callable[[Site], Iterator[tuple[str, Expression]]], ...] = (
    _sums,
    _products,
    _powers,
    _functions,
    _binders,
    _constants,
    _cases,
    _matrices,
)
"""The slips that look at one part alone."""
