"""Comparisons: a note a row, asked by column; a table on the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from builder.compose.carried import aside, carried_parts, carried_slots, section_title, tags
from builder.compose.context import Context
from builder.compose.figure import mini
from builder.model.block import Block, Lead
from builder.model.entry import Cell, Column, ComparisonEntry, CurveCell, FormulaCell, FormulaEntry, Row
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Display, Plot, Prose, Said, Style, Table, Words
from builder.model.span import Text


def to_study(entry: ComparisonEntry, context: Context) -> Iterator[Note]:
    """Yield a note for every row that has a cell to ask for."""
    shared, curves = carried_slots(entry, context), _curves(entry, context)
    for row in entry.rows:
        cells = _cells(entry, row)
        answers = [_answer(cell, curves, context) for cell in cells]
        asked = [
            bool(answer) and not isinstance(cell, CurveCell)
            for cell, answer in zip(cells, answers, strict=True)
        ]
        if not any(asked):
            continue
        slots = [Slot("Title", context.said(entry.title)), Slot("Row", context.said(row.name))]
        for number, (column, answer, ask) in enumerate(
            zip(entry.columns, answers, asked, strict=True), start=1
        ):
            slots.append(Slot(f"Column{number}", context.said(column.name)))
            slots.append(Slot(f"Ask{number}", (question(column, context),) if ask else ()))
            slots.append(Slot(f"Cell{number}", answer))
        yield Note(
            f"{entry.id}/{row.id}",
            NoteType.ROW,
            section_title(context),
            (*slots, *shared),
            tags(entry, context, "comparison"),
        )


def to_read(entry: ComparisonEntry, context: Context) -> Block:
    """Return the table."""
    curves = _curves(entry, context)
    table = Table(
        (Prose(()), *(context.prose(column.name) for column in entry.columns)),
        tuple(
            (
                _strong(context.prose(row.name)),
                *(_shown(cell, curves, context) for cell in _cells(entry, row)),
            )
            for row in entry.rows
        ),
    )
    return Block(
        entry.id.value,
        Lead.TITLE,
        context.prose(entry.title),
        (table, *carried_parts(entry, context)),
        aside=aside(entry, context),
        terms=(context.plain(entry.title), *(context.plain(row.name) for row in entry.rows)),
    )


def question(column: Column, context: Context) -> Prose:
    """Return what asks for a cell: the column's own question, else its name with a question mark."""
    if column.ask is not None:
        return context.prose(column.ask)
    name = context.prose(column.name)
    asked = context.plain(column.name).endswith("?")
    return name if asked else Prose((*name.inlines, Words("?")))


def _cells(entry: ComparisonEntry, row: Row) -> tuple[Cell | None, ...]:
    """Return a row's cells by column; None where there is none."""
    filled = {column.value: cell for column, cell in row.cells}
    return tuple(filled.get(column.id.value) for column in entry.columns)


def _curves(entry: ComparisonEntry, context: Context) -> Mapping[str, Plot]:
    """Return the curves that its cells show, by entry id; those of a column have the same axes."""
    found: dict[str, Plot] = {}
    for column in entry.columns:
        cells = (cell for row in entry.rows for name, cell in row.cells if name.value == column.id.value)
        found |= mini((cell.ref for cell in cells if isinstance(cell, CurveCell)), context)
    return found


def _answer(
    cell: Cell | None, curves: Mapping[str, Plot], context: Context
) -> tuple[Said | Display | Plot, ...]:
    """Return what a card shows of a cell; a curve is shown, but not asked for."""
    match cell:
        case None:
            return ()
        case Text():
            return context.said(cell)
        case CurveCell(ref):
            return (curves[ref.value],) if ref.value in curves else ()
        case FormulaCell(ref):
            return _formula(ref, context)
        case _:
            assert_never(cell)


def _shown(cell: Cell | None, curves: Mapping[str, Plot], context: Context) -> Prose | Display | Plot:
    """Return what the table shows of a cell."""
    match cell:
        case None:
            return Prose(())
        case Text():
            return context.prose(cell)
        case CurveCell(ref):
            return curves.get(ref.value) or Prose((context.link(ref.value),))
        case FormulaCell(ref):
            return next(iter(_formula(ref, context)), Prose(()))
        case _:
            assert_never(cell)


def _formula(ref: Text, context: Context) -> tuple[Display, ...]:
    """Return another entry's formula, without the left-hand side that the row's name stands for."""
    shelved = context.shelf.get(ref.value)
    if shelved is None or not isinstance(shelved.entry, FormulaEntry):
        return ()
    return (context.right_side(shelved.entry),)


def _strong(name: Prose) -> Prose:
    return Prose(
        tuple(
            replace(inline, style=Style.STRONG) if isinstance(inline, Words) else inline
            for inline in name.inlines
        )
    )
