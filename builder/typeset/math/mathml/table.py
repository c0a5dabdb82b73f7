"""Matrices, cases, aligned lines: MathML's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from builder.typeset.math.marks import ROW_SPACE, mark_of
from builder.typeset.math.mathml.attribute import declarations, em_of, length_of
from builder.typeset.math.mathml.row import Read, row
from builder.typeset.math.refusal import RefusedError
from builder.typeset.math.tree import Align, Cell, Column, Length, Row, Table, TableKind, TableRow

_PADDING = 0.5
"""Of a column at either side, in em: half of TeX's \\arraycolsep."""
_ALIGNS = {"left": Align.LEFT, "right": Align.RIGHT}

_Style = Mapping[str, str]


def table(element: Element, read: Read) -> Table:
    """Read `<mtable>`.  Raises `RefusedError` for one with equation numbers."""
    lines = [[(cell, declarations(cell.attrib)) for cell in line] for line in element]
    inner = [[pair for pair in line if not _is_margin(*pair)] for line in lines]
    outline = declarations(element.attrib)
    foot = _foot(inner)
    if foot is not None:
        inner.pop()
    styles = [[style for _, style in line] for line in inner]
    level, display = element.get("scriptlevel"), element.get("displaystyle") == "true"
    return Table(
        rows=tuple(_row(line, read, ruled=not i and "border-top" in outline) for i, line in enumerate(inner)),
        columns=tuple(_column([line[j] for line in styles if j < len(line)]) for j in range(_width(styles))),
        kind=_kind([style for line in styles for style in line], display=display),
        display=display,
        level=int(level) if level else None,
        ruled_left="border-left" in outline,
        ruled_below=bool(foot),
    )


def _width(lines: Sequence[Sequence[object]]) -> int:
    return max(map(len, lines), default=0)


def _is_margin(cell: Element, style: _Style) -> bool:
    """Return whether the cell only centres its line on a page, where numbers may stand."""
    if not style.get("width", "").endswith("%"):
        return False
    if len(cell):
        message = "an equation number has no place here"
        raise RefusedError(message, hint="write align*, or aligned")
    return True


def _foot(lines: Sequence[Sequence[tuple[Element, _Style]]]) -> bool | None:
    r"""Return whether a rule stands below the table, None if the last row is one of its own.

    math-core makes an empty row of what follows the last `\\`, be it nothing or \hline.
    """
    if len(lines) < 2 or len(lines[-1]) != 1:  # noqa: PLR2004, a row and the empty one
        return None
    cell, style = lines[-1][0]
    return None if len(cell) else "border-top" in style


def _row(line: Sequence[tuple[Element, _Style]], read: Read, *, ruled: bool) -> TableRow:
    extra = Length()
    if line:
        kids = list(line[-1][0])
        if len(kids) > 1 and mark_of(kids[-2].get("width")) == ROW_SPACE:
            wanted = kids[-1].get("width") or declarations(kids[-1].attrib).get("margin-left")
            extra = length_of(wanted)
            for kid in kids[-2:]:
                line[-1][0].remove(kid)
    cells = tuple(_cell(cell, style, read) for cell, style in line)
    return TableRow(cells, ruled or any("border-top" in style for _, style in line), extra)


def _cell(cell: Element, style: _Style, read: Read) -> Cell:
    align = _ALIGNS.get(style.get("text-align", ""), Align.CENTER)
    follows = align is Align.LEFT and style.get("padding-left") == "0"
    return Cell(Row(row(cell, read)), align, follows)


def _column(styles: Sequence[_Style]) -> Column:
    left, right = (
        max(em_of(style.get(f"padding-{side}"), _PADDING) for style in styles) for side in ("left", "right")
    )
    return Column(left, right, any("border-right" in style for style in styles))


def _kind(styles: Sequence[_Style], *, display: bool) -> TableKind:
    if any(style.get("padding-top") == "0" for style in styles):
        return TableKind.SMALL
    if any(style.get("padding-right") == "0" and style.get("text-align") == "left" for style in styles):
        return TableKind.CASES
    return TableKind.ALIGNED if display else TableKind.MATRIX
