from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from builder.model.block import Chapter, Sheet
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Glyph, Rule, Run
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import Typeset, typeset_sheet
from tests.typeset.desks import formulas, real_fonts, said
from tests.typeset.sample import METRICS, SHEET, fact, prose, question, see

PAPERS = tuple(Paper)


@cache
def typeset(sheet: Sheet = SHEET, paper: Paper = Paper.A4) -> Typeset:
    return typeset_sheet(sheet, real_fonts(), read_layout(paper), formulas())


def sheet_of(*blocks, copies=1):
    chapters = tuple(
        Chapter(
            prose(f"Part {number}"),
            tuple(replace(block, entry=f"{block.entry}-{number}") for block in blocks),
        )
        for number in range(1, copies + 1)
    )
    return replace(SHEET, chapters=chapters)


def columns(page, layout) -> list[tuple[float, Frame]]:
    return [(y, frame) for _, y, frame in page.frame.parts if abs(frame.width - layout.page.measure) < 0.01]


def frames(frame: Frame, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Frame]]:
    yield x, y, frame
    for dx, dy, part in frame.parts:
        if isinstance(part, Frame):
            yield from frames(part, x + dx, y + dy)


def anchors(found: Typeset) -> dict[str, int]:
    pages = enumerate(found.pages, start=1)
    return {
        frame.anchor: number for number, page in pages for _, _, frame in frames(page.frame) if frame.anchor
    }


def test_the_sample_is_set_without_faults():
    assert typeset().faults == ()


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_stands_outside_the_margins_or_its_column(paper):
    layout = read_layout(paper)
    figures, fonts = layout.page, real_fonts()
    for page in typeset(paper=paper).pages:
        for top, column in columns(page, layout):
            assert top - column.descent >= figures.margin - 0.01
            for x, _, leaf, _ in column.leaves():
                width = leaf.width if isinstance(leaf, Rule) else 0.0
                if isinstance(leaf, Run) and leaf.font == "IBMPlexSans-Regular":
                    width = fonts.shaped(leaf.text, Role.BODY, leaf.size).width
                assert x >= -0.01
                assert x + width <= figures.measure + 0.01


@pytest.mark.parametrize("paper", PAPERS)
def test_no_text_is_under_7_points_and_no_script_under_6(paper):
    leaves = [leaf for page in typeset(paper=paper).pages for _, _, leaf, _ in page.frame.leaves()]
    assert min(leaf.size for leaf in leaves if isinstance(leaf, Run)) >= 7
    assert min(leaf.size for leaf in leaves if isinstance(leaf, Glyph)) >= 5.5


def glossary():
    words = ("a word and another. " * 30).split()
    facts = (fact(f"f{number}", "Term", " ".join(words[: 9 + number * 7 % 40])) for number in range(130))
    return replace(SHEET, chapters=(Chapter(prose("Terms"), tuple(facts)),))


@pytest.mark.parametrize("paper", PAPERS)
def test_columns_before_the_last_page_are_full(paper):
    layout = read_layout(paper)
    found = typeset(glossary(), paper)
    assert len(found.pages) > 2
    for page in found.pages[:-1]:
        for top, column in columns(page, layout):
            assert column.descent >= 0.98 * (top - layout.page.margin)


@pytest.mark.parametrize("paper", PAPERS)
def test_few_columns_are_far_from_full_even_with_tables_and_formulas(paper):
    layout = read_layout(paper)
    blocks = [block for chapter in SHEET.chapters for block in chapter.blocks]
    pages = typeset(sheet_of(*blocks, copies=4), paper).pages[:-1]
    fills = [
        column.descent / (top - layout.page.margin) for page in pages for top, column in columns(page, layout)
    ]
    assert sum(fills) / len(fills) >= 0.95
    assert min(fills) >= 0.85


@pytest.mark.parametrize("paper", PAPERS)
def test_the_columns_of_the_last_page_end_within_15_points(paper):
    layout = read_layout(paper)
    last = typeset(glossary(), paper).pages[-1]
    feet = [column.descent for _, column in columns(last, layout)]
    assert len(feet) == 3
    assert max(feet) - min(feet) <= 15


def test_columns_stand_side_by_side_with_a_rule_between():
    page = typeset().pages[0]
    layout = read_layout()
    rules = [x for x, _, leaf, _ in page.frame.leaves() if isinstance(leaf, Rule) and leaf.width == 0.25]
    assert rules == pytest.approx([layout.page.column_left(column) - 7.125 for column in (1, 2)])


def test_lines_of_a_column_never_overlap():
    layout = read_layout()
    for page in typeset().pages:
        for _, column in columns(page, layout):
            bands = [(y + frame.ascent, y - frame.descent) for _, y, frame in column.parts]
            assert all(upper[1] >= lower[0] - 0.01 for upper, lower in pairwise(bands))


def test_entries_come_in_the_sheets_order():
    found = list(anchors(typeset()))
    entries = [block.entry for chapter in SHEET.chapters for block in chapter.blocks]
    assert [
        anchor for anchor in found if not anchor.endswith(":") and not anchor.startswith("chapter:")
    ] == entries


def test_every_link_and_bookmark_leads_to_a_place_on_the_sheet():
    found = typeset()
    places = anchors(found)
    links = {frame.link for page in found.pages for _, _, frame in frames(page.frame) if frame.link}
    assert links
    assert links <= set(places)
    assert {bookmark.anchor for bookmark in found.outline} <= set(places)


def test_references_and_contents_name_the_pages_that_things_are_on():
    found = typeset()
    places = anchors(found)
    first = said(found.pages[0].frame)
    for number, chapter in enumerate(SHEET.chapters, start=1):
        assert f"{number} {chapter.title.inlines[0].text} {places[f'chapter:{number}']}" in first
    assert places["perplexity"] != places["cross-entropy"]
    text = " ".join(said(page.frame) for page in found.pages)
    assert f"Cross-entropy, p\N{NO-BREAK SPACE}{places['cross-entropy']}" in text
    assert "→ Cross-entropy Cross" not in text


def test_a_reference_on_the_same_page_names_none():
    found = typeset(sheet_of(fact("a", "A", "text", see("[[a-1|A]]"))))
    assert "→ A a-1" in said(found.pages[0].frame)


def test_pages_are_numbered_and_later_ones_say_which_chapters_they_show():
    found = typeset()
    assert [page.label for page in found.pages] == [str(number) for number in range(1, len(found.pages) + 1)]
    text = said(found.pages[1].frame)
    assert f"2 /{len(found.pages)}" in text
    titles = found.pages[1].chapters
    assert " – ".join(dict.fromkeys((titles[0], titles[-1]))) in text


def test_the_outline_has_two_levels():
    levels = [bookmark.level for bookmark in typeset().outline]
    assert levels.count(0) == len(SHEET.chapters) + 1, "the chapters and the index"
    assert levels[:2] == [0, 1]
    assert typeset().outline[0].title == "1 Evaluation metrics"


def test_a_bookmark_shows_a_short_name_where_there_is_one():
    ask = question("leak", "Which kinds of leakage do you look for?", "Three")
    outline = typeset(sheet_of(ask, replace(ask, name="Data leakage"))).outline
    assert [bookmark.title for bookmark in outline[1:3]] == [
        "Which kinds of leakage do you look for?",
        "Data leakage",
    ]


def test_the_same_sheet_is_set_the_same():
    again = typeset_sheet(SHEET, real_fonts(), read_layout(), formulas())
    assert again == typeset()


def test_faults_name_the_entry_and_what_is_wrong():
    bad = (fact("glyph", "Glyph", "漢"), fact("tex", "TeX", r"$\frobnicate$"))
    found = typeset(replace(SHEET, chapters=(Chapter(prose("Bad"), bad),)))
    assert [(fault.entry, fault.kind) for fault in found.faults] == [
        ("glyph", FaultKind.MISSING_GLYPH),
        ("tex", FaultKind.UNSUPPORTED_TEX),
    ]


def test_a_heading_stands_on_the_page_of_its_first_entry():
    places = anchors(typeset())
    for number, chapter in enumerate(SHEET.chapters, start=1):
        assert places[f"chapter:{number}"] == places[chapter.blocks[0].entry]


def test_one_chapter_needs_no_more_than_one_page():
    assert len(typeset(replace(SHEET, chapters=(METRICS,))).pages) == 1


def test_a_sheet_without_entries_is_a_page_with_its_title():
    found = typeset(replace(SHEET, chapters=()))
    assert len(found.pages) == 1
    assert said(found.pages[0].frame).startswith(SHEET.title)
