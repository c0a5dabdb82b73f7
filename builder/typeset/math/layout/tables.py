"""Matrices, cases, aligned lines and stacks of subscripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.typeset.frame import Frame, Rule
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.rows import side_by_side
from builder.typeset.math.layout.style import Style
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Cell, Table, TableKind

_LINE, _JOT = 0.04, 0.3
"""Thickness of a rule, and what amsmath opens lines by, in em."""


@dataclass(frozen=True, slots=True)
class _Spacing:
    """How a kind of table is spaced, in em of its own size."""

    ascent: float
    descent: float
    """Of the strut in every row: LaTeX's \\arraystretch times 12 points in 10."""
    gap: float
    """Between all rows: amsmath's \\jot."""
    tall_gap: float
    """Between rows of which one outgrows the strut; in display style it is \\jot for all."""
    columns: float = 1.0
    """What the room between columns is multiplied by."""


_SPACINGS = {
    TableKind.ALIGNED: _Spacing(0.84, 0.36, _JOT, _JOT),
    TableKind.CASES: _Spacing(1.008, 0.432, 0.0, 0.15),
    TableKind.MATRIX: _Spacing(0.84, 0.36, 0.0, 0.1),
    TableKind.SMALL: _Spacing(0.62, 0.2, 0.0, 0.06, columns=0.4),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its frames, and where its top, baseline and bottom are below the table's top."""

    frames: tuple[Frame, ...]
    top: float
    baseline: float
    bottom: float


def table(setter: Setter, node: Table, style: Style) -> Box:
    """Lay out a table, centred on the axis."""
    inner = Style(
        display=node.display, level=style.level if node.level is None else node.level, cramped=style.cramped
    )
    if node.kind is not TableKind.SMALL:
        inner = replace(inner, level=max(inner.level, style.level))
    em = setter.em(inner)
    lines = _lines(setter, node, inner, em)
    starts, ends, width = _columns(node, lines, em)
    parts: list[tuple[float, float, Frame | Rule]] = []
    for line, row in zip(lines, node.rows, strict=True):
        for cell, frame, start, end in zip(row.cells, line.frames, starts, ends, strict=False):
            parts.append((start + (end - start - frame.width) * cell.align.value, -line.baseline, frame))
    height = lines[-1].bottom if lines else 0.0
    parts += _rules(node, lines, ends, width, em)
    return Box(setter.centred(Frame(width, 0.0, height, tuple(parts)), style), node.cls)


def _lines(setter: Setter, node: Table, style: Style, em: float) -> list[_Line]:
    spacing, lines, y, was_tall = _SPACINGS[node.kind], [], 0.0, False
    tall_gap = _JOT if style.display else spacing.tall_gap
    strut = spacing.ascent * em, spacing.descent * em
    for i, row in enumerate(node.rows):
        frames = tuple(_cell(setter, cell, style) for cell in row.cells)
        ascent = max((frame.ascent for frame in frames), default=0.0)
        descent = max((frame.descent for frame in frames), default=0.0)
        if i:
            y += (tall_gap if was_tall or ascent > strut[0] else spacing.gap) * em
        top, baseline = y, y + max(strut[0], ascent)
        y = baseline + max(strut[1], descent)
        lines.append(_Line(frames, top, baseline, y))
        y += setter.length(row.extra, style)
        was_tall = descent > strut[1]
    return lines


def _cell(setter: Setter, cell: Cell, style: Style) -> Frame:
    lead = AtomClass.ORDINARY if cell.follows else None
    return side_by_side(setter, cell.body.kids, style, lead=lead)


def _columns(node: Table, lines: Sequence[_Line], em: float) -> tuple[list[float], list[float], float]:
    """Return where each column starts and ends, and how wide the table is.

    Only a ruled table has room at its outer sides.
    """
    ruled = [column.ruled for column in node.columns] + [row.ruled for row in node.rows]
    outer = node.ruled_left or node.ruled_below or any(ruled)
    room = _SPACINGS[node.kind].columns * em
    starts, ends, x = [], [], 0.0
    for j, column in enumerate(node.columns):
        x += column.left * room if j or outer else 0.0
        starts.append(x)
        x += max((line.frames[j].width for line in lines if j < len(line.frames)), default=0.0)
        ends.append(x)
        x += column.right * room if j < len(node.columns) - 1 or outer else 0.0
    return starts, ends, x


def _rules(
    node: Table, lines: Sequence[_Line], ends: Sequence[float], width: float, em: float
) -> list[tuple[float, float, Rule]]:
    thick, room = _LINE * em, _SPACINGS[node.kind].columns * em
    height = lines[-1].bottom if lines else 0.0
    levels = [line.top for line, row in zip(lines, node.rows, strict=True) if row.ruled]
    levels += [height] if node.ruled_below else []
    across = [
        end + column.right * room for end, column in zip(ends, node.columns, strict=True) if column.ruled
    ]
    across += [0.0] if node.ruled_left else []
    flat = [(0.0, -y - thick / 2, Rule(width, thick)) for y in levels]
    return flat + [(x - thick / 2, -height, Rule(thick, height)) for x in across]
