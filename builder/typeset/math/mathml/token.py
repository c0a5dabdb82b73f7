"""Letters, numbers, operators and text of MathML, with their class and letter form."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from xml.etree.ElementTree import Element

from builder.typeset.math.mathml.attribute import em_of
from builder.typeset.math.refusal import RefusedError
from builder.typeset.math.spacing import FENCES, LARGE, AtomClass, class_of
from builder.typeset.math.tree import Character, Fence, LargeOperator, Length, Node, Row, Space, Word

_NOTHING = frozenset("\u2061\u2062\u2063\u2064")
OMITTED = "\u2063"
"""What math-core writes for an omitted fence."""
_PRINTED = {"-": "−", "*": "∗", "∖": "\\"}
_BIG = {1.2: 1.2, 1.623: 1.8, 2.047: 2.4, 2.47: 3.0}
"""Heights of \\big and its like in em: math-core's and TeX's."""
_BY_SPACE = {0.0: AtomClass.ORDINARY, 0.2222: AtomClass.BINARY, 0.2778: AtomClass.RELATION}
"""What math-core means by equal spaces at either side of an operator."""
_SELECTORS = frozenset("\ufe00\ufe01")
"""What math-core writes after each letter of \\mathcal and \\mathscr."""
_SLASHED = "\u0338"
_WORD_SPACE = 0.25
"""In em."""
_ITALICS = {
    **dict(zip("hıȷ∂ϵϑϰϕϱϖ", "ℎ𝚤𝚥𝜕𝜖𝜗𝜘𝜙𝜚𝜛", strict=True)),
    **{chr(0x41 + i): chr(0x1D434 + i) for i in range(26)},
    **{chr(0x61 + i): chr(0x1D44E + i) for i in range(26) if i != ord("h") - 0x61},
    **{chr(0x391 + i): chr(0x1D6E2 + i) for i in range(25)},
    **{chr(0x3B1 + i): chr(0x1D6FC + i) for i in range(25)},
}
_TEXT_FORMS = {
    # Where the capitals, the small letters and the digits of a text style stand in Unicode.
    frozenset("b"): (0x1D400, 0x1D41A, 0x1D7CE),
    frozenset("i"): (0x1D434, 0x1D44E, 0),
    frozenset("bi"): (0x1D468, 0x1D482, 0x1D7CE),
    frozenset("s"): (0x1D5A0, 0x1D5BA, 0x1D7E2),
    frozenset("bs"): (0x1D5D4, 0x1D5EE, 0x1D7EC),
    frozenset("is"): (0x1D608, 0x1D622, 0x1D7E2),
    frozenset("bis"): (0x1D63C, 0x1D656, 0x1D7EC),
    frozenset("t"): (0x1D670, 0x1D68A, 0x1D7F6),
}
_TEXT_STYLES = {"b": "b", "i": "i", "em": "i", "code": "t", "math-core-sans-serif-font": "s"}


def identifier(element: Element) -> Node:
    """Read `<mi>`: a letter, slanted unless it says otherwise, or a name."""
    text = element.text or ""
    if len(text) == 1:
        char = text if element.get("mathvariant") == "normal" else _ITALICS.get(text, text)
        return Character(char, _LETTER_CLASSES.get(text, AtomClass.ORDINARY))
    if text[1:2] in _SELECTORS:
        letters = tuple(Character(text[i : i + 2]) for i in range(0, len(text), 2))
        return letters[0] if len(letters) == 1 else Row(letters)
    if text.endswith(_SLASHED):
        return Word(_ITALICS.get(text[0], text[0]) + text[1:], class_of(text[0]))
    plain = text.replace("−", "-")
    return Word(unicodedata.normalize("NFC", plain), is_name=True)


_LETTER_CLASSES = {":": AtomClass.PUNCTUATION, "…": AtomClass.INNER, "?": AtomClass.CLOSING}


def number(element: Element) -> Node:
    """Read `<mn>`."""
    text = element.text or ""
    return Character(text) if len(text) == 1 else Word(text, is_name=True)


def words(element: Element) -> Node:
    r"""Read `<mtext>`, in which math-core writes \textbf and its like as HTML."""
    text = _styled(element, frozenset()).replace("\xa0", " ")
    if not text.strip():
        return Space(Length(em=_WORD_SPACE * len(text)))
    return Word(text)


def operator(element: Element) -> Node:
    """Read `<mo>`: an operator, a relation, a fence, a sign."""
    text, attributes = element.text or "", element.attrib
    if len(text) > 1:  # a function's name
        return Word(text, AtomClass.OPERATOR, is_name=True)
    if grows(element):
        return Fence("" if text == OMITTED else text, _operator_class(text, attributes))
    if not text or text in _NOTHING:
        return Row(cls=None)
    cls = _operator_class(text, attributes)
    if "minsize" in attributes:
        size = em_of(attributes["minsize"])
        return Fence(text, cls, _BIG.get(round(size, 3), size))
    if text in LARGE:
        return LargeOperator(text)
    if text == "⋯":
        return dots("⋅")
    return Character(_PRINTED.get(text, text), cls)


def dots(char: str) -> Row:
    """Return TeX's dots: three characters a thin space apart, as one inner atom."""
    dot, gap = Character(char), Space(Length(em=3 / 18))
    return Row((dot, gap, dot, gap, dot), AtomClass.INNER)


def grows(element: Element) -> bool:
    """Return whether this is a delimiter that grows with its row."""
    if element.tag != "mo" or "minsize" in element.attrib:
        return False
    stretchy = element.get("stretchy")
    return element.text == OMITTED or stretchy == "true" or (stretchy is None and element.text in FENCES)


def is_name(element: Element) -> bool:
    """Return whether this is a function's name, with scripts or without."""
    while len(element) and element.tag in {
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mrow",
    }:
        parts = [part for part in element if part.tag != "mspace" or part.attrib]
        if not parts or (element.tag == "mrow" and len(parts) > 1):
            return False
        element = parts[0]
    return element.tag == "mi" and len(element.text or "") > 1


def _operator_class(char: str, attributes: Mapping[str, str]) -> AtomClass:
    """Return the class that math-core means by form and spaces, else that of the character."""
    form, cls = attributes.get("form"), class_of(char) if char else AtomClass.ORDINARY
    if form in {"prefix", "postfix"}:
        return AtomClass.OPENING if form == "prefix" else AtomClass.CLOSING
    if form == "infix" and "minsize" in attributes:
        return AtomClass.RELATION
    if cls in {AtomClass.OPERATOR, AtomClass.INNER}:
        return cls
    left, right = attributes.get("lspace"), attributes.get("rspace")
    if left is not None and left == right:
        return _BY_SPACE.get(em_of(left), AtomClass.ORDINARY)
    if cls is AtomClass.PUNCTUATION and right is not None and em_of(right) == 0:
        return AtomClass.ORDINARY
    return cls


def _styled(element: Element, style: frozenset[str]) -> str:
    """Return the characters of a text in the letter forms that HTML asks for."""
    parts = [_lettered(element.text or "", style)]
    for child in element:
        if child.get("style"):
            message = (
                "small capitals are not supported"
                if "small-caps" in child.get("style", "")
                else "styled text"
            )
            raise RefusedError(message)
        wish = _TEXT_STYLES.get(child.get("class") or child.tag, "")
        parts += [_styled(child, style | set(wish)), _lettered(child.tail or "", style)]
    return "".join(parts)


def _lettered(text: str, style: frozenset[str]) -> str:
    return "".join(_letter(char, style) for char in text) if style else text


@cache
def _letter(char: str, style: frozenset[str]) -> str:
    capitals, small, digits = _TEXT_FORMS.get(style, _TEXT_FORMS[frozenset("t")])
    if "A" <= char <= "Z":
        return chr(capitals + ord(char) - ord("A"))
    if char == "h" and style == {"i"}:
        return "ℎ"
    if "a" <= char <= "z":
        return chr(small + ord(char) - ord("a"))
    if digits and "0" <= char <= "9":
        return chr(digits + ord(char) - ord("0"))
    return char
