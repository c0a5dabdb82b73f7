"""The shipped sheet as a PDF, and what is on its pages as a reader of the PDF finds it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
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
from builder.typeset.pages import typeset_sheet
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


@cache
def sheet():
    source = Source(CARDS)
    deck, problems = read_deck(source.fetch, "cards")
    assert deck is not None, problems
    checked, problems = check_deck(deck, memory=Forgetful(), prove=False)
    assert checked is not None, problems
    return compose_sheet(checked, Forgetful())


@cache
def typeset(paper: Paper):
    return typeset_sheet(sheet(), read_fonts(), read_layout(paper), FormulaSetter())


@cache
def pdf(paper: Paper) -> bytes:
    found = sheet()
    about = Metadata(found.title, found.author, found.subtitle, found.language)
    return write_pdf(typeset(paper), read_fonts(), about)


@cache
def reader(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(pdf(paper)))


@cache
def document(paper: Paper) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf(paper))


@cache
def chars(paper: Paper) -> list[list[Char]]:
    """Return the visible characters of each page, as they are drawn."""
    return [list(_chars(page.get_textpage())) for page in document(paper)]


def _chars(text: pypdfium2.PdfTextPage):
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) or char.isspace():
            continue
        left, bottom, right, top = text.get_charbox(index)
        raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        font = name.value.decode().rpartition("+")[2]
        yield Char(char, left, right, bottom, top, y.value, font, raw.FPDFText_GetFontSize(text, index))


@cache
def columns(paper: Paper) -> list[tuple[float, float]]:
    """Return the (left, right) edges of the columns."""
    page = read_layout(paper).page
    return [
        (page.column_left(column), page.column_left(column) + page.measure) for column in range(page.columns)
    ]


@cache
def body(paper: Paper, number: int) -> list[Char]:
    """Return the characters of a page between head and foot."""
    low, high = read_layout(paper).page.margin - 4, top(paper, number)
    return [char for char in chars(paper)[number] if low < char.baseline < high]


@cache
def top(paper: Paper, number: int) -> float:
    """Return where the columns of a page begin: on the first one, below the masthead."""
    page = read_layout(paper).page
    if number:
        return page.height - page.margin
    small = [char for char in chars(paper)[0] if char.size == read_layout(paper).size.chapter]
    return max(char.top for char in small) + 8


def lines(paper: Paper, number: int):
    """Yield the lines of each column as runs of characters on one baseline, from left to right."""
    for left, right in columns(paper):
        inside = [char for char in body(paper, number) if left - 1 <= char.left < right]
        inside.sort(key=lambda char: (-round(char.baseline, 1), char.left))
        for _, line in groupby(inside, key=lambda char: round(char.baseline, 1)):
            yield left, right, list(line)


@cache
def rows_of_ink(paper: Paper, number: int) -> list[list[int]]:
    """Return the rows, a point high and counted from the page's top, that each column has dark ink in."""
    image = document(paper)[number].render(scale=1, grayscale=True).to_pil().convert("L")
    first = int(image.height - top(paper, number))
    last = int(image.height - read_layout(paper).page.margin) + 4
    found = []
    for left, right in columns(paper):
        strip = image.crop((int(left), first, int(right), last))
        ink, wide = strip.tobytes(), strip.width
        rows = [min(ink[row * wide : (row + 1) * wide]) for row in range(strip.height)]
        found.append([row for row, darkest in enumerate(rows) if darkest < 200])
    return found
