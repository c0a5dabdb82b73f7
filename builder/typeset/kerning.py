"""Pair kerning out of a font's GPOS table, read without decompiling it.

fontTools decompiles whole lookups, 30 ms a font; a sheet asks for a thousand pairs, so the
few subtables are searched in place (OpenType 1.9, GPOS: lookup type 2, pair adjustment).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS, _EXTENSION = 2, 9
_KERN = b"kern"
_ADVANCE = 0x4
"""The bit of a value format that says there is an advance."""


@dataclass(frozen=True, slots=True)
class Kerning:
    """The kern feature of a font."""

    table: bytes
    """The GPOS table; empty for a font without one."""
    lookups: tuple[tuple[int, ...], ...]
    """The offsets of each lookup's subtables."""

    def between(self, left: int, right: int) -> int:
        """Return what is added to the advance of glyph `left` before glyph `right`, in font units."""
        return sum(self._lookup(subtables, left, right) for subtables in self.lookups)

    def _lookup(self, subtables: tuple[int, ...], left: int, right: int) -> int:
        for subtable in subtables:
            row = _covered(self.table, subtable + _short(self.table, subtable + 2), left)
            if row < 0:
                continue
            if _short(self.table, subtable) == 1:
                value = self._single(subtable, row, right)
                if value is None:
                    continue
                return value
            return self._classes(subtable, left, right)
        return 0

    def _single(self, subtable: int, row: int, right: int) -> int | None:
        """Search format 1: a list of second glyphs for each first one."""
        table = self.table
        first, second = _formats(table, subtable)
        pairs = subtable + _short(table, subtable + 10 + 2 * row)
        size = 2 + 2 * (first.bit_count() + second.bit_count())
        low, high = 0, _short(table, pairs)
        while low < high:
            middle = (low + high) // 2
            glyph = _short(table, pairs + 2 + middle * size)
            if glyph == right:
                return _value(table, pairs + 4 + middle * size, first)
            low, high = (middle + 1, high) if glyph < right else (low, middle)
        return None

    def _classes(self, subtable: int, left: int, right: int) -> int:
        """Search format 2: a matrix of glyph classes."""
        table = self.table
        first, second = _formats(table, subtable)
        size = 2 * (first.bit_count() + second.bit_count())
        row = _class_of(table, subtable + _short(table, subtable + 8), left)
        column = _class_of(table, subtable + _short(table, subtable + 10), right)
        columns = _short(table, subtable + 14)
        return _value(table, subtable + 16 + (row * columns + column) * size, first)


def read_kerning(table: bytes) -> Kerning:
    """Read where the kern feature's pair adjustments stand in a GPOS table."""
    if not table:
        return Kerning(table, ())
    features, lookups = _short(table, 6), _short(table, 8)
    wanted = sorted(set(_feature_lookups(table, features)))
    found = (tuple(_subtables(table, lookups + _short(table, lookups + 2 + 2 * index))) for index in wanted)
    return Kerning(table, tuple(subtables for subtables in found if subtables))


def _feature_lookups(table: bytes, features: int) -> Iterator[int]:
    for index in range(_short(table, features)):
        record = features + 2 + 6 * index
        if table[record : record + 4] == _KERN:
            feature = features + _short(table, record + 4)
            for which in range(_short(table, feature + 2)):
                yield _short(table, feature + 4 + 2 * which)


def _subtables(table: bytes, lookup: int) -> Iterator[int]:
    kind = _short(table, lookup)
    for index in range(_short(table, lookup + 4)):
        subtable = lookup + _short(table, lookup + 6 + 2 * index)
        if kind == _EXTENSION and _short(table, subtable + 2) == _PAIRS:
            yield subtable + int.from_bytes(table[subtable + 4 : subtable + 8], "big")
        elif kind == _PAIRS:
            yield subtable


def _covered(table: bytes, coverage: int, glyph: int) -> int:
    """Return the glyph's index in a coverage table, -1 if it is not covered."""
    count = _short(table, coverage + 2)
    if _short(table, coverage) == 1:
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            found = _short(table, coverage + 4 + 2 * middle)
            if found == glyph:
                return middle
            low, high = (middle + 1, high) if found < glyph else (low, middle)
        return -1
    record = _range(table, coverage, count, glyph)
    return _short(table, record + 4) + glyph - _short(table, record) if record else -1


def _class_of(table: bytes, definition: int, glyph: int) -> int:
    """Return the glyph's class, 0 if it is given none."""
    if _short(table, definition) == 1:
        index = glyph - _short(table, definition + 2)
        inside = 0 <= index < _short(table, definition + 4)
        return _short(table, definition + 6 + 2 * index) if inside else 0
    record = _range(table, definition, _short(table, definition + 2), glyph)
    return _short(table, record + 4) if record else 0


def _range(table: bytes, start: int, count: int, glyph: int) -> int:
    """Return the place of the (first, last, value) record that holds the glyph, 0 if none does."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        record = start + 4 + 6 * middle
        if glyph < _short(table, record):
            high = middle
        elif glyph > _short(table, record + 2):
            low = middle + 1
        else:
            return record
    return 0


def _formats(table: bytes, subtable: int) -> tuple[int, int]:
    return _short(table, subtable + 4), _short(table, subtable + 6)


def _value(table: bytes, place: int, form: int) -> int:
    """Return the horizontal advance of a value record, which follows placements, if any."""
    if not form & _ADVANCE:
        return 0
    place += 2 * (form & (_ADVANCE - 1)).bit_count()
    return int.from_bytes(table[place : place + 2], "big", signed=True)


def _short(table: bytes, place: int) -> int:
    return table[place] << 8 | table[place + 1]
