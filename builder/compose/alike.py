"""Symbols of one formula that a reader cannot tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.compose.linear import expression_linear
from builder.compose.tex import expression_tex
from builder.model.deck import Deck
from builder.model.entry import FormulaEntry
from builder.model.formula import Binder, Constant, Expression, Formula, Index, Name
from builder.model.problem import Problem, Severity
from builder.model.source import to_source
from builder.model.symbol import Symbol
from builder.model.tree import children

_BESIDE = re.compile(r"[{}\s]|\\,")
"""What does not show."""


def alike_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of every symbol that prints like another one of the same formula, as beta1 and beta_1 do."""
    for section in deck.sections:
        shared = {symbol.name.value: symbol for symbol in (*deck.symbols, *section.symbols)}
        for entry in section.entries:
            if isinstance(entry, FormulaEntry) and isinstance(entry.formula, Formula):
                symbols = shared | {symbol.name.value: symbol for symbol in entry.symbols}
                yield from _alike(entry.formula, symbols)


def _alike(formula: Formula, symbols: Mapping[str, Symbol]) -> Iterator[Problem]:
    seen: dict[str, Expression] = {}
    told: set[Expression] = set()
    for letter in _letters(formula):
        other = seen.setdefault(expression_linear(letter, symbols), letter)
        # Bold letters and the like are plain in a line of text.
        if letter != other and letter not in told and _look(letter, symbols) == _look(other, symbols):
            told.add(letter)
            name, first = to_source(letter), to_source(other)
            message = f"{name!r} prints like {first!r}"
            hint = "rename one of them, or give it a tex: of its own"
            span = formula.text.span(letter.start, len(name))
            yield Problem("prints-alike", message, span, hint, Severity.WARNING)


def _letters(formula: Formula) -> Iterator[Expression]:
    """Yield what stands for a value of its own: names, elements of arrays and constants, as they come."""
    target = formula.target
    if target is not None:
        yield (
            Index(Name(target.name), target.indices, target.start)
            if target.indices
            else Name(target.name, target.start)
        )
        yield from target.arguments
    yield from _within(formula.body)


def _within(node: Expression) -> Iterator[Expression]:
    match node:
        case Name() | Constant():
            yield node
        case Index():
            yield node
            for index in node.indices:
                yield from _within(index)
        case _:
            if isinstance(node, Binder):
                yield Name(node.index, node.start)
            for part in children(node):
                yield from _within(part)


def _look(letter: Expression, symbols: Mapping[str, Symbol]) -> str:
    return _BESIDE.sub("", expression_tex(letter, symbols))
