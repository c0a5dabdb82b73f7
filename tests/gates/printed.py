"""A sheet as a PDF, and what is on its pages as a reader of the PDF finds it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdfium2 import raw

from builder.check.deck import check_deck
from builder.cli.source import Source
from builder.compose.sheet import compose_sheet
from builder.model.memory import Forgetful
from builder.read.deck import read_deck
from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import Typeset, typeset_sheet
from builder.write.pdf import Metadata, write_pdf

CARDS = Path(__file__).parents[2] / "cards"


@dataclass(frozen=True)
class Char:
    """A character where it stands, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    font: str
    size: float
    spaced: bool
    """Whether white goes before it."""


@dataclass(frozen=True)
class Line:
    """What stands on one baseline of a column, from left to right."""

    page: int
    left: float
    """The column's edges."""
    right: float
    chars: tuple[Char, ...]

    @property
    def words(self) -> list[str]:
        """What white divides."""
        words = [""]
        for char in self.chars:
            if char.spaced and words[-1]:
                words.append("")
            words[-1] += char.text
        return words

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.words)}"


@dataclass(frozen=True)
class Printed:
    """A PDF, read once."""

    paper: Paper
    typeset: Typeset

    @cached_property
    def pdf(self) -> bytes:
        return write_pdf(self.typeset, read_fonts(), about())

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.pdf)

    @cached_property
    def chars(self) -> list[list[Char]]:
        """The visible characters of each page, as they are drawn."""
        return [list(_chars(page.get_textpage())) for page in self.document]

    @cached_property
    def columns(self) -> list[tuple[float, float]]:
        """The (left, right) edges of the columns."""
        page = read_layout(self.paper).page
        lefts = [page.column_left(column) for column in range(page.columns)]
        return [(left, left + page.measure) for left in lefts]

    def body(self, number: int) -> list[Char]:
        """Return the characters of a page between head and foot."""
        low, high = read_layout(self.paper).page.margin - 4, self.top(number)
        return [char for char in self.chars[number] if low < char.baseline < high]

    def top(self, number: int) -> float:
        """Return where the columns of a page begin: on the first one, below the masthead."""
        layout = read_layout(self.paper)
        small = [char for char in self.chars[0] if char.size == layout.size.chapter]
        if number or not small:
            return layout.page.height - layout.page.margin
        return max(char.top for char in small) + 8

    @cached_property
    def lines(self) -> list[Line]:
        """All lines, page by page and column by column, downward."""
        return [line for number in range(len(self.chars)) for line in self._lines(number)]

    def _lines(self, number: int):
        for left, right in self.columns:
            inside = [char for char in self.body(number) if left - 1 <= char.left < right]
            inside.sort(key=lambda char: (-round(char.baseline, 1), char.left))
            for _, line in groupby(inside, key=lambda char: round(char.baseline, 1)):
                yield Line(number + 1, left, right, tuple(line))

    @cached_property
    def ink(self) -> list[list[list[int]]]:
        """The rows, a point high and counted from the columns' top, that each column of a page has dark ink in."""
        return [self._ink(number) for number in range(len(self.chars))]

    def _ink(self, number: int) -> list[list[int]]:
        image = self.document[number].render(scale=1, grayscale=True).to_pil().convert("L")
        first = int(image.height - self.top(number))
        last = int(image.height - read_layout(self.paper).page.margin) + 4
        found = []
        for left, right in self.columns:
            strip = image.crop((int(left), first, int(right), last))
            ink, wide = strip.tobytes(), strip.width
            rows = [min(ink[row * wide : (row + 1) * wide]) for row in range(strip.height)]
            found.append([row for row, darkest in enumerate(rows) if darkest < 200])
        return found


def _chars(text: pypdfium2.PdfTextPage):
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = True
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) or char.isspace():
            spaced = True
            continue
        left, bottom, right, top = text.get_charbox(index)
        raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        font = name.value.decode().rpartition("+")[2]
        size = raw.FPDFText_GetFontSize(text, index)
        yield Char(char, left, right, bottom, top, y.value, font, size, spaced)
        spaced = False


@cache
def sheet():
    source = Source(CARDS)
    deck, problems = read_deck(source.fetch, "cards")
    assert deck is not None, problems
    checked, problems = check_deck(deck, memory=Forgetful(), prove=False)
    assert checked is not None, problems
    return compose_sheet(checked, Forgetful())


@cache
def about() -> Metadata:
    found = sheet()
    return Metadata(found.title, found.author, found.subtitle, found.language)


@cache
def shipped(paper: Paper) -> Printed:
    """Return the sheet of the shipped deck."""
    return Printed(paper, typeset_sheet(sheet(), read_fonts(), read_layout(paper), FormulaSetter()))
