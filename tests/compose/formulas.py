"""Formulas to print: those of the field, from formulas.yaml, and what an author may type."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.model.formula import Formula
from builder.model.span import Span, text_at
from builder.model.symbol import Domain, DomainKind, Symbol
from builder.read.grammar import parse_expression, parse_formula

_DOMAIN = re.compile(r"(\w+)(?:\[(.*)\])?")


@dataclass(frozen=True)
class Case:
    """A formula of the field, its symbols, and its right-hand side as a person set it."""

    id: str
    formula: Formula
    symbols: dict
    by_hand: str


def text(value):
    return text_at(value, Span("cards/metrics.yaml", 1, 1))


def parsed(source):
    formula = parse_formula(text(source))
    assert isinstance(formula, Formula), formula
    return formula


def expression(source):
    formula = parse_expression(text(source))
    assert isinstance(formula, Formula), formula
    return formula.body


def symbol(name, *, domain=None, tex=None, means=None):
    """Declare a symbol; its domain as an author writes it."""
    kind, sizes = _DOMAIN.fullmatch(domain or "real").groups()
    dimensions = tuple(sizes.replace(" ", "").split(",")) if sizes else ()
    return Symbol(
        text(name),
        Domain(DomainKind(kind), dimensions),
        None if means is None else text(means),
        None if tex is None else text(tex),
    )


def _cases():
    source = yaml.safe_load(Path(__file__).with_name("formulas.yaml").read_text(encoding="utf-8"))
    shared = {name: symbol(name, **given) for name, given in source["symbols"].items()}
    for entry in source["formulas"]:
        own = {name: symbol(name, **given) for name, given in entry.get("symbols", {}).items()}
        yield Case(entry["id"], parsed(entry["formula"]), shared | own, entry["by_hand"])


CASES = {case.id: case for case in _cases()}
