"""What stands at the end to find things by: the table of notation, and the index of terms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil, inf

from builder.model.block import Sheet
from builder.model.piece import Math, Prose, Table
from builder.typeset.boxes import boxes_of_words
from builder.typeset.breaks import Shape, broken
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame
from builder.typeset.galley import Galley, Slug, spaced
from builder.typeset.paragraph import set_line, strut
from builder.typeset.table import table

_COLUMNS = 3
"""Of terms, in a column of the page."""
_GAP = 10.0
"""Between them, in points."""
_AFTER_TERM = 4.0
"""Before a term's page."""
_TURN = 6.0
"""How much further in the rest of a term stands that needs more than one line."""
_LETTER = 2.0
"""White between the terms of one letter and the next."""
_GROWS = 4.0
"""By how much that may grow."""
_BELOW = 4.0
"""White between the heading and the first terms."""
_SPLIT = 5.0
"""What it costs a column to begin between two letters, in points of white."""
_ROWS = 6
"""Of terms that stay together, so that feet can be evened out between them."""
_UNKNOWN = "00"
"""Room that a page number gets before pages are known."""


@dataclass(frozen=True, slots=True)
class _Term:
    words: str
    entries: tuple[str, ...]
    """All that the sheet says about it."""


def typeset_notation(sheet: Sheet, desk: Desk) -> Galley:
    """Set the table of notation, two letters a row, down the left half first."""
    desk = desk.at("")
    half = ceil(len(sheet.notation) / 2)
    pairs = [tuple(map(_cells, sheet.notation[row::half])) for row in range(half)]
    rows = tuple(tuple(cell for pair in row for cell in pair) for row in pairs)
    slugs = table(Table((), rows), desk, desk.layout.page.measure)
    return Galley(spaced(slugs, desk.layout.space.tint_below), tuple(desk.faults))


def _cells(symbol: tuple[Math, Prose]) -> tuple[Prose, Prose]:
    letter, meaning = symbol
    return Prose((letter,)), meaning


class IndexDraft:
    """The terms of a sheet, letter by letter, in columns of their own; each is set anew only when its pages change."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self.desk = desk.at("")
        self.letters = [
            list(terms) for _, terms in groupby(_terms(sheet), key=lambda term: _sorted_by(term.words)[0][:1])
        ]
        self._set: dict[tuple[str, tuple[tuple[str, str], ...]], list[Frame]] = {}

    def galley(self, pages: Mapping[str, int]) -> Galley:
        """Return the index with the pages on which entries begin; without them, with room for them."""
        slugs: list[Slug] = []
        for terms in self.letters:
            for frames in _portions([self._term(term, pages) for term in terms]):
                above, cost = (_LETTER, _SPLIT) if slugs else (_BELOW, inf)
                frame = _side_by_side(frames, self.desk)
                slugs.append(Slug(frame, above, cost, grows=_GROWS))
        return Galley(tuple(slugs), tuple(self.desk.faults))

    def _term(self, term: _Term, pages: Mapping[str, int]) -> list[Frame]:
        numbers: dict[str, str] = {}
        for entry in term.entries:
            numbers.setdefault(str(pages.get(entry, _UNKNOWN)), entry)
        key = (term.words, tuple(numbers.items()))
        if key not in self._set:
            self._set[key] = _term_lines(term.words, numbers, self.desk)
        return self._set[key]


def _portions(terms: list[list[Frame]]) -> Iterator[list[list[Frame]]]:
    """Yield the terms of a letter in portions that are about alike and not too high."""
    count = ceil(sum(map(len, terms)) / (_COLUMNS * _ROWS))
    size = ceil(len(terms) / count)
    for first in range(0, len(terms), size):
        yield terms[first : first + size]


def _terms(sheet: Sheet) -> list[_Term]:
    """Return the terms in alphabetical order, each once."""
    found: dict[str, dict[str, None]] = {}
    for chapter in sheet.chapters:
        for block in chapter.blocks:
            for term in block.terms:
                found.setdefault(term, {})[block.entry] = None
    return [_Term(words, tuple(found[words])) for words in sorted(found, key=_sorted_by)]


def _sorted_by(words: str) -> tuple[str, str]:
    """Return what a term is sorted by: its letters and digits, whatever their case and accents."""
    bare = unicodedata.normalize("NFKD", words).casefold()
    letters = "".join(char for char in bare if char.isalnum() or char == " ").strip()
    return ("#" + letters if letters[:1].isdigit() else letters), words


def _term_lines(words: str, numbers: Mapping[str, str], desk: Desk) -> list[Frame]:
    """Return the lines of a term; its pages, each a link to an entry, stand after its last word."""
    layout = desk.layout
    ink = desk.ink(size=layout.size.index)
    boxes = [replace(box, fresh=True) for box in boxes_of_words(words, desk, ink, hyphenate=True)]
    bold = desk.ink(layout.color.navy, role=Role.STRONG, size=layout.size.index)
    last = len(numbers) - 1
    for index, (number, entry) in enumerate(numbers.items()):
        frame = replace(desk.words(number + ("," if index < last else ""), bold), link=entry)
        space = desk.width(" ", bold) if index else _AFTER_TERM
        boxes.append(
            replace(boxes[0], width=frame.width, content=frame, ink=bold, space=space, cost=inf, fresh=False)
        )
    measure = (layout.page.measure - (_COLUMNS - 1) * _GAP) / _COLUMNS
    shape = Shape(measure=measure - _TURN, first=measure)
    whole = broken(boxes, shape, divide=False)
    spans = (broken(boxes, shape) if whole.overfull else whole).spans
    lines = [set_line(boxes, start, end, desk) for start, end in spans]
    return [line.padded(_TURN, 0.0) if index else line for index, line in enumerate(lines)]


def _side_by_side(terms: Sequence[list[Frame]], desk: Desk) -> Frame:
    """Set terms in columns, as even as they go; no term is divided between two."""
    layout = desk.layout
    up, down = strut(desk, layout.leading.index)
    width = (layout.page.measure + _GAP) / _COLUMNS
    parts: list[tuple[float, float, Frame]] = []
    columns = list(_divided(terms))
    for number, column in enumerate(columns):
        lines = (line for term in column for line in term)
        parts.extend((number * width, -row * (up + down), line) for row, line in enumerate(lines))
    rows = max(sum(map(len, column)) for column in columns)
    return Frame(layout.page.measure, up, rows * (up + down) - up, tuple(parts), color=layout.color.ink)


def _divided(terms: Sequence[list[Frame]]) -> Iterable[list[list[Frame]]]:
    """Return terms in at most so many columns as there are, of the least height that holds them."""
    height = max(ceil(sum(map(len, terms)) / _COLUMNS), *map(len, terms), 1)
    while len(columns := list(_filled(terms, height))) > _COLUMNS:
        height += 1
    return columns


def _filled(terms: Sequence[list[Frame]], height: int) -> Iterator[list[list[Frame]]]:
    column: list[list[Frame]] = []
    for term in terms:
        if column and sum(map(len, column)) + len(term) > height:
            yield column
            column = []
        column.append(term)
    yield column
