from dataclasses import replace
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.box import FORCED, Box, Ink
from builder.typeset.breaks import Shape, broken, line_width
from builder.typeset.fonts import Role

INK = Ink(Role.BODY, 8, "#000000")


def box(width, space=2.0, **changes):
    return replace(Box(width, "x" * int(width), INK, space), **changes)


def row(*widths):
    return [box(width, 2.0 if index else 0.0) for index, width in enumerate(widths)]


def ends(boxes, **shape):
    return [end for _, end in broken(boxes, Shape(**shape)).spans]


def test_lines_are_filled():
    assert ends(row(30, 30, 30, 30, 30, 30), measure=100) == [3, 6]


def test_no_more_lines_are_used_than_the_fewest():
    boxes = row(*[20] * 23)
    assert len(ends(boxes, measure=100)) == 6


def test_a_word_joins_the_last_line_rather_than_leave_it_with_one():
    assert ends(row(30, 30, 30, 30), measure=100) == [2, 4]


def test_a_hyphen_counts_for_the_width_of_its_line():
    boxes = [box(90, 0.0), box(30, 0.0, cost=4.0, tail="-", tail_width=11.0), box(10)]
    assert line_width(boxes, 0, 1) == 101
    assert broken(boxes, Shape(measure=100)).overfull
    assert ends(boxes, measure=101) == [1, 3]


def test_a_tag_stays_on_the_last_line_where_moving_a_word_makes_room():
    boxes = row(30, 30, 30, 30, 30)
    found = broken(boxes, Shape(measure=130, tag=60))
    assert found.tagged
    assert found.spans[-1] == (3, 5)


def test_a_tag_without_room_is_said_to_need_a_line():
    assert not broken(row(90), Shape(measure=100, tag=30)).tagged


def test_the_first_line_may_be_shorter_or_longer():
    assert ends(row(30, 30, 30, 30), measure=100, first=50) == [1, 4]
    assert ends(row(30, 30, 30, 30), measure=62, first=100) == [2, 4]


def test_a_forced_break_is_kept_and_a_forbidden_one_never_made():
    boxes = row(30, 30, 30, 30)
    boxes[1] = replace(boxes[1], cost=FORCED)
    assert ends(boxes, measure=200) == [1, 4]
    boxes = row(30, 30, 30, 30, 30)
    boxes[3] = replace(boxes[3], cost=inf)
    assert 3 not in ends(boxes, measure=100)


def test_a_box_wider_than_the_measure_gets_a_line_and_is_said_to_stick_out():
    found = broken(row(30, 120, 30), Shape(measure=100))
    assert found.overfull
    assert found.spans == ((0, 1), (1, 2), (2, 3))


def test_lines_are_even_where_they_would_look_ragged():
    boxes = row(*[18] * 16, 95, 18)
    spans = broken(boxes, Shape(measure=100)).spans
    assert [end - start for start, end in spans] == [4, 4, 4, 4, 1, 1]


def test_lines_are_filled_where_no_one_sees_the_difference():
    boxes = row(*[4] * 33)
    spans = broken(boxes, Shape(measure=100)).spans
    assert [end - start for start, end in spans] == [17, 16]


@given(st.lists(st.floats(1, 60), min_size=1, max_size=40))
def test_every_box_is_on_one_line_in_order_and_none_sticks_out(widths):
    boxes = row(*widths)
    found = broken(boxes, Shape(measure=80))
    assert [start for start, _ in found.spans] == [0, *[end for _, end in found.spans[:-1]]]
    assert found.spans[-1][1] == len(boxes)
    assert not found.overfull
    assert max(line_width(boxes, *span) for span in found.spans) <= 80 + 0.01


@given(st.lists(st.integers(1, 60), min_size=2, max_size=40))
def test_as_few_lines_as_filling_each_in_turn_needs(widths):
    lines, used = 1, 0.0
    for index, width in enumerate(widths):
        used += width + (2.0 if index and used else 0.0)
        if used > 80:
            lines, used = lines + 1, width
    assert len(broken(row(*widths), Shape(measure=80)).spans) == lines


def test_a_last_line_of_characters_that_need_no_spaces_is_no_lone_word():
    boxes = [*row(30, 30, 30), *[box(10, 0.0)] * 3]
    assert ends(boxes, measure=100) == [3, 6]
