"""Words, code, links and formulas as boxes: what a line of text is broken between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import assert_never

from builder.model.piece import Break, Inline, Link, Math, Style, Verbatim, Words
from builder.typeset.desk import Desk, Ink
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.words import curled

FORCED = -inf
"""The cost of a break that its author asks for."""
_HYPHEN, _AFTER_MARK, _IN_CODE, _IN_NAME = 4.0, 5.0, 12.0, 60.0
"""What breaking there costs: 1, 4, 9 are lines that fall 10, 20, 30 points too short."""
PENALTY = 0.02
"""What a point of TeX's penalties costs, in formulas."""
_MARKS = re.compile(r"(?<=\w\w[-–—/])(?=\w\w)|(?<=[\u3000-\u9fff\uff00-\uffef])(?=[\u3040-\u9fff])")
"""After a dash or slash between words, and between characters of Chinese and Japanese."""
_JOINTS = re.compile(r"(?<=[\w)\]][._/,=(])(?=\w)")
"""Where long code may be broken."""
_LEAN = 0.06
"""More white before a formula, in ems: its letters have less of their own than Plex."""
_LONG_CODE = 12
_LONG_MATH = 60.0
_BLANK = " \t\n\r\f\v"


@dataclass(frozen=True, slots=True)
class Box:
    """What a line break never divides."""

    width: float
    content: str | Frame
    """Text to be set in the ink, or a frame."""
    ink: Ink
    space: float = 0.0
    """Before it, unless it begins a line."""
    cost: float = 0.0
    """Of beginning a line with it; infinite if it must not, `FORCED` if it must."""
    tail: str = ""
    """Set at the end of a line where the next begins with this box: a hyphen."""
    tail_width: float = 0.0
    bridge: str = ""
    """Set in the space before it, unless it begins a line."""


@dataclass(slots=True)
class _Row:
    """Boxes as they are added, and whether white waits before the next."""

    desk: Desk
    hyphenate: bool
    boxes: list[Box]
    white: float = 0.0
    forced: bool = False

    def add(self, width: float, content: str | Frame, ink: Ink, *, cost: float | None = None) -> None:
        joined = not self.white and bool(self.boxes)
        default = FORCED if self.forced else inf if joined else 0.0
        self.boxes.append(Box(width, content, ink, self.white, default if cost is None else cost))
        self.white, self.forced = 0.0, False

    def text(self, text: str, ink: Ink) -> None:
        """Add words."""
        space = self.desk.width(" ", ink)
        for index, token in enumerate(re.split(f"[{_BLANK}]+", curled(text))):
            if index:
                self.white = self.white or space
            if token:
                self.word(token, ink)

    def word(self, token: str, ink: Ink) -> None:
        """Add a word, in the parts that it may be divided into."""
        places = {match.start(): (_AFTER_MARK, "") for match in _MARKS.finditer(token)}
        if self.hyphenate:
            places |= {at: (_HYPHEN, "-") for at in self.desk.hyphens.places(token) if at not in places}
        self._parts(token, ink, places, None)

    def code(self, text: str, ink: Ink) -> None:
        """Add code; its own spaces stay as typed."""
        places = {match.start(): (_IN_CODE, "") for match in _JOINTS.finditer(text)}
        places = places if len(text) > _LONG_CODE else {}
        space = self.desk.width(" ", ink)
        for index, token in enumerate(text.split(" ")):
            start = len(" ".join(text.split(" ")[:index])) + bool(index)
            if index:
                self.white += space
            if token:
                own = {at - start: place for at, place in places.items() if start < at < start + len(token)}
                self._parts(token, ink, own, _IN_CODE if index else None)

    def _parts(self, token: str, ink: Ink, places: dict[int, tuple[float, str]], cost: float | None) -> None:
        """Add a token that may be broken at the places given, each with (cost, tail)."""
        before = 0.0
        cuts = sorted(places)
        for start, end in zip([0, *cuts], [*cuts, len(token)], strict=True):
            reached = self.desk.width(token[:end], ink)
            price, tail = places.get(start, (cost, ""))
            self.add(reached - before, token[start:end], ink, cost=price)
            if tail:
                width = self.desk.width(tail, ink)
                self.boxes[-1] = replace(self.boxes[-1], tail=tail, tail_width=width)
            before = reached


def boxes_of(
    inlines: Iterable[Inline],
    desk: Desk,
    ink: Ink,
    *,
    hyphenate: bool = False,
) -> tuple[Box, ...]:
    """Return inlines as boxes, the first with the space that its text begins with."""
    row = _Row(desk, hyphenate, [])
    for inline in inlines:
        match inline:
            case Words():
                row.text(inline.text, _styled(ink, inline.style))
            case Verbatim():
                row.code(inline.text, replace(ink, role=Role.CODE, size=ink.size * _CODE_SCALE))
            case Math():
                _math(row, inline, ink)
            case Link():
                _link(row, inline, ink)
            case Break():
                row.forced = True
            case _:
                assert_never(inline)
    return tuple(row.boxes)


def boxes_of_words(text: str, desk: Desk, ink: Ink, *, hyphenate: bool = False) -> tuple[Box, ...]:
    """Return plain text as boxes."""
    return boxes_of((Words(text),), desk, ink, hyphenate=hyphenate)


_CODE_SCALE = 7.5 / 8
"""Plex Mono looks larger than Plex Sans beside it."""


def _styled(ink: Ink, style: Style) -> Ink:
    match style:
        case Style.PLAIN:
            return ink
        case Style.STRONG:
            return replace(ink, role=Role.STRONG)
        case Style.EMPHASIS:
            return replace(ink, role=Role.EMPHASIS)
        case _:
            assert_never(style)


def _math(row: _Row, math: Math, ink: Ink) -> None:
    """Add a formula: whole if it is short, in parts that a long line may be broken between if not."""
    whole = row.desk.formula(math.tex, math.linear, ink.size)
    row.white += _LEAN * ink.size if row.white else 0.0
    if whole.width <= _LONG_MATH:
        row.add(whole.width, replace(whole, link=ink.link), ink)
        return
    for index, piece in enumerate(row.desk.formula_pieces(math.tex, math.linear, ink.size)):
        row.white = piece.space if index else row.white
        cost = piece.penalty * PENALTY if index else None
        row.add(piece.frame.width, replace(piece.frame, link=ink.link), ink, cost=cost)


def _link(row: _Row, link: Link, ink: Ink) -> None:
    """Add a reference; to what is not on the sheet it is plain text."""
    if link.entry in row.desk.places:
        ink = replace(ink, color=row.desk.layout.color.navy, link=link.entry)
    for index, box in enumerate(boxes_of(link.inlines, row.desk, ink)):
        row.white = row.white or box.space
        row.add(box.width, box.content, box.ink, cost=max(box.cost, _IN_NAME) if index else None)
