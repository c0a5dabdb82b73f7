"""Tables: ruled above and below, a hair between rows, cells that wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import assert_never

from builder.model.piece import Display, Math, Plot, Prose, Table
from builder.typeset.box import Box, Ink
from builder.typeset.boxes import PENALTY, boxes_of
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Rule
from builder.typeset.galley import Slug
from builder.typeset.paragraph import set_line, strut
from builder.typeset.plot import mini
from builder.typeset.script import is_wide
from builder.typeset.widths import Cell, fitted

_SPLIT = 30.0
"""What it costs a column to begin inside a table, in points of white."""
_KEEP = 2
"""Rows that stay together at either end of a split table."""
_LONG_CELL = 3
"""From so many lines in any cell, all rows of the table are aligned at their first lines."""
_SHORT_NAME = 6
"""Characters of Chinese or Japanese that stay on a line."""
_LONG_FORMULA = 90.0
_TALL = 1.5
"""Lines' height, from which a cell counts as one with a fraction."""
_TOUCH = 0.7
"""Least distance of what is in a cell from the rules, in points."""


def table(piece: Table, desk: Desk, measure: float) -> tuple[Slug, ...]:
    """Set a table as wide as its column: the head, with the rule above it, then a slug a row."""
    gap = desk.layout.space.column_gap
    columns = max(len(piece.head), *(len(row) for row in piece.rows))
    room = measure - gap * (columns - 1)
    for hyphenate in (False, True):
        cells = _cells(piece, desk, columns, hyphenate=hyphenate)
        widths = fitted(cells, room)
        if _fits(cells, widths):
            break
    else:
        desk.refuse(
            FaultKind.TOO_WIDE,
            "the table's cells are wider than its columns",
            "use fewer columns or shorter words",
        )
    wrapped = [
        [_wrapped(cell, width, desk) for cell, width in zip(row, widths, strict=True)] for row in cells
    ]
    lefts = [sum(widths[:column]) + gap * column for column in range(columns)]
    centred = max(len(lines) for row in wrapped for lines in row) < _LONG_CELL
    bodies = [_row(row, lefts, desk, centred=centred) for row in wrapped]
    return tuple(_ruled(bodies, desk, measure, headed=bool(piece.head)))


def _cells(piece: Table, desk: Desk, columns: int, *, hyphenate: bool) -> list[list[Cell]]:
    size, color = desk.layout.size.small, desk.layout.color
    head = desk.ink(color.navy, role=Role.STRONG, size=size)
    name = desk.ink(role=Role.STRONG, size=size)
    plain = desk.ink(size=size)
    rows: list[list[Cell]] = []
    if piece.head:
        rows.append([_named(boxes_of(cell.inlines, desk, head, hyphenate=hyphenate)) for cell in piece.head])
    for row in piece.rows:
        inks = [name, *[plain] * (len(row) - 1)]
        cells = [_cell(cell, desk, ink, hyphenate) for cell, ink in zip(row, inks, strict=True)]
        rows.append([_named(cells[0]), *cells[1:]])
    return [[*row, *[()] * (columns - len(row))] for row in rows]


def _named(cell: Cell) -> Cell:
    """Return a short name without spaces as one box, though a line might be broken at any of its characters."""
    said = "".join(box.content for box in cell if isinstance(box.content, str))
    plain = all(isinstance(box.content, str) and not box.space and box.ink == cell[0].ink for box in cell[1:])
    if not is_wide(said) or not plain or len(said) > _SHORT_NAME:
        return cell
    return (replace(cell[0], content=said, width=sum(box.width for box in cell)),)


def _cell(cell: Prose | Display | Plot, desk: Desk, ink: Ink, hyphenate: bool) -> Cell:  # noqa: FBT001
    match cell:
        case Prose(inlines=(Math() as alone,)):
            return _formula(alone, desk, ink)
        case Prose():
            return boxes_of(cell.inlines, desk, ink, hyphenate=hyphenate)
        case Display():
            return _formula(cell, desk, ink)
        case Plot():
            curve = mini(cell, desk)
            return (Box(curve.width, curve, ink),)
        case _:
            assert_never(cell)


def _formula(formula: Display | Math, desk: Desk, ink: Ink) -> Cell:
    """Return a formula that has a cell to itself, so that its fractions can be as large as its letters."""
    tex = upright_fractions(formula.tex)
    whole = desk.formula(tex, formula.linear, ink.size)
    if whole.width <= _LONG_FORMULA:
        return (Box(whole.width, whole, ink),)
    parts = desk.formula_pieces(tex, formula.linear, ink.size)
    return tuple(
        Box(part.frame.width, part.frame, ink, part.space, cost=part.penalty * PENALTY) for part in parts
    )


_OPENING = re.compile(r"\\(?:left|begin)\b|\\[{}]|[{}]|\\(?:right|end)\b|\\frac\b")


def upright_fractions(tex: str) -> str:
    r"""Return TeX whose outermost fractions keep the size of text: `\frac` becomes `\dfrac`.

    What is inside braces or fences stays as it is, so only the outermost fractions grow.
    """
    depth, out, end = 0, [], 0
    for match in _OPENING.finditer(tex):
        word = match[0]
        out.append(tex[end : match.start()])
        out.append(r"\dfrac" if word == r"\frac" and depth == 0 else word)
        end = match.end()
        depth += (word in {"{", r"\left", r"\begin"}) - (word in {"}", r"\right", r"\end"})
    return "".join(out) + tex[end:]


def _fits(cells: list[list[Cell]], widths: Sequence[float]) -> bool:
    return all(
        box.width <= width + 0.01
        for row in cells
        for cell, width in zip(row, widths, strict=True)
        for box in cell
    )


def _wrapped(cell: Cell, width: float, desk: Desk) -> list[Frame]:
    if not cell:
        return []
    spans = broken(cell, Shape(measure=width)).spans
    return [set_line(cell, start, end, desk) for start, end in spans]


def _row(cells: list[list[Frame]], lefts: Sequence[float], desk: Desk, *, centred: bool) -> Frame:
    """Set a row's cells beside each other.

    First lines share a baseline; where rows are low, cells of more lines are centred on it.
    White above and below is taken up by what is taller than a line, down to a least distance.
    """
    up, down = strut(desk, desk.layout.leading.small)
    single = [lines[0] for lines in cells if len(lines) == 1]
    middle = (max([up, *(f.ascent for f in single)]) - max([down, *(f.descent for f in single)])) / 2
    parts: list[tuple[float, float, Frame]] = []
    for lines, left in zip(cells, lefts, strict=True):
        heights = [max(up, line.ascent) + max(down, line.descent) for line in lines]
        y = middle + sum(heights) / 2 - max(up, lines[0].ascent) if centred and len(lines) > 1 else 0.0
        for index, line in enumerate(lines):
            if index:
                y -= max(down, lines[index - 1].descent) + max(up, line.ascent)
            parts.append((left, y, line))
    pad, tall = desk.layout.space.cell, desk.layout.space.cell_tall
    highest = max((line.height for _, _, line in parts), default=0.0)
    least = tall if highest > _TALL * (up + down) else _TOUCH
    top = max([up + pad, *(y + max(up + pad, line.ascent + least) for _, y, line in parts)])
    foot = max([down + pad, *(max(down + pad, line.descent + least) - y for _, y, line in parts)])
    return Frame(0.0, top, foot, tuple(parts), color=desk.layout.color.ink)


def _ruled(bodies: list[Frame], desk: Desk, measure: float, *, headed: bool) -> list[Slug]:
    rule, color, split = desk.layout.rule, desk.layout.color, desk.layout.split
    count, first = len(bodies), 1 if headed else 0
    slugs: list[Slug] = []
    for index, body in enumerate(bodies):
        last, is_head = index == count - 1, index < first
        below = rule.foot if last else rule.head if is_head else rule.row
        ink = color.navy if last or is_head else color.rule
        slug = _with_rules(body, measure, rule.top if index == 0 else 0.0, (below, ink), color.navy)
        row = index - first
        may_split = count - first > split.rows and _KEEP <= row <= count - first - _KEEP
        head = () if not index else (slugs[0],) if headed else (_top(desk, measure),)
        grows = desk.layout.space.stretch_inside if index == 0 else 0.0
        slugs.append(Slug(slug, cost=_SPLIT if may_split else inf, grows=grows, head=head))
    return slugs


def _top(desk: Desk, measure: float) -> Slug:
    """Return the rule above a table, for a column that continues one without a head."""
    thickness = desk.layout.rule.top
    return Slug(replace(_rule(measure, thickness, desk.layout.color.navy), ascent=thickness))


def _with_rules(body: Frame, measure: float, top: float, below: tuple[float, str], navy: str) -> Frame:
    thickness, ink = below
    ascent, descent = body.ascent + top, body.descent + thickness
    parts: list[tuple[float, float, Frame]] = [(0.0, 0.0, body)]
    if top:
        parts.append((0.0, body.ascent, _rule(measure, top, navy)))
    parts.append((0.0, -descent, _rule(measure, thickness, ink)))
    return Frame(measure, ascent, descent, tuple(parts))


def _rule(width: float, thickness: float, color: str) -> Frame:
    return Frame(width, thickness, 0.0, ((0.0, 0.0, Rule(width, thickness)),), color=color)
