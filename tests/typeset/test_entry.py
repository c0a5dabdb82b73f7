from itertools import pairwise
from math import inf

import pytest

from builder.model.block import Block, Lead, Marked
from builder.model.piece import Display, Items, Labelled
from builder.typeset.entry import typeset_entry
from builder.typeset.fonts import Role
from builder.typeset.frame import Run
from tests.typeset.desks import lines_said, real_desk
from tests.typeset.sample import (
    comparison,
    fact,
    formula,
    legend,
    mistake,
    prose,
    question,
    see,
    steps,
    when,
    why,
)

MEASURE = 252.63


def galley(block, **places):
    return typeset_entry(block, real_desk(**places))


def lines(block, **places):
    return lines_said(galley(block, **places).slugs)


def tag_place(block):
    """Return (line, right edge) of the id."""
    for index, slug in enumerate(galley(block).slugs):
        for x, _, leaf, _ in slug.frame.leaves():
            if isinstance(leaf, Run) and leaf.text == block.entry and "Mono" in leaf.font:
                return index, x + real_desk().fonts.shaped(leaf.text, Role.CODE, leaf.size).width
    return None


F1 = formula("f1", "F1 score", "F_1 = 2", legend(("P", "precision")), when("always"), why("so"))
FACT = fact("dropout", "Dropout", "zero each unit.", when("training"))
QUESTION = question("qa", "Bagging or boosting?", "Bagging averages.")


def test_a_formula_stands_under_its_title_with_symbols_and_labels_below():
    assert lines(F1) == ["F1 score f1", "✓ proved", "precision", "When always. Why so"]


def test_the_id_of_a_titled_entry_ends_at_the_right_edge_of_the_title():
    assert tag_place(F1) == (0, pytest.approx(MEASURE))


def test_text_runs_on_after_the_title_of_a_fact_and_the_id_ends_it():
    assert lines(FACT) == ["Dropout zero each unit. When training dropout"]
    assert tag_place(FACT) == (0, pytest.approx(MEASURE))


def test_a_fact_that_ends_with_a_list_has_its_id_at_the_last_item():
    listed = Block("ab", Lead.RUN_IN, prose("A/B"), (prose("two arms:"), Items((prose("one"), prose("two")))))
    assert lines(listed) == ["A/B two arms:", "– one", "– two ab"]


def test_a_fact_that_ends_with_a_formula_has_its_id_on_the_first_line():
    shown = Block("ab", Lead.RUN_IN, prose("A/B"), (prose("two arms:"), Display("x", "x")))
    assert lines(shown) == ["A/B two arms: ab", ""]


def test_questions_and_mistakes_hang_their_marks():
    assert lines(QUESTION) == ["Q Bagging or boosting?", "A Bagging averages. qa"]
    assert lines(mistake("m", "Title", "Bad.", "Good.")) == ["× Title", "Bad.", "→ Good. m"]
    lefts = {
        round(slug.frame.parts[-1 if index == 0 else 1][0])
        for index, slug in enumerate(galley(QUESTION).slugs)
    }
    assert lefts == {9}


def test_a_mistake_is_marked_in_rust_and_its_fix_in_navy():
    colors = {
        leaf.text: color
        for slug in galley(mistake("m", "Title", "Bad.", "Good.")).slugs
        for _, _, leaf, color in slug.frame.leaves()
    }
    assert (colors["×"], colors["→"]) == ("#7A2E0E", "#1F3A5F")


def test_steps_are_numbered_in_navy():
    block = steps("s", "How", "Start.", "Stop.")
    assert lines(block) == ["How s", "1 Start.", "2 Stop."]
    colors = [color for _, _, leaf, color in galley(block).slugs[1].frame.leaves() if leaf.text == "1"]
    assert colors == ["#1F3A5F"]


def test_an_aside_follows_the_title_in_grey():
    block = formula("lora", "LoRA", "W", aside="low rank")
    grey = {leaf.text for _, _, leaf, color in galley(block).slugs[0].frame.leaves() if color == "#4A4A4A"}
    assert grey == {"low rank", "lora"}


def test_a_list_under_a_label_stands_below_it():
    block = Block("x", Lead.TITLE, prose("X"), (Labelled("How", (Items((prose("one"),)),)),))
    assert lines(block) == ["X x", "How", "– one"]


def test_formulas_that_follow_each_other_share_a_tint():
    block = Block("x", Lead.TITLE, prose("X"), (Display("a = b", "a"), Display("c = d", "c"), when("now")))
    assert len(galley(block).slugs) == 3


def test_a_table_keeps_a_little_white_above_and_below():
    block = comparison("t", "T", ("a", "b"), ("1", "2"), parts=(when("now"),))
    slugs = galley(block).slugs
    assert slugs[1].above == 1
    assert slugs[2].frame.descent > 2


def test_an_answer_of_several_parts_stays_in_order():
    parts = (Marked("A", (prose("First."), prose("Second."))), Marked("Q", (prose("And?"),)))
    block = Block("q", Lead.MARKED, prose("Why?"), parts, mark="Q")
    assert lines(block) == ["Q Why?", "A First.", "Second.", "Q And? q"]


def test_an_entry_is_a_place_that_links_lead_to():
    assert galley(F1).slugs[0].frame.anchor == "f1"


def test_a_column_may_begin_with_an_entry_and_white_may_grow_before_it_and_around_its_tint():
    first, *rest = galley(F1).slugs
    space = real_desk().layout.space
    assert (first.cost, first.above, first.grows) == (0, space.entry, space.stretch)
    assert [slug.grows for slug in rest] == [space.stretch_inside, space.stretch_inside, 0]


def test_more_than_two_lines_stay_above_a_split_and_two_below():
    long = fact("x", "Title", "word " * 120)
    slugs = galley(long).slugs
    splits = [index for index, slug in enumerate(slugs) if index and slug.cost < inf]
    assert splits[0] == 3
    assert splits[-1] == len(slugs) - 2


def test_splitting_a_low_entry_is_dearer_than_splitting_a_tall_one():
    low, tall = (galley(fact("x", "T", "word " * count)).slugs for count in (80, 160))
    assert low[3].cost > tall[3].cost


def test_a_reference_to_another_page_names_it():
    block = formula("x", "X", "x", see("[[f1|F1 score]]"))
    assert lines(block, f1=", p 2")[-1] == "→ F1 score, p 2"


def test_faults_name_the_entry():
    assert [fault.entry for fault in galley(fact("odd", "Odd", "漢")).faults] == ["odd"]


@pytest.mark.parametrize("block", [F1, FACT, QUESTION], ids=lambda block: block.entry)
def test_every_slug_is_as_wide_as_the_column_and_no_line_overlaps_the_next(block):
    slugs = galley(block).slugs
    assert {round(slug.frame.width, 2) for slug in slugs} == {MEASURE}
    assert all(upper.frame.descent >= 0 and lower.frame.ascent > 0 for upper, lower in pairwise(slugs))


def test_a_dot_between_names_never_begins_a_line():
    names = " · ".join(["Understanding"] * 12)
    assert not any(line.startswith("·") for line in lines(fact("x", "T", names)))


def test_a_remark_beside_a_title_goes_below_it_rather_than_be_torn():
    title, remark = "A title that takes up most of its line, or nearly", "a remark of some length"
    block = formula("f", title, "x", aside=remark)
    first, second, *_ = lines(block)
    assert first.startswith("A title")
    assert second == "a remark of some length"


def test_no_column_begins_with_the_answer_to_a_question_asked_above_it():
    parts = (
        Marked("A", (prose("word " * 60),)),
        Marked("Q", (prose("And then?"),)),
        Marked("A", (prose("more " * 60),)),
    )
    slugs = galley(Block("q", Lead.MARKED, prose("Why?"), parts, mark="Q")).slugs
    said_ = lines_said(slugs)
    answer = next(index for index, line in enumerate(said_) if line.startswith("A more"))
    assert slugs[answer].cost == inf
    assert slugs[answer - 1].cost < inf
