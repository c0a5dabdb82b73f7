from dataclasses import replace

import pytest

from builder.model.block import Chapter
from builder.model.piece import Math
from builder.typeset.masthead import masthead_frame, plan_masthead
from tests.typeset.desks import real_desk, said
from tests.typeset.sample import SHEET, prose

DESK = real_desk()


def titled(*titles, **changes):
    return replace(SHEET, chapters=tuple(Chapter(prose(title), ()) for title in titles), **changes)


def test_eight_chapters_fit_into_the_usual_height():
    plan = plan_masthead(titled(*["A chapter"] * 8), DESK)
    assert (plan.height, plan.rows, len(plan.widths)) == (34, 4, 2)


def test_many_chapters_make_it_higher():
    plan = plan_masthead(titled(*["A chapter of some length"] * 30), DESK)
    assert plan.height > 34
    assert plan.rows * len(plan.widths) >= 30


def test_a_long_subtitle_takes_two_lines_beside_the_contents():
    plan = plan_masthead(titled("A", subtitle="so many words " * 14), DESK)
    assert len(plan.subtitle) == 2
    assert plan.height == 44


def test_every_chapter_is_listed_with_number_and_page_and_leads_there():
    sheet = titled("Metrics", "Losses")
    frame = masthead_frame(sheet, plan_masthead(sheet, DESK), [1, 12], DESK)
    text = said(frame)
    assert "1 Metrics 1" in text
    assert "2 Losses 12" in text
    assert [part.link for _, _, part in frame.parts if part.link] == ["chapter:1", "chapter:2"]


def test_contents_end_at_the_right_margin_and_clear_the_title():
    sheet = titled(*["A chapter of some length"] * 7)
    frame = masthead_frame(sheet, plan_masthead(sheet, DESK), [1] * 7, DESK)
    lines = [(x, part) for x, _, part in frame.parts if part.link]
    page = DESK.layout.page
    assert max(x + part.width for x, part in lines) == pytest.approx(page.width - page.margin)
    assert min(x for x, _ in lines) > max(x + part.width for x, _, part in frame.parts if not part.link)


def test_columns_of_the_contents_keep_their_distance():
    """So that the number of a page is not taken for that of the chapter beside it."""
    plan = plan_masthead(titled(*["A chapter"] * 12), DESK)
    assert len(plan.widths) > 1
    assert plan.gap == DESK.layout.space.contents_most


def test_what_has_no_number_needs_no_room_for_one():
    numbered = plan_masthead(titled(*["Notation"] * 8), DESK)
    symbols = ((Math("n", "n"), prose("rows")),)
    unnumbered = plan_masthead(titled(*["Notation"] * 4, notation=symbols), DESK)
    assert unnumbered.widths[1] < numbered.widths[1]


def test_a_sheet_without_a_subtitle_has_none():
    assert plan_masthead(titled("A", subtitle=""), DESK).subtitle == ()
