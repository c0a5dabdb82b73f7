"""Formulas as TeX: what is shown is printed from the tree that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from builder.compose.arrange import arrange_expression, arrange_formula
from builder.compose.layout import Layout
from builder.compose.printer import print_tex
from builder.model.formula import Expression, Formula
from builder.model.memory import Forgetful, Memory
from builder.model.symbol import Symbol

_FORGETFUL = Forgetful()


def formula_tex(formula: Formula, symbols: Mapping[str, Symbol], memory: Memory = _FORGETFUL) -> str:
    r"""Return a formula with its left-hand side, e.g. `F_1 = \frac{2 P R}{P + R}`."""
    return layout_tex(arrange_formula(formula, symbols), memory)


def expression_tex(expression: Expression, symbols: Mapping[str, Symbol], memory: Memory = _FORGETFUL) -> str:
    """Return an expression in the author's order."""
    return layout_tex(arrange_expression(expression, symbols), memory)


def layout_tex(layout: Layout, memory: Memory = _FORGETFUL) -> str:
    """Spell a layout; what the memory knows is not spelled again, and SymPy not imported for it."""
    key = sha256(f"{_edition()}{layout!r}".encode()).hexdigest()
    known = memory.recall("tex", key)
    if known is not None:
        return known
    tex = print_tex(layout)
    memory.keep("tex", key, tex)
    return tex


@cache
def _edition() -> str:
    """Tell one edition of the printer from another, so that a memory never holds an older one's TeX."""
    return sha256(Path(__file__).with_name("printer.py").read_bytes()).hexdigest()
