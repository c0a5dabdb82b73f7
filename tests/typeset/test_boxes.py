from math import inf

from builder.model.piece import Break
from builder.typeset.box import FORCED
from builder.typeset.boxes import boxes_of
from tests.typeset.desks import real_desk, typewriter_desk
from tests.typeset.sample import prose


def boxes(text, desk=None, **options):
    desk = desk or typewriter_desk()
    inlines = prose(text).inlines if isinstance(text, str) else text
    return boxes_of(inlines, desk, desk.ink(), **options)


def shown(row):
    return [box.content if isinstance(box.content, str) else box.content.text for box in row]


def test_words_are_boxes_with_a_space_before_each_but_the_first():
    row = boxes("one two")
    assert shown(row) == ["one", "two"]
    assert [box.width for box in row] == [12, 12]
    assert [box.space for box in row] == [0, 4]


def test_no_line_begins_with_the_comma_after_a_formula_or_a_word_in_bold():
    for text in ("at $x$, then", "at **once**, then"):
        comma = next(box for box in boxes(text) if box.content == ",")
        assert comma.cost == inf
        assert comma.space == 0


def test_a_space_before_a_formula_is_a_place_to_break():
    _, formula, _ = boxes("at $x$ then")
    assert formula.cost == 0
    assert formula.space > 4


def test_words_are_divided_only_when_asked():
    assert shown(boxes("the harmonic mean")) == ["the", "harmonic", "mean"]
    divided = boxes("the harmonic mean", hyphenate=True)
    assert shown(divided) == ["the", "har", "monic", "mean"]
    assert (divided[2].tail, divided[2].tail_width, divided[2].space) == ("-", 4, 0)


def test_a_line_may_end_after_a_dash_or_a_slash_between_words():
    assert shown(boxes("precision–recall and/or well-known")) == [
        "precision–",
        "recall",
        "and/",
        "or",
        "well-",
        "known",
    ]


def test_a_number_parts_less_easily_from_its_unit_and_from_the_sign_before_it():
    _, sign, number, unit, word = boxes("50 × 768 bytes in")
    assert sign.cost == word.cost == 0
    assert 0 < number.cost < unit.cost < inf


def test_a_fraction_in_words_stays_whole():
    assert shown(boxes("a/b at 1/2")) == ["a/b", "at", "1/2"]


def test_a_no_break_space_is_none():
    assert len(boxes("p\N{NO-BREAK SPACE}2")) == 1


def test_long_code_may_be_broken_at_its_joints_and_short_code_not():
    assert shown(boxes("`np.linalg.lstsq`")) == ["np.", "linalg.", "lstsq"]
    assert shown(boxes("`a.b_c`")) == ["a.b_c"]


def test_code_is_broken_at_a_dot_rather_than_inside_a_name():
    _, dot, underscore = boxes("`model.cross_score`")
    assert dot.cost < underscore.cost < inf


def test_long_formulas_may_be_broken_and_short_ones_not():
    assert len(boxes("$a + b$")) == 1
    long = boxes(r"$a + b + c + d + e = f + g + h + i + j$")
    assert len(long) > 1
    assert min(box.cost for box in long[1:]) > 0


def test_a_formula_in_parts_copies_as_a_whole_and_only_once():
    long = boxes(r"$a + b + c + d + e = f + g + h + i + j$")
    assert shown(long)[0] == "a + b + c + d + e = f + g + h + i + j"
    assert set(shown(long)[1:]) == {""}


def test_links_lead_to_entries_on_the_sheet_in_navy():
    desk = real_desk(f1="")
    navy, plain = boxes("[[f1|F1]] [[gone|Gone]]", desk)
    assert (navy.ink.link, navy.ink.color) == ("f1", desk.layout.color.navy)
    assert (plain.ink.link, plain.ink.color) == (None, desk.layout.color.ink)


def test_a_break_of_the_authors_is_forced():
    words = prose("one").inlines
    row = boxes((*words, Break(), *words))
    assert row[1].cost == FORCED


def test_chinese_may_be_broken_between_characters():
    assert len(boxes("机器学习")) == 4


def test_a_line_may_end_between_japanese_characters_at_no_cost_but_not_before_closing_marks():
    row = boxes("値は、高い")
    assert shown(row) == ["値", "は、", "高", "い"]
    assert [box.cost for box in row[1:]] == [0, 0, 0]
    assert [box.space for box in row] == [0, 0, 0, 0]


def test_beside_japanese_a_formula_needs_no_white_for_a_line_to_end():
    row = boxes("値$x$は「$y$」と")
    assert shown(row) == ["値", "x", "は", "「", "y", "」", "と"]
    assert [box.cost < inf for box in row[1:]] == [True, True, True, False, False, True]
