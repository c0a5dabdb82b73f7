import re
import subprocess
import zlib
from functools import cache

import pytest

from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.frame import Frame, Glyph, Rule, Run, Stroke
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import Page, Typeset, typeset_sheet
from builder.write.pdf import Metadata, write_pdf
from tests.tools import program
from tests.typeset.sample import SHEET

METADATA = Metadata("Übersicht", "An author", "Formulas", "en")


@cache
def sample(paper: Paper = Paper.A4) -> bytes:
    fonts = read_fonts()
    return write_pdf(typeset_sheet(SHEET, fonts, read_layout(paper), FormulaSetter()), fonts, METADATA)


def painted(*parts) -> bytes:
    """Return a page with frames placed on it, and some text lest it has no font."""
    word = Run("IBMPlexSans-Regular", 8.0, "word")
    frame = Frame(200.0, 100.0, 0.0, (*parts, (10.0, 90.0, word)))
    return write_pdf(Typeset((Page(frame, "1", ()),), (), ()), read_fonts(), METADATA)


def tool(name, pdf, *options):
    done = subprocess.run([program(name), *options, "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def text_of(pdf, tmp_path, *options):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    return subprocess.run(
        [program("pdftotext"), *options, file, "-"], capture_output=True, check=True, text=True
    ).stdout


def streams(pdf: bytes) -> list[bytes]:
    found = re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", pdf)
    return [zlib.decompress(pdf[match.end() : match.end() + int(match[1])]) for match in found]


def objects(pdf: bytes) -> dict[bytes, bytes]:
    return dict(re.findall(rb"(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL))


def test_the_same_sheet_gives_the_same_bytes():
    fonts = read_fonts()
    again = typeset_sheet(SHEET, fonts, read_layout(), FormulaSetter())
    assert write_pdf(again, fonts, METADATA) == sample()


def test_every_font_is_embedded_in_part_and_copies_as_text():
    lines = tool("pdffonts", sample()).splitlines()[2:]
    assert len(lines) == 5
    for line in lines:
        assert re.match(r"[A-Z]{6}\+", line)
        assert re.search(r"yes yes yes", line)


def test_there_is_no_raster_image(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sample())
    listed = subprocess.run(
        [program("pdfimages"), "-list", file], capture_output=True, check=True, text=True
    ).stdout
    assert len(listed.splitlines()) == 2


def test_pages_weigh_less_than_50_kilobytes():
    assert len(sample()) / 2 < 50_000


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "841.89 x 595.28"), (Paper.LETTER, "792 x 612")])
def test_the_paper_is_the_layouts_and_the_metadata_the_sheets(paper, size):
    info = tool("pdfinfo", sample(paper))
    assert size in info
    assert re.search(r"Title: +Übersicht\n", info)
    assert re.search(r"Author: +An author\n", info)
    assert re.search(r"Subject: +Formulas\n", info)
    assert b"/Lang (en)" in sample(paper)


def test_formulas_copy_as_their_linear_form(tmp_path):
    text = " ".join(text_of(sample(), tmp_path).split())
    assert "θₜ = θₜ₋₁ − η (mₜ/(1 − β₁ᵗ))/(√(vₜ/(1 − β₂ᵗ)) + ε)" in text
    assert "max(0, 1 - y s), quad y in -1, 1" in text


def test_words_copy_as_they_were_written_ligatures_in_letters(tmp_path):
    text = " ".join(text_of(sample(), tmp_path).split())
    assert "Specificity" in text
    assert "the harmonic mean stays near the lower rate" in text.replace("har- monic", "harmonic")
    assert "Guessing ½ scores" in text


def test_columns_read_one_after_the_other(tmp_path):
    text = text_of(sample(), tmp_path, "-raw")
    places = [text.index(title) for title in ("Rates of", "Judging a 1%", "Root mean", "Softmax with")]
    assert places == sorted(places)


def test_glyphs_without_spoken_text_copy_by_their_own_characters(tmp_path):
    formula = FormulaSetter().whole("x + y", 10.0, display=False)
    assert "x+y" in text_of(painted((10.0, 50.0, formula)), tmp_path).replace(" ", "")


def test_unicode_maps_hold_no_code_that_is_not_utf_16():
    maps = [stream for stream in streams(sample()) if b"beginbfchar" in stream]
    assert len(maps) == 5
    for found in maps:
        listed = found[found.index(b"beginbfchar") :]
        for code in re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]+)>", listed):
            assert len(code) % 4 == 0
            bytes.fromhex(code.decode()).decode("utf-16-be")


def test_bookmarks_have_two_levels_and_lead_to_chapters_and_entries():
    pdf = sample()
    entries = sum(len(chapter.blocks) for chapter in SHEET.chapters)
    found_at_the_end = 1  # the index
    assert len(re.findall(rb"/Title", pdf)) == 1 + len(SHEET.chapters) + entries + found_at_the_end
    assert len(re.findall(rb"/First \d", pdf)) == 1 + len(SHEET.chapters)


def test_links_lead_to_places_in_the_document():
    pdf = sample()
    links = re.findall(rb"/Subtype /Link", pdf)
    assert len(links) > len(SHEET.chapters)
    targets = re.findall(rb"/Dest \[ (\d+) 0 R /XYZ", pdf)
    assert len(targets) >= len(links)
    pages = {number for number, body in objects(pdf).items() if b"/Type /Page\n" in body}
    assert set(targets) == pages


def test_pages_have_labels():
    assert re.search(rb"/PageLabels.*?/P \(1\)", sample(), re.DOTALL)


def test_kerns_and_tracking_move_letters():
    run = Run("IBMPlexSans-Regular", 10.0, "AVA", tracking=-0.2, kerns=((0, -0.5),))
    content = next(stream for stream in streams(painted((10.0, 50.0, run))) if b"TJ" in stream)
    assert re.search(rb"-0\.2 Tc\n/F1\+0 10 Tf\n\[<\w\w>50<\w\w\w\w>\] TJ\n0 Tc", content)


def test_rules_and_strokes_are_painted_in_the_colour_they_inherit():
    drawn = Frame(
        parts=((1.0, 2.0, Rule(30.0, 0.5)), (0.0, 0.0, Stroke(((10.0, 5.0), (20.0, 0.0)), 1.2, (2.0, 2.0)))),
        color="#ff0000",
    )
    content = next(stream for stream in streams(painted((10.0, 20.0, drawn))) if b" re f" in stream)
    assert b"1 0 0 rg\n11 22 30 0.5 re f" in content
    assert b"1 0 0 RG\n1.2 w [2 2] 0 d 10 20 m 20 25 l 30 20 l S" in content


def test_text_and_its_spoken_form_are_nested_as_the_format_asks():
    for content in streams(sample()):
        if b"BDC" not in content:
            continue
        depth, inside = 0, False
        for line in content.splitlines():
            if line in {b"BT", b"ET"}:
                assert inside == (line == b"ET")
                inside = line == b"BT"
            depth += line.endswith(b"BDC") - (line == b"EMC")
            assert not (inside and (line.endswith(b"BDC") or line == b"EMC"))
            assert depth in {0, 1}


def test_a_font_of_more_than_256_characters_is_embedded_in_parts(tmp_path):
    chars = "".join(chr(code) for code in range(0x100, 0x180)) + "".join(
        chr(code) for code in range(0x400, 0x4C0)
    )
    run = Run("DejaVuSans", 8.0, chars)
    pdf = painted((0.0, 50.0, run))
    assert tool("pdffonts", pdf).count("DejaVuSans") == 2
    assert "ĀāĂ" in text_of(pdf, tmp_path)


def test_glyphs_say_what_they_are_not_what_they_are_called(tmp_path):
    glyph = Glyph("STIXTwoMath-Regular", 3326, 10.0, "𝑎")
    assert "a" in text_of(painted((100.0, 50.0, glyph)), tmp_path)


def test_placed_letters_are_shown_in_one_go_and_a_mark_is_drawn_and_not_said(tmp_path):
    font = "IBMPlexSans-Regular"
    letters = ((0.0, 0.0, Glyph(font, 30, 10.0, "a")), (9.0, 0.0, Glyph(font, 31, 10.0, "b")))
    mark = (2.0, 1.0, Glyph(font, 32, 10.0, ""))
    pdf = painted((10.0, 50.0, Frame(20.0, parts=(*letters, mark))))
    content = next(stream for stream in streams(pdf) if b"TJ" in stream)
    assert re.search(
        rb"1 0 0 1 10 50 Tm\n/F1\+0 10 Tf\n\[<\w\w>-?[\d.]+<\w\w>\] TJ\nET\n[\d.]+ [\d.]+ m", content
    )
    assert text_of(pdf, tmp_path).split() == ["word", "ab"]


def test_a_glyph_copies_as_what_it_says_in_each_place(tmp_path):
    font = "IBMPlexSans-Regular"
    words = [Frame(20.0, parts=((0.0, 0.0, Glyph(font, 30, 10.0, said)),)) for said in ("a", "bc", "a")]
    pdf = painted(*((10.0, 20.0 * row, word) for row, word in enumerate(words)))
    assert text_of(pdf, tmp_path).split() == ["word", "a", "bc", "a"]
