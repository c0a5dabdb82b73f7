"""Whether every name in a formula and its checks means something, and stands where it may."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.book import Known
from builder.check.definition import lengths
from builder.check.ground import SELF, used_names
from builder.check.meaning import Book, clashes, domains, guests, ordered
from builder.check.parts import formulas, named_symbols
from builder.check.rules import rules
from builder.check.scope import Scope, declared, scope_of
from builder.check.shapes import NUMBER, MisshapenError, Shape, Shapes
from builder.check.suggest import did_you_mean
from builder.model.check import AnyCheck
from builder.model.formula import Formula, Index
from builder.model.problem import Problem
from builder.model.tree import free_names, walk


def formula_problems(known: Known, scope: Scope | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the names of a formula; its scope may be at hand."""
    scope, formula, target = scope or scope_of(known), known.formula, known.formula.target
    for argument in () if target is None else target.arguments:
        if argument.name not in scope.names:
            yield scope.undeclared(argument.name, formula.text, argument.start)
    found = list(scope.problems(formula, relation=True))
    yield from found
    if not found:
        yield from _indices(known, scope)
    yield from _first_values(known, scope)


def _indices(known: Known, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the free indices of a left-hand side."""
    target, text = known.formula.target, known.formula.text
    sizes = dict(known.definition.indices)
    for index in () if target is None or known.definition.recursion else target.indices:
        if not sizes.get(index.name):
            message, hint = f"{index.name!r} indexes nothing on the right", "use it as in z[i]"
            yield Problem("wrong-index", message, text.span(index.start, len(index.name)), hint)
            continue
        try:
            Shapes(scope.names, text).one_length(known.formula.body, index.name, None)
        except MisshapenError as found:
            yield found.problem


def _first_values(known: Known, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the first values of a recursion."""
    recursion, text = known.definition.recursion, known.formula.text
    if recursion is not None and recursion.first is None:
        hint = f"write init: {{{recursion.variable}: 0}}"
        yield Problem("no-init", "the recursion has no first value", text.span(), hint)
    for name, formula in known.entry.init:
        if recursion is None or name.value != recursion.variable:
            yield Problem("unused-symbol", f"{name.value!r} is no recursion here", name.span())
        yield from scope.problems(formula)


def check_problems(known: Known, check: AnyCheck, book: Book, own: Scope | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the names of a check; the entries it names must be in the book.

    The scope of the formula may be at hand.
    """
    scope = check_scope(known, check, book, own or scope_of(known))
    found = [*clashes(known, check, book), *_circles(check), *_bindings(known, check)]
    for formula in (*formulas(check), *(formula for _, formula in check.let)):
        found += scope.problems(formula)
    found += _varied(known, check, book, scope)
    yield from found
    if not found:
        yield from rules(known, check, book, scope)


def check_scope(known: Known, check: AnyCheck, book: Book, own: Scope) -> Scope:
    """Return the names that may stand in a check's expressions, those of the formula's own scope among them."""
    names = {**own.names, **declared(check.symbols).names}
    meant = domains(known, check, book)
    # Those of the formula are in its own scope.
    for name, domain in () if meant is known.domains else meant.items():
        shape = lengths(domain)
        for size in shape:
            names[size] = NUMBER
        names[name] = shape
    for guest in guests(check, book):
        names.update({index: NUMBER for index, _ in guest.known.definition.indices})
    if check.where:
        names.update(_standing_in(known, check, book))
    scope = own.wider(
        names | {name.value: NUMBER for name, _ in check.let} | {SELF: shape_of(known.formula, own)}
    )
    bound = {name.value: formula for name, formula in check.let}
    for bound_name, _ in ordered(check):
        scope = scope.wider({bound_name: shape_of(bound[bound_name], scope)})
    return scope


def _standing_in(known: Known, check: AnyCheck, book: Book) -> Iterator[tuple[str, Shape]]:
    """Yield the names that other entries' formulas stand in for, each with its shape."""
    bodies = (
        known.formula.body,
        *(formula.body for formula in formulas(check)),
        *(one.body for _, one in check.let),
    )
    indexed = {node.array.name for body in bodies for node in walk(body) if isinstance(node, Index)}
    for name, entry in check.where:
        yield name.value, _stands_for(book[entry.value], indexed=name.value in indexed)


def _stands_for(other: Known, *, indexed: bool) -> Shape:
    """Return the shape of another entry's formula; used with an index, it is an array of its elements."""
    if indexed:
        return tuple(size for _, size in other.definition.indices)
    return shape_of(other.formula, scope_of(other))


def shape_of(formula: Formula, scope: Scope) -> Shape:
    """Return the shape of an expression; that of a number where it has none, which is a problem elsewhere."""
    if any(scope.unknown(formula.text, formula.body)):
        return NUMBER
    try:
        return scope.shape(formula)
    except MisshapenError:
        return NUMBER


def _circles(check: AnyCheck) -> Iterator[Problem]:
    """Yield a problem where names of `let` stand for each other in a circle."""
    done = {name for name, _ in ordered(check)}
    stuck = [name for name, _ in check.let if name.value not in done]
    if stuck:
        message = f"{', '.join(repr(name.value) for name in stuck)} cannot stand for what it is made of"
        yield Problem("cycle", message, stuck[0].span())


def _bindings(known: Known, check: AnyCheck) -> Iterator[Problem]:
    """Yield a problem for every name that `where` or `let` binds for nothing."""
    if not (check.where or check.let):
        return
    used = set(used_names(known.definition))
    for formula in (*formulas(check), *(formula for _, formula in check.let)):
        used |= {name.name for name in free_names(formula.body)}
    for name in (name for name, _ in (*check.where, *check.let)):
        if name.value not in used:
            hint = did_you_mean(name.value, used, "use it in the check, or leave it out")
            yield Problem("unused-symbol", f"{name.value!r} is not in the formula", name.span(), hint)


def _varied(known: Known, check: AnyCheck, book: Book, scope: Scope) -> Iterator[Problem]:
    """Yield a problem for every symbol that a check varies in vain: such a check cannot fail."""
    if not named_symbols(check):
        return
    used = set(used_names(known.definition))
    for _, formula in check.let:
        used |= {name.name for name in free_names(formula.body)}
    for _, entry in check.where:
        used |= used_names(book[entry.value].definition)
    bound = {name.value for name, _ in (*check.where, *check.let)}
    for name in named_symbols(check):
        if name.value not in scope.names:
            yield scope.undeclared(name.value, name)
        elif name.value in bound:
            message = f"something else stands in for {name.value!r} in this check"
            yield Problem("unused-symbol", message, name.span(), "vary what it is made of")
        elif name.value not in used:
            hint = did_you_mean(name.value, used - bound)
            yield Problem("unused-symbol", f"{name.value!r} is not in the formula", name.span(), hint)
