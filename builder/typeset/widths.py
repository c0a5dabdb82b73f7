"""How wide a table's columns are: what their cells need, and where cells must wrap, the fewest lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations

from builder.typeset.box import FORCED, Box

_STEPS = (24.0, 12.0, 6.0, 3.0, 1.5)
Cell = tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What a column's cells need."""

    least: float
    """The widest box: narrower, and something sticks out."""
    natural: float
    """Every cell on one line."""


def fitted(rows: Sequence[Sequence[Cell]], room: float) -> tuple[float, ...]:
    """Return widths for the columns of `rows` that add up to `room`.

    Where all fits, names keep their width and the columns between the first and the last
    share what is left; where not, widths are moved between columns as long as the table
    gets lower.  If even the widest boxes do not fit, all columns shrink alike and stick out.
    """
    needs = [_need([row[column] for row in rows]) for column in range(len(rows[0]))]
    natural = sum(need.natural for need in needs)
    least = sum(need.least for need in needs)
    if natural <= room:
        return _shared(needs, room - natural)
    if least >= room:
        return tuple(need.least * room / least for need in needs)
    share = (room - least) / (natural - least)
    start = [need.least + (need.natural - need.least) * share for need in needs]
    return _improved(_Trial(rows), needs, start)


def _need(cells: Sequence[Cell]) -> Need:
    boxes = [box for cell in cells for box in cell]
    least = max((box.width + box.tail_width for box in boxes), default=0.0)
    return Need(least, max((_longest(cell) for cell in cells), default=0.0))


def _longest(cell: Cell) -> float:
    """Return the width of the cell's longest line if no line is broken that need not be."""
    longest = width = 0.0
    for index, box in enumerate(cell):
        width = box.width if not index or box.cost == FORCED else width + box.space + box.width
        longest = max(longest, width)
    return longest


def _shared(needs: Sequence[Need], spare: float) -> tuple[float, ...]:
    middle = range(1, len(needs) - 1) or range(len(needs) - 1, len(needs))
    total = sum(needs[column].natural + 1.0 for column in middle)
    return tuple(
        need.natural + (spare * (need.natural + 1.0) / total if column in middle else 0.0)
        for column, need in enumerate(needs)
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    """Counts the lines of cells at widths tried."""

    rows: Sequence[Sequence[Cell]]
    _known: dict[tuple[int, int, float], int] = field(default_factory=dict)

    def height(self, widths: Sequence[float]) -> float:
        """Return the table's height in lines; a hundredth for each line that is not the row's highest."""
        total = 0.0
        for row in range(len(self.rows)):
            lines = [self.lines(row, column, width) for column, width in enumerate(widths)]
            total += max(lines) + 0.01 * sum(lines)
        return total

    def lines(self, row: int, column: int, width: float) -> int:
        """Return how many lines the cell takes, each filled as far as it goes."""
        key = (row, column, width)
        if key not in self._known:
            self._known[key] = _count(self.rows[row][column], width)
        return self._known[key]


def _count(cell: Cell, width: float) -> int:
    lines, used = 1, 0.0
    start = last = 0
    index = 0
    while index < len(cell):
        box = cell[index]
        if index > start and box.cost < float("inf"):
            last = index
        used += box.width + (box.space if index > start else 0.0)
        forced = box.cost == FORCED and index > start
        if index > start and last > start and (used > width + 0.01 or forced):
            lines, used, start, index = lines + 1, 0.0, last, last
            continue
        index += 1
    return lines


def _improved(trial: _Trial, needs: Sequence[Need], start: list[float]) -> tuple[float, ...]:
    """Move width between pairs of columns, in ever smaller steps, while the table gets lower."""
    widths, height = start, trial.height(start)
    for step in _STEPS:
        better = True
        while better:
            better = False
            for giver, taker in permutations(range(len(widths)), 2):
                if widths[giver] - step < needs[giver].least:
                    continue
                tried = list(widths)
                tried[giver] -= step
                tried[taker] += step
                if (lower := trial.height(tried)) < height - 1e-9:
                    widths, height, better = tried, lower, True
    return tuple(widths)
