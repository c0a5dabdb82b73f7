"""What a sheet must be before it is printed, found in the PDF of the shipped deck itself."""

import re
from itertools import pairwise

import pytest

from builder.typeset.layout import Paper, read_layout
from builder.typeset.words import plain
from tests.gates.printed import (
    body,
    chars,
    columns,
    lines,
    pdf,
    reader,
    rows_of_ink,
    sheet,
    top,
    typeset,
)

LEAST_FILL = 0.92
BALANCE = 15
KB_A_PAGE = 40
LEAST_TEXT, LEAST_SCRIPT = 7.0, 5.5
OVERHANG = 1.5
"""By how many points slanted letters may lean out of a column."""

papers = pytest.mark.parametrize("paper", list(Paper))


@papers
def test_nothing_is_left_unset(paper):
    assert [fault for fault in typeset(paper).faults if fault.stops] == []


@papers
def test_every_font_is_embedded_and_says_what_its_glyphs_mean(paper):
    for page in reader(paper).pages:
        for font in page["/Resources"]["/Font"].values():
            found = font.get_object()
            assert "/FontFile2" in found["/FontDescriptor"], found["/BaseFont"]
            assert "/ToUnicode" in found, found["/BaseFont"]


@papers
def test_nothing_runs_over_its_column(paper):
    edges = columns(paper)
    for number in range(len(chars(paper))):
        for char in body(paper, number):
            inside = [
                left - OVERHANG <= char.left and char.right <= right + OVERHANG for left, right in edges
            ]
            assert any(inside), (number + 1, char)


@papers
def test_nothing_leaves_the_page_or_its_margins(paper):
    page = read_layout(paper).page
    for number, found in enumerate(chars(paper), start=1):
        for char in found:
            assert page.margin - OVERHANG <= char.left, (number, char)
            assert char.right <= page.width - page.margin + OVERHANG, (number, char)
            assert 12 < char.bottom < char.top < page.height - 12, (number, char)


@papers
def test_columns_are_full(paper):
    page = read_layout(paper).page
    fills = []
    for number in range(len(chars(paper)) - 1):
        depth = top(paper, number) - page.margin
        feet = [max(rows) / depth for rows in rows_of_ink(paper, number)]
        assert min(feet) >= LEAST_FILL, (number + 1, feet)
        fills.extend(feet)
    assert sum(fills) / len(fills) >= LEAST_FILL


@papers
def test_no_column_has_a_hole(paper):
    for number in range(len(chars(paper))):
        for rows in rows_of_ink(paper, number):
            gaps = [after - before for before, after in pairwise(rows)]
            assert max(gaps, default=0) < 30, number + 1


@papers
def test_the_feet_of_the_last_page_are_even(paper):
    feet = [max(rows) for rows in rows_of_ink(paper, len(chars(paper)) - 1)]
    assert max(feet) - min(feet) <= BALANCE


@papers
def test_no_type_is_too_small_to_read(paper):
    for number, found in enumerate(chars(paper), start=1):
        for char in found:
            least = LEAST_SCRIPT if "Math" in char.font else LEAST_TEXT
            assert char.size >= least - 0.01, (number, char)


@papers
def test_every_link_leads_somewhere(paper):
    numbers, height = _numbers(paper), read_layout(paper).page.height
    found = [
        annotation.get_object()["/Dest"]
        for page in reader(paper).pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert len(found) > 100
    for page, _, _, top_, _ in found:
        assert page.idnum in numbers
        assert 0 < top_ <= height


@papers
def test_bookmarks_list_chapters_and_their_entries(paper):
    outline = reader(paper).outline
    chapters = [line for line in outline if not isinstance(line, list)]
    entries = [line for inner in outline if isinstance(inner, list) for line in inner]
    assert [line.title.partition(" ")[2] for line in chapters[: len(sheet().chapters)]] == [
        plain(chapter.title) for chapter in sheet().chapters
    ]
    assert [line.title for line in chapters[len(sheet().chapters) :]] == ["Notation", "Index"]
    assert len(entries) == sum(len(chapter.blocks) for chapter in sheet().chapters)


@papers
def test_the_file_says_what_it_is(paper):
    about = reader(paper).metadata
    assert (about.title, about.subject) == (sheet().title, sheet().subtitle)
    assert about.author
    assert reader(paper).trailer["/Root"]["/Lang"] == sheet().language
    assert reader(paper).page_labels == [str(number + 1) for number in range(len(chars(paper)))]


@papers
def test_pages_are_light(paper):
    assert len(pdf(paper)) / 1024 / len(chars(paper)) <= KB_A_PAGE


@papers
def test_the_sheet_has_no_raster_image(paper):
    assert not any(page.images for page in reader(paper).pages)


@papers
def test_an_id_stands_at_the_right_never_at_the_left(paper):
    ids = {block.entry for chapter in sheet().chapters for block in chapter.blocks}
    for number in range(len(chars(paper))):
        for left, _, line in lines(paper, number):
            mono = "".join(char.text for char in line) if "Mono" in line[0].font else ""
            assert not (mono in ids and line[0].left < left + 20), (number + 1, mono)


@papers
def test_no_arrow_stands_alone_at_the_end_of_a_line(paper):
    for number in range(len(chars(paper))):
        for _, _, line in lines(paper, number):
            # what stands in a formula or a table's cell is no reference
            if "SemiBold" in line[-1].font:
                assert line[-1].text != "→", (number + 1, "".join(char.text for char in line))


@papers
def test_references_name_the_page_where_the_entry_is(paper):
    """Where a link's words end in a page, that page is where it leads."""
    numbers = _numbers(paper)
    checked = 0
    for number, page in enumerate(reader(paper).pages):
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            left, bottom, right, top_ = map(float, link["/Rect"])
            inside = sorted(
                (char.left, char.text)
                for char in chars(paper)[number]
                if left <= (char.left + char.right) / 2 <= right and bottom <= char.baseline <= top_
            )
            said = re.search(r",p(\d+)$", "".join(text for _, text in inside))
            if said:
                assert numbers[link["/Dest"][0].idnum] == int(said[1]), (number + 1, inside)
                checked += 1
    assert checked > 50


def _numbers(paper):
    """Return the number of each page by its object in the file."""
    return {page.indirect_reference.idnum: number for number, page in enumerate(reader(paper).pages, start=1)}
