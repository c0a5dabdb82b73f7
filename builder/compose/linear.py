"""Formulas as a line of Unicode, for searching, copying and screen readers.

Quotients are slashed without spaces round the slash, so that a search for `TP/(TP` finds
`TP/(TP + FP)`; plus, minus and relations have a space at either side, a minus is ASCII's.
Function names are plain letters; scripts are Unicode's small ones where it has them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from builder.compose.arrange import arrange_expression, arrange_formula
from builder.compose.glyphs import LETTERS, accented, is_one_letter, subscript, superscript
from builder.compose.layout import (
    Accented,
    Applied,
    Big,
    Branches,
    Factors,
    Fenced,
    Fraction,
    Head,
    Joint,
    Layout,
    Letter,
    Listed,
    Negated,
    Numeral,
    Postfixed,
    Radical,
    Raw,
    Relation,
    Scripted,
    Sign,
    Slashed,
    Stacked,
    Terms,
    Word,
)
from builder.compose.place import Place
from builder.compose.retell import linear_from_tex
from builder.model.formula import Comparator, Expression, Formula
from builder.model.symbol import Symbol

__all__ = ["expression_linear", "formula_linear", "linear_from_tex"]

_COMPARATORS = {
    Comparator.EQUAL: "=",
    Comparator.NOT_EQUAL: "≠",
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
    Comparator.GREATER: ">",
    Comparator.AT_LEAST: "≥",
}
_HEADS = {"sigmoid": "σ", "Phi": "Φ", "logistic": "sigmoid", "normal": "Phi", "indicator": "1"}
_Joined = (
    Listed | Fraction | Slashed | Postfixed | Negated | Applied | Big | Terms | Factors | Relation | Branches
)
_JOINTS = {Joint.THIN: " ", Joint.DOT: "·", Joint.TIMES: "×"}


def formula_linear(formula: Formula, symbols: Mapping[str, Symbol]) -> str:
    """Return a formula with its left-hand side, e.g. `F₁ = 2PR/(P + R)`."""
    return spelled(arrange_formula(formula, symbols, Place.LINE))


def expression_linear(expression: Expression, symbols: Mapping[str, Symbol]) -> str:
    """Return an expression in the author's order, e.g. `TP/(TP + FP)`."""
    return spelled(arrange_expression(expression, symbols, Place.LINE))


def spelled(layout: Layout) -> str:
    """Return a layout in one line."""
    match layout:
        case Numeral(text) | Word(text):
            return text
        case Letter(name):
            return LETTERS.get(name, name)
        case Head(function):
            return _HEADS.get(function, function)
        case Raw(tex):
            return linear_from_tex(tex)
        case Accented(accent, body):
            return accented(spelled(body), accent)
        case Scripted(base, sub, sup):
            below = "" if sub is None else subscript(spelled(sub))
            above = "" if sup is None else superscript(spelled(sup))
            return f"{spelled(base)}{below}{above}"
        case Radical(body):
            return f"√{spelled(body)}" if _is_short(body) else f"√({spelled(body)})"
        case Fenced(fence, body):
            return f"{fence.value[0]}{spelled(body)}{fence.value[1]}"
        case Stacked(top, bottom):
            return f"binom({spelled(top)}, {spelled(bottom)})"
        case _:
            return _joined(layout)


def _joined(layout: _Joined) -> str:
    """Return parts with what stands between them."""
    match layout:
        case Listed(items, comma):
            return (", " if comma else "").join(spelled(item) for item in items)
        case Fraction(numerator, denominator) | Slashed(numerator, denominator):
            return f"{spelled(numerator)}/{spelled(denominator)}"
        case Postfixed(body):
            return f"{spelled(body)}!"
        case Negated(body):
            return f"-{spelled(body)}"
        case Applied(head, argument):
            return f"{spelled(head)}{'' if isinstance(argument, Fenced) else ' '}{spelled(argument)}"
        case Big(sign, below, above, body):
            limit = "" if above is None else superscript(spelled(above))
            return f"{sign.value}{subscript(spelled(below))}{limit} {spelled(body)}"
        case Terms(items):
            text = "".join(f" {sign.value} {spelled(term)}" for sign, term in items)
            return text[3:] if items[0][0] is Sign.PLUS else f"-{text[3:]}"
        case Factors():
            return _factors(layout)
        case Relation(first, rest):
            return spelled(first) + "".join(f" {_COMPARATORS[sign]} {spelled(side)}" for sign, side in rest)
        case Branches(rows, otherwise):
            cases = "; ".join(f"{spelled(value)} if {spelled(when)}" for value, when in rows)
            return f"{{{cases}; {spelled(otherwise)} otherwise}}"
        case _:
            assert_never(layout)


def _factors(layout: Factors) -> str:
    """Set factors side by side: letters touch, as in 2PR; words and functions keep a space."""
    text = spelled(layout.items[0])
    pairs = zip(layout.items, layout.items[1:], layout.joints, strict=False)
    for left, right, joint in pairs:
        touching = _is_short(left) and _is_short(right)
        text += ("" if touching else " ") if joint is Joint.NONE else _JOINTS[joint]
        text += spelled(right)
    return text


def _is_short(layout: Layout) -> bool:
    """Tell whether a factor needs no space beside it: brackets, a number, one letter with its scripts."""
    if isinstance(layout, Fenced | Radical | Numeral):
        return True
    base = layout.base if isinstance(layout, Scripted) else layout
    return isinstance(base, Fenced) or is_one_letter(spelled(layout))
