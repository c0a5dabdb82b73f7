"""What a sheet must be before it is printed, found in the PDF of the shipped deck itself."""

import re
from statistics import mean, median

import pytest

from builder.typeset.layout import Paper, read_layout
from builder.typeset.words import plain
from tests.gates.bad import BAD
from tests.gates.bad import sheet as full_sheet
from tests.gates.gates import GATES, LEAST_FILL
from tests.gates.printed import sheet, shipped

papers = pytest.mark.parametrize("paper", list(Paper))
gates = pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.__name__)


@papers
@gates
def test_the_shipped_sheet_passes(gate, paper):
    assert list(gate(shipped(paper))) == []


@gates
def test_each_gate_refuses_a_sheet_that_has_its_flaw(gate):
    assert list(gate(BAD[gate]()))


@gates
def test_a_sheet_without_flaws_passes_each_gate(gate):
    assert list(gate(full_sheet())) == []


@papers
def test_nothing_is_left_unset(paper):
    assert [fault for fault in shipped(paper).typeset.faults if fault.stops] == []


@papers
def test_columns_are_full_in_the_mean(paper):
    printed, page = shipped(paper), read_layout(paper).page
    fills = [
        max(rows) / (printed.top(number) - page.margin)
        for number, columns in enumerate(printed.ink[:-1])
        for rows in columns
    ]
    assert mean(fills) >= LEAST_FILL


@papers
def test_pages_hold_much_and_lines_are_easy_to_follow(paper):
    """700 words a page at least, and 55 to 68 characters a line of A4, whose columns are the wider ones."""
    printed, size = shipped(paper), read_layout(paper).size.body
    narrower = read_layout(paper).page.measure / read_layout(Paper.A4).page.measure
    words = [0] * len(printed.chars)
    for line in printed.lines:
        words[line.page - 1] += len(line.words)
    assert min(words[:-1]) >= 700
    text = [
        line for line in printed.lines if sum(char.size == size for char in line.chars) > len(line.chars) / 2
    ]
    assert 55 * narrower <= median(len(" ".join(line.words)) for line in text) <= 68


@papers
def test_every_link_leads_somewhere(paper):
    numbers, height = _numbers(paper), read_layout(paper).page.height
    found = [
        annotation.get_object()["/Dest"]
        for page in shipped(paper).reader.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert len(found) > 100
    for page, _, _, top_, _ in found:
        assert page.idnum in numbers
        assert 0 < top_ <= height


@papers
def test_bookmarks_list_chapters_and_their_entries(paper):
    outline = shipped(paper).reader.outline
    chapters = [line for line in outline if not isinstance(line, list)]
    entries = [line for inner in outline if isinstance(inner, list) for line in inner]
    assert [line.title.partition(" ")[2] for line in chapters[: len(sheet().chapters)]] == [
        plain(chapter.title) for chapter in sheet().chapters
    ]
    assert [line.title for line in chapters[len(sheet().chapters) :]] == ["Notation", "Index"]
    assert len(entries) == sum(len(chapter.blocks) for chapter in sheet().chapters)


@papers
def test_the_file_says_what_it_is(paper):
    reader = shipped(paper).reader
    assert (reader.metadata.title, reader.metadata.subject) == (sheet().title, sheet().subtitle)
    assert reader.metadata.author
    assert reader.trailer["/Root"]["/Lang"] == sheet().language
    assert reader.page_labels == [str(number + 1) for number in range(len(reader.pages))]


@papers
def test_references_name_the_page_where_the_entry_is(paper):
    """Where a link's words end in a page, that page is where it leads."""
    numbers = _numbers(paper)
    checked = 0
    for number, page in enumerate(shipped(paper).reader.pages):
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            left, bottom, right, top_ = map(float, link["/Rect"])
            inside = sorted(
                (char.left, char.text)
                for char in shipped(paper).chars[number]
                if left <= (char.left + char.right) / 2 <= right and bottom <= char.baseline <= top_
            )
            named = re.search(r",p(\d+)$", "".join(text for _, text in inside))
            if named:
                assert numbers[link["/Dest"][0].idnum] == int(named[1]), (number + 1, inside)
                checked += 1
    assert checked > 50


def _numbers(paper):
    """Return the number of each page by its object in the file."""
    pages = shipped(paper).reader.pages
    return {page.indirect_reference.idnum: number for number, page in enumerate(pages, start=1)}
