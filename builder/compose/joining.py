"""Joining layouts, with parentheses wherever the eye would otherwise read something else."""

from __future__ import annotations

from dataclasses import replace

from builder.compose.layout import (
    Accented,
    Applied,
    Big,
    BigSign,
    Branches,
    Factors,
    Fence,
    Fenced,
    Fraction,
    Head,
    Joint,
    Layout,
    Letter,
    Negated,
    Numeral,
    Postfixed,
    Radical,
    Raw,
    Relation,
    Scripted,
    Sign,
    Slashed,
    Strength,
    Terms,
    Word,
)
from builder.compose.names import raw_strength

BARE_HEADS = frozenset({"log", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"})
"""Functions whose argument may stand without parentheses."""


def strength(layout: Layout) -> Strength:
    """Return how firmly a layout holds together against its neighbours."""
    match layout:
        case Relation():
            return Strength.RELATION
        case Terms() | Negated():
            return Strength.SUM
        case Factors() | Slashed() | Big() | Branches():
            return Strength.PRODUCT
        case Fraction():
            return Strength.FRACTION
        case Applied(head):
            return Strength.PRODUCT if is_bare_head(head) else Strength.ATOM
        case Scripted(base, _, sup):
            return Strength.POWER if sup is not None else strength(base)
        case Postfixed() | Radical():
            return Strength.POWER
        case Raw():
            return raw_strength(layout)
        case _:
            return Strength.ATOM


def is_bare_head(head: Layout) -> bool:
    """Tell whether a function is one of those that may go without parentheses, as log is."""
    head = head.base if isinstance(head, Scripted) else head
    return isinstance(head, Head) and head.function in BARE_HEADS


def parenthesised(layout: Layout) -> Fenced:
    """Put a layout in parentheses."""
    return Fenced(Fence.PAREN, layout)


def closed(layout: Layout) -> Layout:
    """Return a layout that swallows nothing of what follows it: log(x), (∑ x)."""
    match layout:
        case Applied(head, argument) if not _is_closed_call(layout):
            return Applied(head, parenthesised(argument))
        case Big() | Branches():
            return parenthesised(layout)
        case _:
            return layout


def negated(body: Layout) -> Layout:
    """Return minus a layout."""
    return Negated(_firm(body))


def plus(left: Layout, right: Layout) -> Layout:
    """Return a sum in the author's order; a term in parentheses of its own only if it must be."""
    match right:
        case Terms(((Sign.PLUS, _), *_)):
            return _summed(left, right.items)
        case _:
            return _summed(left, ((Sign.PLUS, _firm(right)),))


def minus(left: Layout, right: Layout) -> Layout:
    """Return a difference."""
    return _summed(left, ((Sign.MINUS, _firm(right)),))


def times(left: Layout, right: Layout) -> Layout:
    """Return a product; equal ones side by side read the same however they were grouped."""
    first, inner = _factors(left)
    second, outer = _factors(right)
    first = tuple(closed(factor) for factor in first)
    joint = joint_between(first[-1], second[0])
    return Factors((*first, *second), (*inner, joint, *outer))


def over(numerator: Layout, denominator: Layout) -> Slashed:
    """Return a quotient in one line."""
    numerator, denominator = closed(numerator), closed(denominator)
    if strength(numerator) < Strength.PRODUCT or isinstance(numerator, Slashed) or _ends_openly(numerator):
        numerator = parenthesised(numerator)
    if strength(denominator) < Strength.FRACTION and not _is_closed_call(denominator):
        denominator = parenthesised(denominator)
    return Slashed(numerator, denominator)


def raised(base: Layout, exponent: Layout) -> Scripted:
    """Return a power; of a base that already has a superscript or is no single thing, in parentheses."""
    if strength(base) < Strength.ATOM:
        return Scripted(parenthesised(base), None, exponent)
    if isinstance(base, Scripted):
        return replace(base, sup=exponent)
    return Scripted(base, None, exponent)


def factorial(body: Layout) -> Postfixed:
    """Return a factorial."""
    simple = isinstance(body, Letter | Word | Numeral | Accented | Scripted | Raw)
    return Postfixed(body if simple and strength(body) is Strength.ATOM else parenthesised(body))


def applied(head: Layout, argument: Layout) -> Applied:
    """Return a function of one argument, without parentheses where a careful hand leaves them off."""
    bare = is_bare_head(head) and _stands_bare(argument)
    return Applied(head, argument if bare else parenthesised(argument))


def over_index(sign: BigSign, below: Layout, above: Layout | None, body: Layout) -> Big:
    """Return a sum or its like; its body is a product at most."""
    return Big(sign, below, above, _firm(body))


def compared(left: Layout, right: Layout) -> tuple[Layout, Layout]:
    """Return the sides of a relation, fit to stand beside its sign."""
    return parenthesised(left) if _ends_loosely(left) else left, right


def joint_between(left: Layout, right: Layout) -> Joint:
    """Return what a careful hand puts between two factors: nothing, a thin space, or a dot."""
    start, end = _start(right), _end(left)
    if isinstance(start, Numeral) or (isinstance(end, Numeral | Fraction) and _begins_with_number(start)):
        return Joint.DOT
    if isinstance(start, Fraction) and isinstance(end, Fraction):
        return Joint.DOT
    if _is_word(start):
        return Joint.DOT if _is_word(end) else Joint.THIN
    if _is_word(end):
        return Joint.DOT if isinstance(start, Fenced | Applied) else Joint.THIN
    calls = isinstance(start, Applied) and not is_bare_head(start.head)
    if calls and isinstance(end, Letter | Accented | Scripted | Raw | Applied):
        return Joint.DOT
    if isinstance(end, Applied) and isinstance(start, Fenced):
        return Joint.DOT
    return Joint.NONE


def _firm(layout: Layout) -> Layout:
    return parenthesised(layout) if strength(layout) < Strength.PRODUCT else layout


def _summed(left: Layout, more: tuple[tuple[Sign, Layout], ...]) -> Terms:
    match left:
        case Terms(items):
            pass
        case Negated(body):
            items = ((Sign.MINUS, body),)
        case _:
            items = ((Sign.PLUS, left),)
    items = tuple((sign, parenthesised(term) if _ends_loosely(term) else term) for sign, term in items)
    return Terms((*items, *more))


def _factors(layout: Layout) -> tuple[tuple[Layout, ...], tuple[Joint, ...]]:
    match layout:
        case Factors(items, joints):
            return items, joints
        case Slashed():
            return (parenthesised(layout),), ()
        case _:
            return (_firm(layout),), ()


def _ends_loosely(layout: Layout) -> bool:
    """Tell whether a plus after it would seem to belong to it: cases, and a maximum over an index."""
    match layout:
        case Branches() | Big(sign=BigSign.MAXIMUM | BigSign.MINIMUM):
            return True
        case Big(body=last) | Negated(last) | Factors((*_, last)) | Terms((*_, (_, last))) | Applied(_, last):
            return _ends_loosely(last)
        case _:
            return False


def _ends_openly(layout: Layout) -> bool:
    """Tell whether a slash after it would seem to belong to it: any operator over an index, and log x."""
    match layout:
        case Big() | Branches():
            return True
        case Factors((*_, last)):
            return _ends_openly(last)
        case Applied():
            return not _is_closed_call(layout)
        case _:
            return False


def _stands_bare(argument: Layout) -> bool:
    match argument:
        case Letter() | Word() | Accented() | Numeral() | Fraction() | Radical():
            return True
        case Fenced(fence):
            return fence is not Fence.PAREN
        case Scripted(base, _, None):
            return _stands_bare(base)
        case Raw():
            return raw_strength(argument) is Strength.ATOM
        case Big(sign):
            return sign in {BigSign.SUM, BigSign.PRODUCT}
        case Applied(head):
            return _is_closed_call(argument) and not is_bare_head(head)
        case _:
            return False


def _is_closed_call(layout: Layout) -> bool:
    match layout:
        case Applied(_, Fenced(Fence.PAREN | Fence.SQUARE)):
            return True
        case _:
            return False


def _begins_with_number(layout: Layout) -> bool:
    """Tell whether a layout would read as more digits of a number before it."""
    match layout:
        case Fraction(Numeral(), Numeral()) | Applied(head=Head("indicator")):
            return True
        case _:
            return False


def _is_word(layout: Layout) -> bool:
    match layout:
        case Scripted(base):
            return _is_word(base)
        case Word():
            return True
        case Raw(tex):
            return tex.startswith((r"\mathrm", r"\text", r"\operatorname"))
        case _:
            return False


def _start(layout: Layout) -> Layout:
    """Return what the eye meets first."""
    match layout:
        case Scripted(base=Numeral() as base):
            return base
        case Postfixed(body):
            return _start(body)
        case _:
            return layout


def _end(layout: Layout) -> Layout:
    """Return what the eye meets last."""
    return _end(layout.body) if isinstance(layout, Postfixed) else layout
