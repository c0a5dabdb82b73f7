"""The kind `formula`."""

from __future__ import annotations

from builder.model.entry import FormulaEntry, Survivor, Unchecked
from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.read.check import checks
from builder.read.codes import Code
from builder.read.common import Common
from builder.read.expression import bindings, formula
from builder.read.fields import Fields, fields_of
from builder.read.grammar import parse_expression, parse_formula
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import listed, text
from builder.read.symbols import symbols

FIELDS = ("term", "formula", "unchecked", "symbols", "checks", "init", "survivors")


def read_formula(fields: Fields, common: Common) -> Reading[FormulaEntry | None]:
    """Read the formula with its checks.

    An entry whose formula can be read is kept whatever else is wrong; without a term it goes by its id.
    """
    term = yield from fields.needed("term", text)
    shown = yield from _formula(fields)
    own = yield from fields.wanted("symbols", symbols)
    init = yield from fields.wanted("init", bindings)
    asked = yield from fields.wanted("checks", checks)
    survivors = yield from fields.wanted("survivors", listed(_survivor))
    if shown is None:
        return None
    return FormulaEntry(
        **common,
        term=term or common["id"],
        formula=shown,
        symbols=own or (),
        init=init or (),
        checks=asked or (),
        survivors=survivors or (),
    )


def _formula(fields: Fields) -> Reading[Formula | Unchecked | None]:
    """Read `formula`, or `unchecked` in its place."""
    given, unchecked = fields.mapping.get("formula"), fields.mapping.get("unchecked")
    if given is not None and unchecked is not None:
        message = f"{fields.what} has both 'formula' and 'unchecked'"
        yield Problem(Code.WRONG_SHAPE, message, unchecked.span(), "keep one of the two", also=given.span())
    if given is None and unchecked is not None:
        return (yield from fields.wanted("unchecked", _unchecked))
    return (yield from fields.needed("formula", formula))


def _unchecked(node: Node, name: str) -> Reading[Unchecked | None]:
    """Read `{tex: ..., reason: ...}`."""
    fields = yield from fields_of(node, name, ("tex", "reason"))
    if fields is None:
        return None
    tex = yield from fields.needed("tex", text)
    reason = yield from fields.needed("reason", text)
    return None if tex is None or reason is None else Unchecked(tex, reason)


def _version(node: Node, name: str) -> Reading[Formula | None]:
    """Read a formula, or its right-hand side alone."""
    typed = yield from text(node, name)
    if typed is None:
        return None
    read = parse_expression(typed) if "=" not in typed.value.replace("==", "") else parse_formula(typed)
    if isinstance(read, Problem):
        yield read
        return None
    return read


def _survivor(node: Node, name: str) -> Reading[Survivor | None]:
    """Read `{mutant: ..., reason: ...}`."""
    fields = yield from fields_of(node, name, ("mutant", "reason"))
    if fields is None:
        return None
    mutant = yield from fields.needed("mutant", _version)
    reason = yield from fields.needed("reason", text)
    return None if mutant is None or reason is None else Survivor(mutant, reason)
