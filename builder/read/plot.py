"""Plots: curves over a range of one symbol."""

from __future__ import annotations

from builder.model.entry import Curve, Plot
from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.checks.claim import pair
from builder.read.codes import Code
from builder.read.expression import bindings, expression
from builder.read.fields import fields_of
from builder.read.node import Node, Scalar
from builder.read.reading import Reading
from builder.read.shape import listed, named, text
from builder.read.word import reference, symbol_of_key


def plot(node: Node, name: str) -> Reading[Plot | None]:
    """Read `{over: {x: [-3, 3]}, curves: [self, relu], at: {beta: 1}}`, with `axes: [x, y]` if they have names."""
    fields = yield from fields_of(node, name, ("over", "curves", "at", "axes"))
    if fields is None:
        return None
    over = yield from fields.needed("over", named(symbol_of_key, _interval))
    curves = yield from fields.needed("curves", listed(_curve))
    at = yield from fields.wanted("at", bindings)
    axes = yield from fields.wanted("axes", _axes)
    if over is None or curves is None:
        return None
    if len(over) > 1:
        message = "a plot runs over one symbol"
        yield Problem(Code.WRONG_SHAPE, message, over[1][0].span(), "fix the others with at:")
    if not over or not curves:
        return None
    symbol, (low, high) = over[0]
    return Plot(symbol, low, high, curves, at or (), axes or ())


def _interval(node: Node, name: str) -> Reading[tuple[Formula, Formula] | None]:
    """Read `[low, high]`."""
    return pair(node, name, expression, "[low, high]")


def _axes(node: Node, name: str) -> Reading[tuple[Text, ...] | None]:
    """Read `[what x is, what y is]`."""
    return (yield from pair(node, name, text, "[what x is, what y is]"))


def _curve(node: Node, name: str) -> Reading[Curve | None]:
    """Read `self`, an entry id, `{of: relu, label: ReLU}`, or a parametric `{x: u, y: u**0.25, label: ROC}`."""
    if isinstance(node, Scalar):
        ref: Text | None = yield from reference(node, name)
        return None if ref is None else Curve(ref=ref)
    fields = yield from fields_of(node, "a curve", ("of", "x", "y", "label"))
    if fields is None:
        return None
    label = yield from fields.wanted("label", text)
    of = fields.mapping.get("of")
    if of is None:
        x = yield from fields.needed("x", expression)
        y = yield from fields.needed("y", expression)
        return None if x is None or y is None else Curve(x=x, y=y, label=label)
    other = fields.mapping.get("x") or fields.mapping.get("y")
    if other is not None:
        message = "a curve is either of an entry's formula, or given by x and y"
        yield Problem(Code.WRONG_SHAPE, message, other.span(), "keep one of the two", also=of.span())
    ref = yield from fields.wanted("of", reference)
    return None if ref is None else Curve(ref=ref, label=label)
