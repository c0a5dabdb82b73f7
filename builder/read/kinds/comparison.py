"""The kind `comparison`."""

from __future__ import annotations

from builder.model.entry import Cell, Column, ComparisonEntry, CurveCell, FormulaCell, Row
from builder.model.problem import Problem
from builder.model.span import Span, Text
from builder.read.codes import Code
from builder.read.common import Common
from builder.read.fields import Fields, fields_of
from builder.read.node import Mapping, Node, Scalar, Sequence
from builder.read.reading import Reader, Reading
from builder.read.scalar import text_of
from builder.read.shape import listed, mapping, text
from builder.read.suggest import nearest, suggestion
from builder.read.twice import distinct
from builder.read.word import entry_id

FIELDS = ("title", "columns", "rows")
MOST_COLUMNS = 6

_Cells = tuple[tuple[Text, Cell], ...]


def read_comparison(fields: Fields, common: Common) -> Reading[ComparisonEntry | None]:
    """Read a table; each row says something of each column, and of nothing else."""
    title = yield from fields.needed("title", text)
    columns = yield from fields.needed("columns", _columns)
    rows = yield from fields.needed("rows", listed(_row_of(_column_ids(fields.mapping.get("columns")))))
    different = yield from distinct(rows or (), lambda row: row.id, "row")
    if title is None or columns is None or not different:
        return None
    return ComparisonEntry(**common, title=title, columns=columns, rows=different)


def _columns(node: Node, name: str) -> Reading[tuple[Column, ...] | None]:
    """Read the columns; all or none, since the rows' cells are theirs."""
    found = yield from listed(_column)(node, name)
    if found is None:
        return None
    if len(found) > MOST_COLUMNS:
        place = found[MOST_COLUMNS].id.span()
        message = f"there are {len(found)} columns, more than the {MOST_COLUMNS} that fit"
        yield Problem(Code.TOO_MANY_COLUMNS, message, place, "split the comparison in two")
    different = yield from distinct(found, lambda column: column.id, "column")
    return different if isinstance(node, Sequence) and len(different) == len(node.items) else None


def _column(node: Node, _: str) -> Reading[Column | None]:
    """Read `{id: cons, name: Against, ask: What speaks against it?}`."""
    fields = yield from fields_of(node, "a column", ("id", "name", "ask"))
    if fields is None:
        return None
    known_as = yield from fields.needed("id", entry_id)
    name = yield from fields.needed("name", text)
    ask = yield from fields.wanted("ask", text)
    return None if known_as is None or name is None else Column(known_as, name, ask)


def _column_ids(columns: Node | None) -> tuple[str, ...] | None:
    """Return the ids of the columns as typed, right or wrong; None where they cannot be told."""
    if not isinstance(columns, Sequence):
        return None
    ids = [item.get("id") if isinstance(item, Mapping) else None for item in columns.items]
    typed = tuple(known_as.value for known_as in ids if isinstance(known_as, Scalar))
    return typed if len(typed) == len(ids) else None


def _row_of(columns: tuple[str, ...] | None) -> Reader[Row]:
    """Return a reader of a row; its cells are held against the columns, if these are known."""

    def read(node: Node, _: str) -> Reading[Row | None]:
        fields = yield from fields_of(node, "a row", ("id", "name", "cells"))
        if fields is None:
            return None
        known_as = yield from fields.needed("id", entry_id)
        name = yield from fields.needed("name", text)
        given = yield from fields.needed("cells", mapping)
        if given is None:
            return None
        place = node.span() if known_as is None else known_as.span()
        cells = yield from _cells(given, columns, place)
        return None if known_as is None or name is None or cells is None else Row(known_as, name, cells)

    return read


def _cells(given: Mapping, columns: tuple[str, ...] | None, row: Span) -> Reading[_Cells | None]:
    """Read the cells in the order of the columns; None if one is missing or belongs to no column."""
    order = columns or tuple(key.value for key, _ in given.pairs)
    typed = {key.value for key, _ in given.pairs}
    misspelt: set[str | None] = set()
    for key, _ in given.pairs:
        if key.value not in order:
            misspelt.add(nearest(key.value, order))
            message, hint = f"there is no column '{key.value}'", suggestion(key.value, order)
            yield Problem(Code.UNKNOWN_COLUMN, message, key.span(), hint)
    for column in order:
        if column not in typed | misspelt:
            message, hint = f"this row has no cell in column '{column}'", f"add '{column}: …' to its cells"
            yield Problem(Code.MISSING_CELL, message, row, hint)
    found: dict[str, tuple[Text, Cell]] = {}
    for key, value in given.pairs:
        cell = yield from _cell(value, f"'{key.value}'")
        if cell is not None:
            found[key.value] = (text_of(key), cell)
    return tuple(found[column] for column in order) if set(found) == set(order) else None


def _cell(node: Node, name: str) -> Reading[Cell | None]:
    """Read a text, `{formula: adam-step}` or `{curve: cosine-lr}`."""
    if not isinstance(node, Mapping):
        return (yield from text(node, name))
    fields = yield from fields_of(node, f"the cell {name}", ("formula", "curve"))
    if fields is None:
        return None
    formula = yield from fields.wanted("formula", entry_id)
    curve = yield from fields.wanted("curve", entry_id)
    if formula is not None and curve is not None:
        message = f"the cell {name} has both 'formula' and 'curve'"
        yield Problem(Code.WRONG_SHAPE, message, curve.span(), "keep one of the two", also=formula.span())
    if formula is not None:
        return FormulaCell(formula)
    return None if curve is None else CurveCell(curve)
