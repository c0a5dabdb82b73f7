"""The symbols that a deck, a section, an entry or a check declares."""

from __future__ import annotations

import re

from builder.model.problem import Problem
from builder.model.span import Text
from builder.model.symbol import Domain, DomainKind, Symbol
from builder.read.codes import Code
from builder.read.fields import fields_of
from builder.read.node import Node, Scalar
from builder.read.reading import Reading, collected
from builder.read.shape import mapping, text, wrong_shape
from builder.read.suggest import nearest
from builder.read.word import symbol_of_key

FIELDS = ("domain", "means", "tex")

_DOMAIN = re.compile(r"\s*(?P<kind>\w+)\s*(?:\[(?P<dimensions>[^\[\]]*)\])?\s*")
_SIZE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ARRAYS = {DomainKind.SIMPLEX: (1, 1), DomainKind.IDENTITY: (1, 1)}
"""The least and the most dimensions of a domain; from none to two of any other."""


def symbols(node: Node, name: str) -> Reading[tuple[Symbol, ...] | None]:
    """Read a mapping from names to what they stand for."""
    found = yield from mapping(node, name)
    if found is None:
        return None
    read: list[Symbol] = []
    for key, value in found.pairs:
        word = yield from symbol_of_key(key)
        declared = yield from _symbol(value, word, key.value)
        if declared is not None:
            read.append(declared)
    return tuple(read)


def _symbol(node: Node, name: Text | None, typed: str) -> Reading[Symbol | None]:
    """Read what one name stands for; of a symbol whose domain cannot be read, the rest is kept."""
    if isinstance(node, Scalar) and node.value:
        hint = f"write {{domain: {node.value}}}" if _DOMAIN.fullmatch(node.value) else "write {means: …}"
        yield wrong_shape(node, f"'{typed}'", "a mapping", hint)
        return None
    fields = yield from fields_of(node, f"'{typed}'", FIELDS)
    if fields is None:
        return None
    domain = yield from fields.wanted("domain", read_domain)
    means = yield from fields.wanted("means", text)
    tex = yield from fields.wanted("tex", text)
    return None if name is None else Symbol(name, domain, means, tex)


def read_domain(node: Node, name: str) -> Reading[Domain | None]:
    """Read `kind`, `kind[n]` or `kind[n,d]`; of a misspelt kind, go on with the one it is nearest to."""
    typed = yield from text(node, name)
    if typed is None:
        return None
    found = _DOMAIN.fullmatch(typed.value)
    if found is None:
        yield _bad_domain(typed, "is no domain", "write e.g. real, prob, real[n] or real[n,d]")
        return None
    kinds = [kind.value for kind in DomainKind]
    word = found["kind"] if found["kind"] in kinds else nearest(found["kind"], kinds)
    if word != found["kind"]:
        hint = f"did you mean '{word}'?" if word else f"known here: {', '.join(kinds)}"
        yield Problem(
            Code.BAD_DOMAIN,
            f"'{found['kind']}' is no domain",
            typed.span(found.start("kind"), len(found["kind"])),
            hint,
        )
        return collected(_dimensioned(typed, DomainKind(word), found))[0] if word else None
    return (yield from _dimensioned(typed, DomainKind(word), found))


def _dimensioned(typed: Text, kind: DomainKind, found: re.Match[str]) -> Reading[Domain | None]:
    """Read the dimensions of a domain of known kind."""
    dimensions = _words(found["dimensions"])
    for word in dimensions:
        if not _SIZE.fullmatch(word):
            yield _bad_domain(
                typed, "has a dimension that is no name", "name a symbol of the domain size, e.g. real[n]"
            )
            return None
    least, most = _ARRAYS.get(kind, (0, 2))
    if (found["dimensions"] is not None and not least <= len(dimensions) <= most) or len(dimensions) < least:
        example = f"{kind}[K]" if most == 1 else f"{kind}, {kind}[n] or {kind}[n,d]"
        yield _bad_domain(typed, "has the wrong number of dimensions", f"write {example}")
        return None
    return Domain(kind, dimensions)


def _words(dimensions: str | None) -> tuple[str, ...]:
    """Return what stands between the commas."""
    return () if dimensions is None else tuple(word.strip() for word in dimensions.split(","))


def _bad_domain(typed: Text, wrong: str, hint: str) -> Problem:
    """Say what is wrong with all of a domain."""
    return Problem(Code.BAD_DOMAIN, f"'{typed}' {wrong}", typed.span(), hint)
