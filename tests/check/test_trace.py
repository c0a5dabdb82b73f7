"""Curves as points: smooth where they are, broken where they break."""

import math
from itertools import pairwise

import pytest

from builder.check.trace import clipped, joined, spread, trace, window


def graph(function):
    """Return a curve by its function, which may fail."""

    def path(x):
        try:
            return x, function(x)
        except (ValueError, ZeroDivisionError):
            return None

    return path


def strayed(function, strokes, height):
    """Return how far, in heights, the lines between the points are from the curve."""
    return max(
        abs(function((a + c) / 2) - (b + d) / 2) / height
        for stroke in strokes
        for (a, b), (c, d) in pairwise(stroke)
    )


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [
        (math.sin, -6, 6),
        (lambda x: 1 / (1 + math.exp(-20 * x)), -3, 3),
        (lambda x: math.exp(-50 * x * x), -3, 3),
        (lambda x: abs(x - 0.3), -1, 1),
    ],
)
def test_a_curve_without_a_break_is_one_smooth_stroke(function, low, high):
    points = spread(graph(function), low, high)
    bottom, top = window([y for _, y in points])
    strokes = trace(graph(function), low, high, top - bottom)
    assert len(strokes) == 1
    assert (strokes[0][0][0], strokes[0][-1][0]) == (low, high)
    assert strayed(function, strokes, top - bottom) < 0.003


def test_a_straight_line_takes_no_more_points_than_a_grid():
    assert len(trace(graph(lambda x: 2 * x), 0, 1, 2.0)[0]) == 97


def test_a_steep_curve_is_not_broken():
    strokes = trace(graph(lambda x: x**0.2), 0, 1, 1.0)
    assert len(strokes) == 1
    assert strokes[0][0] == (0, 0)


@pytest.mark.parametrize(
    ("function", "at"),
    [(math.floor, 1), (lambda x: 1 if x >= 0.7 else 0, 0.7), (lambda x: 1 / (x - 0.7), 0.7)],
)
def test_a_jump_or_a_pole_breaks_the_stroke(function, at):
    left, right = trace(graph(function), 0, 1.5, 1.0)
    assert left[-1][0] == pytest.approx(at, abs=0.01)
    assert right[0][0] == pytest.approx(at, abs=0.01)


def test_a_curve_is_drawn_to_where_it_ends_to_exist():
    (stroke,) = trace(graph(lambda x: math.sqrt(1 - x * x)), -2, 2, 1.0)
    assert stroke[0] == pytest.approx((-1, 0), abs=1e-4)
    assert stroke[-1] == pytest.approx((1, 0), abs=1e-4)


def test_what_runs_off_to_a_pole_does_not_make_the_window():
    heights = [y for _, y in spread(graph(lambda x: 1 / x), -3, 3)]
    bottom, top = window(heights)
    assert -10 < bottom < -1
    assert 1 < top < 10


def test_a_window_shows_all_of_a_tame_curve():
    assert window([x**3 for x in range(-10, 11)]) == (-1000, 1000)
    assert window([4.0, 4.0]) == (3.0, 5.0)


def test_strokes_are_cut_at_the_edge_of_the_window():
    zigzag = ((0.0, 0.0), (1.0, 2.0), (2.0, 0.0), (3.0, -2.0))
    assert clipped((zigzag,), -1, 1) == (((0.0, 0.0), (0.5, 1)), ((1.5, 1), (2.0, 0.0), (2.5, -1)))
    assert clipped((((0.0, 5.0), (1.0, 6.0)),), -1, 1) == ()


def test_a_count_is_joined_at_whole_numbers():
    (stroke,) = joined(graph(lambda n: n * n), 0.5, 4)
    assert stroke == ((1, 1), (2, 4), (3, 9), (4, 16))
