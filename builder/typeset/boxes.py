"""Words, code, links and formulas as boxes: what a line of text is broken between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import assert_never

from builder.model.piece import Break, Inline, Link, Math, Style, Verbatim, Words
from builder.typeset.box import FORCED, Box, Ink
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.script import breakable, segments
from builder.typeset.words import curled

_HYPHEN, _AFTER_MARK, IN_CODE, _IN_NAME = 4.0, 5.0, 12.0, 60.0
"""What breaking there costs: 1, 4, 9 are lines that fall 10, 20, 30 points too short."""
_IN_WORD = 2500.0
"""What breaking `cross_val_score` costs: more than one more line, even of one word, does."""
PENALTY = 0.02
"""What a point of TeX's penalties costs, in formulas."""
_MARKS = re.compile(r"(?<=\w\w[-–—/])(?=\w\w)")
"""After a dash or slash between words."""
_JOINTS = re.compile(r"(?<=[\w)\]][._/,=(])(?=\w)")
"""Where long code may be broken."""
_LEAN = 0.06
"""More white before a formula, in ems: its letters have less of their own than Plex."""
_FORMULA = "x"
"""What a formula is, beside characters without white."""
_LONG_CODE = 12
_LONG_MATH = 60.0
_BLANKS = re.compile("[ \t\n\r\f\v]+")
_SIGNS = frozenset("×÷=≈<>")
_UNITS = frozenset(
    ["%", "s", "ms", "h", "k", "M", "G", "T", "B", "kB", "KB", "MB", "GB", "TB", "W", "bits", "bytes"]
)
_AFTER_SIGN, _BEFORE_UNIT = 12.0, 40.0
"""What breaking costs within a reckoning: `4 × | 3`, `12 | GB`."""


@dataclass(slots=True)
class _Row:
    """Boxes as they are added, and whether white waits before the next."""

    desk: Desk
    hyphenate: bool
    boxes: list[Box]
    white: float = 0.0
    forced: bool = False

    def add(self, box: Box, *, cost: float | None = None) -> None:
        """Add a box; if its cost is not said, a line may begin with it after white only."""
        if cost is None:
            joined = not self.white and self.boxes and not _apart(self.boxes[-1].content, box.content)
            cost = FORCED if self.forced else inf if joined else 0.0
        if (box.space, box.cost) != (self.white, cost):
            box = replace(box, space=self.white, cost=cost)
        self.boxes.append(box)
        self.white, self.forced = 0.0, False

    def text(self, text: str, ink: Ink) -> None:
        """Add words."""
        space = self.desk.width(" ", ink)
        known = self.desk.known_words(ink, hyphenate=self.hyphenate)
        before = ""
        for index, token in enumerate(_BLANKS.split(curled(text))):
            if index:
                self.white = self.white or space
            for part in segments(token) if token else ():
                if part not in known:
                    known[part] = self.word(part, ink, space)
                first, *others = known[part]
                self.add(first, cost=_tied(before, part) if self.white and not self.forced else None)
                self.boxes += others
            before = token

    def word(self, token: str, ink: Ink, space: float) -> tuple[Box, ...]:
        """Return a word, after a space, in the parts that it may be divided into."""
        places = {match.start(): (_AFTER_MARK, "") for match in _MARKS.finditer(token)}
        if self.hyphenate:
            places |= {at: (_HYPHEN, "-") for at in self.desk.hyphens.places(token) if at not in places}
        first, *others = self._parts(token, ink, places)
        return (replace(first, space=space), *others)

    def code(self, text: str, ink: Ink) -> None:
        """Add code; its own spaces stay as typed."""
        joints = (match.start() for match in _JOINTS.finditer(text))
        places = {at: (_IN_WORD if text[at - 1] == "_" else IN_CODE, "") for at in joints}
        places = places if len(text) > _LONG_CODE else {}
        space = self.desk.width(" ", ink)
        start = 0
        for index, token in enumerate(text.split(" ")):
            if index:
                self.white += space
            if token:
                own = {at - start: place for at, place in places.items() if start < at < start + len(token)}
                first, *others = self._parts(token, ink, own)
                self.add(first, cost=IN_CODE if index else None)
                self.boxes += others
            start += len(token) + 1

    def _parts(self, token: str, ink: Ink, places: Mapping[int, tuple[float, str]]) -> Iterator[Box]:
        """Yield a token in parts, broken at the places given, each with (cost, tail)."""
        before, cuts = 0.0, sorted(places)
        ends = [*cuts, len(token)]
        reaches = self.desk.fonts.reaches(token, ends, ink.role, ink.size)
        for start, end, reached in zip([0, *cuts], ends, reaches, strict=True):
            cost, tail = places.get(start, (0.0, ""))
            width = self.desk.width(tail, ink) if tail else 0.0
            yield Box(reached - before, token[start:end], ink, 0.0, cost, tail, width)
            before = reached


def _apart(before: str | Frame, after: str | Frame) -> bool:
    """Tell whether a line may end between contents without white: beside Chinese and Japanese, formulas too."""
    left = before[-1:] if isinstance(before, str) else _FORMULA
    right = after[:1] if isinstance(after, str) else _FORMULA
    return breakable(left, right)


def _tied(before: str, word: str) -> float | None:
    """Return what it costs to begin a line with a word after what it belongs to, if it belongs to it."""
    if before in _SIGNS:
        return _AFTER_SIGN
    return _BEFORE_UNIT if before[-1:].isdigit() and word.rstrip(".,;:)") in _UNITS else None


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
        row.add(Box(whole.width, replace(whole, link=ink.link), ink))
        return
    for index, piece in enumerate(row.desk.formula_pieces(math.tex, math.linear, ink.size)):
        row.white = piece.space if index else row.white
        cost = piece.penalty * PENALTY if index else None
        row.add(Box(piece.frame.width, replace(piece.frame, link=ink.link), ink), cost=cost)


def _link(row: _Row, link: Link, ink: Ink) -> None:
    """Add a reference; to what is not on the sheet it is plain text."""
    if link.entry in row.desk.places:
        ink = replace(ink, color=row.desk.layout.color.navy, link=link.entry)
    for index, box in enumerate(boxes_of(link.inlines, row.desk, ink)):
        row.white = row.white or box.space
        row.add(box, cost=max(box.cost, _IN_NAME) if index else None)
