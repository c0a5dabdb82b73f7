"""Decks in Arabic, Hebrew, Japanese and Hindi, built as their authors would build them."""

import json
import re
import shutil
import sqlite3
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unicodedata import bidirectional
from zipfile import ZipFile

import pypdfium2
import pytest
from click.testing import CliRunner
from pypdfium2 import raw

from builder.cli import proofdeck
from tests.tools import program

DECKS = Path(__file__).parent / "scripts"
FONTS = Path(__file__).parents[1] / "typeset" / "fonts"
RIGHTWARD = ["ar", "he"]
ALL = [*RIGHTWARD, "ja"]
CONTROLS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"), " ")
"""By which pdftotext says where directions change, in place of white."""


@cache
def built(language: str) -> Path:
    """Build a deck, once for all tests."""
    folder = Path(mkdtemp())
    shutil.copytree(DECKS / language, folder / "cards")
    shutil.copytree(FONTS, folder / "cards" / "fonts")
    result = CliRunner().invoke(
        proofdeck, ["build", str(folder / "cards"), "-o", str(folder / "out")], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return folder / "out"


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch, tmp_path):
    monkeypatch.setattr("builder.cli.reading.cache_file", lambda: tmp_path / "results.sqlite")


def pdf(language: str) -> bytes:
    return (built(language) / f"{language}-deck.pdf").read_bytes()


def by_pdftotext(language: str) -> str:
    done = subprocess.run(
        [program("pdftotext"), "-", "-"], input=pdf(language), capture_output=True, check=True
    )
    return done.stdout.decode().translate(CONTROLS)


def by_pdfium(language: str) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(language)))


READERS = {"pdftotext": by_pdftotext, "pdfium": by_pdfium}


def words_of(language: str) -> set[str]:
    """Return the words that a deck's sheet must show, without their marks: all but what only cards say."""
    text = "".join((DECKS / language / name).read_text("utf-8") for name in ("deck.yaml", "metrics.yaml"))
    text = re.sub(r"(?m)^  (name|author): .*|(source|norun|ask): [^},]*", "", text)
    return {word for word in re.findall(r"\w+", _bare(text)) if min(word) > "\u0500"}


def _bare(text: str) -> str:
    return re.sub("[\u064b-\u0652]", "", text)


@pytest.mark.parametrize("language", RIGHTWARD)
@pytest.mark.parametrize("reader", READERS)
def test_every_word_is_found_in_the_order_of_its_letters(language, reader):
    assert len(words_of(language)) > 40
    assert words_of(language) - set(re.findall(r"\w+", _bare(READERS[reader](language)))) == set()


@pytest.mark.parametrize("reader", READERS)
def test_marks_are_copied_with_their_letters(reader):
    found = READERS[reader]("ar")
    for word in ("مثلاً", "تعلّم", "صُنّف"):
        assert word in found


@pytest.mark.parametrize("language", RIGHTWARD)
@pytest.mark.parametrize("reader", READERS)
def test_neighbours_on_a_line_are_copied_in_the_order_of_reading(language, reader):
    line = {"ar": "مرور واحد على كل صفوف", "he": "מעבר אחד על כל שורות"}[language]
    assert line in " ".join(READERS[reader](language).split())


@pytest.mark.parametrize("reader", READERS)
def test_devanagari_is_copied_word_by_word_as_it_was_typed(reader):
    assert "शक्ति का मूल्य GPU का मूल्य, x का मूल्य" in " ".join(READERS[reader]("hi").split())


@pytest.mark.parametrize("reader", READERS)
def test_japanese_is_copied_as_it_was_typed(reader):
    found = "".join(READERS[reader]("ja").split())
    for text in (
        "誤警報の代償が大きいとき、たとえば迷惑メールの判定。",
        "「高いほど良い」とされるが、再現率（recall）",
    ):
        assert text in found


def test_lines_of_japanese_begin_with_no_closing_mark_and_end_with_no_opening_one():
    lines = by_pdfium("ja").splitlines()
    assert sum(len(line) > 20 for line in lines) > 4
    for line in lines:
        assert not re.match("[、。」）っゃゅょー]", line), line
        assert not re.search("[「（]$", line), line


@pytest.mark.parametrize("language", RIGHTWARD)
def test_the_sheet_is_read_from_its_upper_right_corner(language):
    page = pypdfium2.PdfDocument(pdf(language))[0]
    text = page.get_textpage()
    boxes = {index: text.get_charbox(index) for index in range(text.count_chars())}
    letters = {index: chr(raw.FPDFText_GetUnicode(text, index)) for index in boxes}
    high = [
        box for index, box in boxes.items() if bidirectional(letters[index]) in {"R", "AL"} and box[1] > 550
    ]
    assert max(right for _, _, right, _ in high) == pytest.approx(page.get_width() - 28, abs=2)
    first = next(boxes[index] for index in boxes if letters[index] == "✓")
    assert first[0] > page.get_width() * 2 / 3


@pytest.mark.parametrize("language", ALL)
def test_nothing_leaves_the_margins(language):
    page = pypdfium2.PdfDocument(pdf(language))[0]
    text, margin = page.get_textpage(), 27.5
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert min(left for left, _, _, _ in boxes) >= margin
    assert max(right for _, _, right, _ in boxes) <= page.get_width() - margin


@pytest.mark.parametrize("language", ALL)
def test_pages_that_face_each_other_are_turned_as_the_language_is_read(language):
    assert (b"/Direction /R2L" in pdf(language)) == (language in RIGHTWARD)


@pytest.mark.parametrize("language", ALL)
def test_the_deck_says_its_language_and_direction(language):
    html = (built(language) / f"{language}-deck.html").read_text("utf-8")
    direction = ' dir="rtl"' if language in RIGHTWARD else ""
    assert f'<html lang="{language}"{direction}>' in html
    with ZipFile(built(language) / f"{language}-deck.apkg") as package:
        content = package.read("collection.anki2")
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    (models,) = database.execute("select models from col").fetchone()
    for model in json.loads(models).values():
        assert all(f'class="pd" lang="{language}"{direction}>' in side["qfmt"] for side in model["tmpls"])
        assert ("read from the right" in model["css"]) == bool(direction)
