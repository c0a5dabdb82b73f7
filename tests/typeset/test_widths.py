import pytest

from builder.typeset.boxes import boxes_of
from builder.typeset.widths import fitted
from tests.typeset.desks import typewriter_desk
from tests.typeset.sample import prose

DESK = typewriter_desk()


def cells(*rows):
    ink = DESK.ink(size=10.0)
    return [[boxes_of(prose(text).inlines, DESK, ink) for text in row] for row in rows]


def test_where_all_fits_the_middle_columns_share_what_is_left():
    assert fitted(cells(("ab", "abc", "abcd")), 100) == pytest.approx((10, 70, 20))


def test_of_two_columns_the_second_takes_what_is_left():
    assert fitted(cells(("ab", "abc")), 100) == pytest.approx((10, 90))


def test_where_cells_must_wrap_widths_add_up_to_the_room_and_hold_the_longest_word():
    found = fitted(cells(("name", "one two three four", "a considerably longer text than that")), 150)
    assert sum(found) == pytest.approx(150)
    assert found[0] >= 20
    assert found[1] >= 25
    assert found[2] >= 60


def test_widths_go_where_they_save_lines():
    long = "one two three four five six seven eight nine ten"
    found = fitted(cells(("a b", long), ("c d", long)), 120)
    assert found[1] > 95


def test_columns_that_cannot_fit_shrink_alike():
    assert fitted(cells(("x" * 20, "x" * 20)), 100) == pytest.approx((50, 50))


def test_an_empty_column_is_white_between_the_others():
    assert fitted(cells(("ab", "", "abc")), 100) == pytest.approx((10, 75, 15))
    assert fitted(cells(("", "abc")), 100)[0] == 0
