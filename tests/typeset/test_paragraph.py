import pytest

from builder.typeset.boxes import boxes_of
from builder.typeset.fault import FaultKind
from builder.typeset.frame import Frame, Run
from builder.typeset.paragraph import Setting, paragraph
from tests.typeset.desks import lines_said, real_desk, said, typewriter_desk
from tests.typeset.sample import prose

LONG = (
    "The chance that a random positive outscores a random negative. A half is guessing; less means that "
    "the scores are upside down. With rare positives read the other curve too, and representations."
)


def set_in(measure, text=LONG, desk=None, **options):
    desk = desk or real_desk()
    boxes = boxes_of(prose(text).inlines, desk, desk.ink(), hyphenate=True)
    return paragraph(boxes, desk, Setting(measure=measure, leading=10.0, **options))


def runs(slug):
    return [(x, leaf) for x, _, leaf, _ in slug.frame.leaves() if isinstance(leaf, Run)]


def test_lines_stay_within_the_measure_at_any_width():
    for measure in range(60, 260, 7):
        desk = real_desk()
        for slug in set_in(measure, desk=desk):
            (x, run), *_ = runs(slug)
            assert x + desk.width(run.text, desk.ink()) <= measure + 0.01


def test_all_words_are_set_in_order():
    text = " ".join(lines_said(set_in(90))).replace("- ", "").replace("ﬁ", "fi")
    assert text == LONG.replace("- ", "")


def test_words_are_divided_only_where_lines_are_too_uneven_without():
    assert not any(line.endswith("-") for line in lines_said(set_in(250)))
    assert any(line.endswith("-") for line in lines_said(set_in(70)))


def test_lines_are_a_leading_apart_and_a_tall_formula_opens_them():
    assert [slug.frame.height for slug in set_in(250)] == [pytest.approx(10.0)] * 3
    tall = set_in(250, r"Where $\dfrac{\sum_i a_i}{n}$ stands")
    assert tall[0].frame.height > 15


def test_words_in_one_ink_are_one_run_so_that_they_copy_as_words():
    (slug,) = set_in(250, "one two three")
    assert [run.text for _, run in runs(slug)] == ["one two three"]


def test_a_tag_stands_at_the_right_edge_of_the_last_line():
    slugs = set_in(100, "One two three four five six seven eight.", tag=Frame(40.0, 5.0, 1.0))
    x, _, tag = slugs[-1].frame.parts[-1]
    assert (x + tag.width, tag.width) == (100, 40)
    assert said(slugs[-1].frame).endswith("eight.")


def test_a_tag_without_room_gets_a_line_of_its_own_at_the_right():
    slugs = set_in(64, "abc defg hijk", desk=typewriter_desk(), tag=Frame(40.0, 5.0, 1.0))
    assert len(slugs) == 2
    assert slugs[1].frame.parts == ((24.0, 0.0, Frame(40.0, 5.0, 1.0)),)


def test_a_tag_on_the_first_line_shortens_it():
    slugs = set_in(
        100, "one two three four", desk=typewriter_desk(), tag=Frame(60.0, 5.0, 1.0), tag_first=True
    )
    assert lines_said(slugs) == ["one two", "three four"]


def test_a_mark_hangs_left_of_the_first_line_only():
    slugs = set_in(100, indent=18.0, mark=Frame(5.0), hang=9.0)
    assert slugs[0].frame.parts[0][0] == 9.0
    assert {slug.frame.parts[-1][0] for slug in slugs} == {18.0}


def test_two_lines_stay_together_at_either_end_of_a_paragraph():
    costs = [slug.cost for slug in set_in(120)]
    assert len(costs) >= 6
    assert [cost < 100 for cost in costs] == [False, False, *[True] * (len(costs) - 3), False]


def test_what_is_wider_than_its_column_is_a_fault_that_names_it():
    desk = real_desk().at("blob")
    set_in(40, "Donaudampfschifffahrtsgesellschaft`x`", desk=desk)
    (fault,) = desk.faults
    assert (fault.kind, fault.entry) == (FaultKind.TOO_WIDE, "blob")
    assert "Donau" in fault.message


def test_a_missing_character_is_a_fault_that_names_its_code_point_once():
    desk = real_desk().at("blob")
    set_in(200, "漢 and 漢", desk=desk)
    assert [(fault.kind, "U+6F22" in fault.message) for fault in desk.faults] == [
        (FaultKind.MISSING_GLYPH, True)
    ]
