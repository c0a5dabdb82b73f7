"""Scripts, limits, accents, bars and braces: what MathML hangs on a base."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.typeset.math.mathml.row import Read
from builder.typeset.math.spacing import ARROWS, INTEGRALS, LARGE, AtomClass
from builder.typeset.math.tree import (
    Accent,
    Bar,
    Brace,
    LargeOperator,
    Limits,
    LongArrow,
    Node,
    Prescripts,
    Row,
    Scripts,
)

_COMBINING = dict(
    zip(
        "ˆ^˜~¯˙¨ˇ˘´`˚→",
        "\u0302\u0302\u0303\u0303\u0304\u0307\u0308\u030c\u0306\u0301\u0300\u030a\u20d7",
        strict=True,
    )
)
"""Accents as math-core writes them, and as the font has them."""
_BARS = frozenset("\u0332\u0305_‾―")
_WIDE = frozenset("⏞⏟⏜⏝⎴⎵")
_LABEL_ROOM = "0.4286em"
"""What math-core puts at either side of an arrow's label."""


def attached(element: Element, read: Read) -> Node:
    """Read `<msub>`, `<msup>` and `<msubsup>`."""
    base, *scripts = (read(kid) for kid in element)
    sub = scripts[0] if element.tag != "msup" else None
    sup = scripts[-1] if element.tag != "msub" else None
    cls = _class(base)
    if cls is AtomClass.OPERATOR and isinstance(base, Row):  # \mathop: math-core knows none
        return Limits(base, sub, sup, cls, movable=True)
    return Scripts(base, sub, sup, cls)


def over_under(element: Element, read: Read) -> Node:
    """Read `<munder>`, `<mover>` and `<munderover>`."""
    first, *marks = element
    base = read(first)
    under = marks[0] if element.tag != "mover" else None
    over = marks[-1] if element.tag != "munder" else None
    if "true" in {element.get("accent"), element.get("accentunder")} and marks[0].tag == "mo":
        return _marked(base, marks[0], is_over=over is not None)
    movable = (
        isinstance(base, LargeOperator)
        and base.char in LARGE - INTEGRALS
        and first.get("movablelimits") != "false"
    )
    below, above = (read(mark) if mark is not None else None for mark in (under, over))
    return Limits(base, below, above, _class(base), movable=movable)


def prescripts(element: Element, read: Read) -> Node:
    """Read `<mmultiscripts>`: pairs of scripts after the base, then pairs before it."""
    base, *rest = element
    split = next((i for i, kid in enumerate(rest) if kid.tag == "mprescripts"), len(rest))
    node = read(base)
    cls = _class(node)
    for sub, sup in _pairs(rest[:split], read):
        node = Scripts(node, sub, sup, cls)
    return Prescripts(node, tuple(_pairs(rest[split + 1 :], read)), cls)


def long_arrow(kids: Sequence[Element], read: Read) -> LongArrow | None:
    r"""Read \xrightarrow and its like, which stand between two spaces; None for what is none."""
    if len(kids) != 3 or any(kid.get("width") != "0.2777778em" for kid in (kids[0], kids[2])):  # noqa: PLR2004, two spaces
        return None
    arrow = kids[1]
    if arrow.tag not in {"munder", "mover", "munderover"} or arrow[0].tag != "mo":
        return None
    labels = [_label(label, read) for label in arrow[1:]]
    under = labels[0] if arrow.tag != "mover" else None
    over = labels[-1] if arrow.tag != "munder" else None
    return LongArrow(arrow[0].text or "", under, over)


def _label(element: Element, read: Read) -> Node:
    """Read the label of an arrow, without the room that math-core puts about it."""
    inner = element[0] if element.tag in {"munder", "mover"} and element[-1].tag == "mspace" else element
    kids = [kid for kid in inner if kid.get("width") != _LABEL_ROOM] if inner.tag == "mrow" else [inner]
    return Row(tuple(read(kid) for kid in kids))


def _marked(base: Node, mark: Element, *, is_over: bool) -> Node:
    char, stretchy = mark.text or "", mark.get("stretchy")
    cls = _class(base)
    if char in _BARS:
        return Bar(base, is_over, cls)
    if char in _WIDE or (char in ARROWS and stretchy != "false"):
        return Brace(base, char, is_over, cls)
    return Accent(base, _COMBINING.get(char, char), is_over, stretchy == "true", cls)


def _class(base: Node) -> AtomClass:
    return AtomClass.ORDINARY if base.cls is None else base.cls


def _pairs(kids: Sequence[Element], read: Read) -> list[tuple[Node | None, Node | None]]:
    scripts = [None if kid.tag in {"none", "mrow"} and not len(kid) else read(kid) for kid in kids]
    return list(zip(scripts[::2], scripts[1::2], strict=True))
