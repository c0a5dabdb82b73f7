"""Reads math-core's MathML into a tree that says in TeX's terms what each part is.

math-core writes MathML Core for browsers: it spells TeX's spacing out as lspace, rspace and
<mspace>, and groups function calls.  Here that is undone, so that the layout can apply TeX's
own spacing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.entities import html5
from types import MappingProxyType
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from builder.typeset.math import marks
from builder.typeset.math.mathml.attach import attached, long_arrow, over_under, prescripts
from builder.typeset.math.mathml.attribute import declarations, length_of
from builder.typeset.math.mathml.row import is_fenced, row
from builder.typeset.math.mathml.table import table
from builder.typeset.math.mathml.token import identifier, number, operator, words
from builder.typeset.math.refusal import RefusedError
from builder.typeset.math.spacing import THIN, AtomClass
from builder.typeset.math.tree import (
    Fraction,
    Length,
    Mark,
    Marked,
    Node,
    Radical,
    Reshaped,
    Row,
    Space,
    Styled,
    Table,
    TableKind,
)

_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)(\w+;)")
_CLASSES = MappingProxyType(
    {
        marks.OPERATOR: AtomClass.OPERATOR,
        marks.INNER: AtomClass.INNER,
        marks.PUNCTUATION: AtomClass.PUNCTUATION,
        marks.OPENING: AtomClass.OPENING,
        marks.CLOSING: AtomClass.CLOSING,
        marks.BINARY: AtomClass.BINARY,
        marks.RELATION: AtomClass.RELATION,
        marks.ORDINARY: AtomClass.ORDINARY,
    }
)
_OVERHANG = MappingProxyType({marks.LAP_LEFT: 1.0, marks.LAP_RIGHT: 0.0, marks.LAP_CENTER: 0.5})
_SCRIPT_LEVEL = 1
_MAX_DEPTH = 60
"""Elements within each other: each takes up to ten calls to lay out, of the thousand that Python has."""
_THIN_SPACE = Space(Length(em=THIN))


def read(mathml: str) -> Row:
    """Read one `<math>` element.  Raises `RefusedError` for what cannot be set."""
    named = _ENTITY.sub(lambda match: html5[match[1]], mathml)
    try:
        root = ET.fromstring(named)  # noqa: S314, math-core's own output
    except ET.ParseError as error:
        message = "the formula cannot be read"
        raise RefusedError(message) from error
    _measure(root)
    return Row(row(root, _read))


def _measure(root: Element) -> None:
    """Refuse what nests so deeply that laying it out would run out of stack."""
    level, kids = 0, [root]
    while kids:
        level += 1
        if level > _MAX_DEPTH:
            message = "the formula is nested too deeply"
            raise RefusedError(message)
        kids = [kid for element in kids for kid in element]


def _read(element: Element) -> Node:
    reader = _READERS.get(element.tag)
    if reader is None:
        message = f"<{element.tag}> is not supported"
        raise RefusedError(message)
    node = reader(element)
    if element.attrib and element.tag not in _TOKENS:
        return _styled(node, element)
    return node


def _styled(node: Node, element: Element) -> Node:
    """Wrap a node in the style that its element asks for."""
    display, level, style = (
        element.get("displaystyle"),
        element.get("scriptlevel"),
        declarations(element.attrib),
    )
    color, cramped = style.get("color"), style.get("math-shift") == "compact"
    if isinstance(node, Table) or not (display or level or color or cramped):
        return node
    return Styled(
        node,
        display=display == "true" if display else None,
        level=int(level) if level else None,
        cramped=cramped,
        color=color.lower() if color else None,
        cls=node.cls,
    )


def _group(element: Element) -> Node:
    """Read `<mrow>`: what braces, fences or a mark group."""
    kids = [kid for kid in element if kid.tag != "mspace" or kid.attrib]
    number_of_mark = marks.mark_of(kids[0].get("width")) if kids and kids[0].tag == "mspace" else None
    if number_of_mark is not None:
        is_guarded = len(kids) > 1 and kids[1].tag == "mrow" and not len(kids[1])
        return _marked(number_of_mark, Row(row(kids[1 + is_guarded :], _read)))
    arrow = long_arrow(kids, _read)
    if arrow is not None:
        return arrow
    atoms = row(kids, _read)
    if is_fenced(kids):
        return _fenced(kids, atoms)
    if len(atoms) == 1:
        return atoms[0]
    return Row(atoms)


def _fenced(kids: list[Element], atoms: tuple[Node, ...]) -> Row:
    is_binomial = len(kids) == 3 and kids[1].tag == "mfrac" and kids[1].get("linethickness") == "0"  # noqa: PLR2004, two fences
    return Row(atoms, AtomClass.ORDINARY if is_binomial else AtomClass.INNER, is_binomial)


def _marked(number_of_mark: int, body: Row) -> Node:
    """Return a group as its mark says."""
    if number_of_mark in _CLASSES:
        return replace(body, cls=_CLASSES[number_of_mark])
    if number_of_mark in _OVERHANG:
        return Reshaped(body, wide=False, overhang=_OVERHANG[number_of_mark])
    if number_of_mark == marks.SMASH:
        return Reshaped(body, tall=False)
    if number_of_mark == marks.SMALL_MATRIX and isinstance(body.kids[0], Table):
        small = replace(body.kids[0], kind=TableKind.SMALL, level=_SCRIPT_LEVEL)
        return Row((_THIN_SPACE, small, _THIN_SPACE))
    return body


def _fraction(element: Element) -> Node:
    above, below = (_read(kid) for kid in element)
    return Fraction(
        above,
        below,
        ruled=length_of(element.get("linethickness", "1em")) != Length(),
        strutted="padding-top" in declarations(element.attrib),
    )


def _square_root(element: Element) -> Node:
    return Radical(Row(row(element, _read)))


def _root(element: Element) -> Node:
    body, degree = (_read(kid) for kid in element)
    return Radical(body, degree)


def _space(element: Element) -> Node:
    return Space(length_of(element.get("width") or declarations(element.attrib).get("margin-left")))


def _phantom(element: Element) -> Node:
    return Reshaped(Row(row(element, _read)), inked=False)


def _padded(element: Element) -> Node:
    body = Row(row(element, _read))
    return Reshaped(
        body,
        wide=element.get("width") != "0",
        tall=element.get("height") != "0",
        rise=length_of(element.get("voffset")),
    )


def _enclosed(element: Element) -> Node:
    kids = [kid for kid in element if not kid.get("class", "").startswith("menclose")]
    wanted = element.get("notation", "box").split()
    return Marked(Row(row(kids, _read)), tuple(Mark(name) for name in wanted))


_TOKENS = MappingProxyType({"mi": identifier, "mn": number, "mo": operator, "mtext": words, "mspace": _space})
_READERS: Mapping[str, Callable[[Element], Node]] = MappingProxyType(
    {
        **_TOKENS,
        "mrow": _group,
        "mfrac": _fraction,
        "msqrt": _square_root,
        "mroot": _root,
        "mphantom": _phantom,
        "mpadded": _padded,
        "menclose": _enclosed,
        "msub": lambda element: attached(element, _read),
        "msup": lambda element: attached(element, _read),
        "msubsup": lambda element: attached(element, _read),
        "munder": lambda element: over_under(element, _read),
        "mover": lambda element: over_under(element, _read),
        "munderover": lambda element: over_under(element, _read),
        "mmultiscripts": lambda element: prescripts(element, _read),
        "mtable": lambda element: table(element, _read),
    }
)
