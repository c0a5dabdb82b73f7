"""A few pages as they looked when somebody last looked: of a made-up sheet, so that no edit of cards counts.

`make accept` takes today's pages as the expected ones, once they have been looked at.
"""

import os
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import typeset_sheet
from builder.write.pdf import Metadata, write_pdf
from tests.typeset.sample import SHEET

REFERENCE = Path(__file__).parent / "reference"
SCALE = 60 / 72
"""Dots a point."""
TOLERANCE = 1.0
"""By how much dots may differ in the mean, of 255: what another rasteriser does, no more."""


@cache
def document(paper):
    fonts = read_fonts()
    typeset = typeset_sheet(SHEET, fonts, read_layout(paper), FormulaSetter())
    return pypdfium2.PdfDocument(write_pdf(typeset, fonts, Metadata("a", "b", "c", "en")))


@pytest.mark.parametrize(("paper", "page"), [(Paper.A4, 0), (Paper.A4, 1), (Paper.LETTER, 0)])
def test_a_page_looks_as_it_did(paper, page):
    image = document(paper)[page].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    file = REFERENCE / f"{paper}-{page + 1}.png"
    if os.environ.get("ACCEPT"):
        image.quantize(16).save(file, optimize=True)
    expected = Image.open(file).convert("L")
    assert image.size == expected.size
    difference = ImageStat.Stat(ImageChops.difference(image, expected)).mean[0]
    assert difference <= TOLERANCE + quantised(image), "look at the page; if it is better, make accept"


def quantised(image):
    """Return by how much a page differs from itself when it is kept in few greys."""
    return ImageStat.Stat(ImageChops.difference(image, image.quantize(16).convert("L"))).mean[0]


def test_a_page_that_is_set_otherwise_would_be_seen():
    image = document(Paper.A4)[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    moved = ImageChops.offset(image, 0, 3)
    assert ImageStat.Stat(ImageChops.difference(image, moved)).mean[0] > 2 * TOLERANCE + quantised(image)
