"""What the names of a check mean where other entries' formulas take part, and where they clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.check.book import Known
from builder.check.ground import SELF, Ground, used_names
from builder.check.parts import formulas, named_entries, named_symbols
from builder.model.check import AnyCheck
from builder.model.formula import Expression
from builder.model.problem import Problem
from builder.model.span import Text
from builder.model.symbol import Domain
from builder.model.tree import free_names

Book = Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Guest:
    """Another entry's formula that takes part in a check."""

    said: Text
    """Where its id stands."""
    known: Known


def guests(check: AnyCheck, book: Book) -> Iterator[Guest]:
    """Yield the formulas that a check names, as far as there are such."""
    for said in (*(entry for _, entry in check.where), *named_entries(check)):
        if said.value in book:
            yield Guest(said, book[said.value])


def all_known(check: AnyCheck, book: Book) -> bool:
    """Tell whether every entry that a check names has a formula."""
    return all(said.value in book for said in (*(entry for _, entry in check.where), *named_entries(check)))


def own_names(known: Known, check: AnyCheck) -> set[str]:
    """Return the symbols that the formula and the check use themselves."""
    found = {*used_names(known.definition), *(name.value for name in named_symbols(check))}
    for formula in (*formulas(check), *(formula for _, formula in check.let)):
        found.update(name.name for name in free_names(formula.body))
    return found - {name.value for name, _ in (*check.where, *check.let)} - {SELF}


def domains(known: Known, check: AnyCheck, book: Book) -> Mapping[str, Domain]:
    """Return the domain of every symbol that a check may use.

    The check's own declarations win; then those of the formula, for what it uses; then those that
    come along with other entries.
    """
    present = tuple(guests(check, book))
    if not present and not check.symbols:
        return known.domains
    merged, own = dict(known.domains), own_names(known, check) if present else set()
    for guest in present:
        for name, domain in guest.known.used().items():
            if name not in own or name not in merged:
                merged[name] = domain
    return merged | {
        symbol.name.value: symbol.domain for symbol in check.symbols if symbol.domain is not None
    }


def clashes(known: Known, check: AnyCheck, book: Book) -> Iterator[Problem]:
    """Yield a problem where a symbol would have to be two things at once."""
    present = tuple(guests(check, book))
    if not present:
        return
    settled = {symbol.name.value for symbol in check.symbols}
    own = own_names(known, check)
    seen = {name: (known.domains[name], "here") for name in own if name in known.domains}
    for guest in present:
        for name, domain in guest.known.used().items():
            first, place = seen.setdefault(name, (domain, f"in {guest.said}"))
            if first != domain and name not in settled:
                message = f"{name!r} is {first} {place} and {domain} in {guest.said}"
                hint = "rename one of them, or declare it under the check's symbols:"
                yield Problem("domain-clash", message, guest.said.span(), hint)


def ground(known: Known, check: AnyCheck, book: Book) -> Ground:
    """Return what a check stands on; its names must all mean something."""
    return Ground(
        subject=known.definition,
        domains=domains(known, check, book),
        where={name.value: book[entry.value].definition for name, entry in check.where},
        let=ordered(check),
        others={entry.value: book[entry.value].definition for entry in named_entries(check)},
        seed=known.entry.id.value,
    )


def ordered(check: AnyCheck) -> tuple[tuple[str, Expression], ...]:
    """Return what `let` binds, each name after those it uses; what goes in a circle is left out."""
    waiting = {name.value: formula.body for name, formula in check.let}
    done: dict[str, Expression] = {}
    while waiting:
        ready = [
            name
            for name, body in waiting.items()
            if not any(used.name in waiting for used in free_names(body))
        ]
        if not ready:
            break
        done.update({name: waiting.pop(name) for name in ready})
    return tuple(done.items())
