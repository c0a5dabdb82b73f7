"""Code as its author typed it, beside a bar: a slug a line, on a grid of its own letters."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from builder.model.piece import Code
from builder.model.piece import Ink as Kind
from builder.typeset.box import Ink
from builder.typeset.desk import Desk
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug
from builder.typeset.mirror import mirrored
from builder.typeset.paragraph import strut

_WHOLE = 12
"""Code of at most so many lines stays in one column."""
_KEEP = 3
"""Lines that stay together at either end of longer code."""
_SPLIT, _SPLIT_AT_BLANK = 40.0, 20.0
"""What it costs a column to begin inside code, and at a blank line of it, in points of white."""
_TAB = 4
_CONTINUED = 4
"""Letters by which the rest of a line that is too long stands further in."""
_Piece = tuple[int, str, Kind | None]
"""(column, letters, ink)."""


def code(piece: Code, desk: Desk, measure: float) -> tuple[Slug, ...]:
    """Set code in a column; what is longer than the column goes on below, and is a fault that stops nothing."""
    inset = desk.layout.space.code
    letter = desk.width("0", _ink(None, desk))
    most = int((measure - inset) / letter + 1e-6)
    rows = [row for line in _lines(piece) for row in _folded(line, most)]
    longest = max((len(line.expandtabs(_TAB)) for line in piece.text.split("\n")), default=0)
    if longest > most:
        message = f"a line of the code is {longest} characters long, its column holds {most}"
        desk.refuse(FaultKind.LONG_CODE, message, "break the line where it reads best")
    count = len(rows)
    slugs: list[Slug] = []
    for index, row in enumerate(rows):
        inside = count > _WHOLE and _KEEP <= index <= count - _KEEP
        cost = (_SPLIT_AT_BLANK if not rows[index - 1] else _SPLIT) if inside else inf
        grows = 0.0 if index else desk.layout.space.stretch_inside
        slugs.append(Slug(_set(row, letter, desk, measure), cost=cost, grows=grows))
    return tuple(slugs)


def _lines(piece: Code) -> Iterator[list[_Piece]]:
    """Yield the lines of code, each as runs in one ink; white at the ends of a line is left out."""
    start = 0
    for line in piece.text.split("\n"):
        yield [
            (column, text, ink)
            for first, last, ink in _runs(piece, start, start + len(line))
            for column, text in [_trimmed(line, first - start, last - start)]
            if text
        ]
        start += len(line) + 1


def _runs(piece: Code, start: int, end: int) -> Iterator[tuple[int, int, Kind | None]]:
    """Yield (start, end, ink) of what stands between two offsets."""
    for first, last, ink in piece.inks:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first, None
        yield max(first, start), min(last, end), ink
        start = min(last, end)
    if start < end:
        yield start, end, None


def _trimmed(line: str, first: int, last: int) -> tuple[int, str]:
    """Return (column, letters) of a run, its tabs drawn out, without the line's own indent and end."""
    column = len(line[:first].expandtabs(_TAB))
    text = line[:last].expandtabs(_TAB)[column:]
    if not line[:first].strip():
        indent = len(text) - len(text.lstrip())
        column, text = column + indent, text[indent:]
    return column, text.rstrip() if last == len(line) else text


def _folded(line: list[_Piece], most: int) -> Iterator[list[_Piece]]:
    """Yield a line in as many rows as it needs, the later ones further in."""
    while line and line[-1][0] + len(line[-1][1]) > most:
        text = _letters(line)
        indent = len(text) - len(text.lstrip())
        cut = max(text.rfind(" ", indent + 1, most + 1), text.rfind(",", indent + 1, most) + 1)
        cut = cut if cut > indent + _CONTINUED else most
        yield [(column, part[: cut - column], ink) for column, part, ink in line if column < cut]
        rest = [
            (max(column, cut), part[max(0, cut - column) :], ink)
            for column, part, ink in line
            if column + len(part) > cut
        ]
        blank = len(text[cut:]) - len(text[cut:].lstrip())
        shift = cut + blank - min(indent + _CONTINUED, most // 2)
        first, *others = rest
        line = [(cut + blank, first[1].lstrip(), first[2]), *others]
        line = [(column - shift, part, ink) for column, part, ink in line if part]
    yield line


def _letters(line: list[_Piece]) -> str:
    """Return a line as typed."""
    text = ""
    for column, part, _ in line:
        text = text.ljust(column) + part
    return text


def _set(row: list[_Piece], letter: float, desk: Desk, measure: float) -> Frame:
    """Set a row, with its part of the bar at its left."""
    layout = desk.layout
    up, down = strut(desk, layout.leading.code)
    bar = Frame(parts=((0.0, -down, Rule(layout.rule.code, up + down)),), color=layout.color.navy)
    parts = [
        (layout.space.code + column * letter, 0.0, desk.directed(text, _ink(kind, desk), rtl=False))
        for column, text, kind in row
    ]
    line = Frame(measure, up, down, ((0.0, 0.0, bar), *parts), color=layout.color.ink)
    return mirrored(line) if desk.rtl else line  # code is read from the left on any sheet


def _ink(kind: Kind | None, desk: Desk) -> Ink:
    color = desk.layout.color
    roles = {
        Kind.KEYWORD: (Role.CODE_STRONG, color.navy),
        Kind.COMMENT: (Role.CODE_EMPHASIS, color.muted),
        Kind.STRING: (Role.CODE, color.string),
    }
    role, ink = roles[kind] if kind else (Role.CODE, color.ink)
    return desk.ink(ink, role=role, size=desk.layout.size.code)
