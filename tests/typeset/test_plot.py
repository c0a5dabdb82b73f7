import pytest

from builder.model.piece import Anchor, Axis, Label, Line, Plot
from builder.typeset.frame import Area, Run, Stroke
from builder.typeset.plot import mini, plot
from tests.typeset.desks import real_desk

DESK = real_desk()
FIGURES = DESK.layout.plot


def drawn(x=(-2.0, 2.0), y=(0.0, 1.0), *, ticks=((0.0, "0"), (1.0, "1")), **more):
    curve = Line((((x[0], y[0]), (x[1], y[1])),), Label("here", (x[0], y[1]), Anchor.START))
    return Plot(Axis(*x, ticks), Axis(*y, ticks), (curve,), "Plot of a line", **more)


def leaves(frame, kind):
    return [(x, y, leaf, color) for x, y, leaf, color in frame.leaves() if isinstance(leaf, kind)]


def test_a_curve_begins_and_ends_where_its_points_lie_between_the_axes():
    frame = plot(drawn(), DESK).frame
    ((x, y, curve, color),) = [found for found in leaves(frame, Stroke) if found[2].thickness == 1.2]
    ((width, height),) = curve.points
    assert height == pytest.approx(FIGURES.height)
    assert x + width <= FIGURES.width
    assert color == "#1F3A5F"
    assert y + height <= frame.ascent


def test_nothing_of_a_plot_leaves_its_frame():
    frame = plot(drawn(), DESK).frame
    for x, y, leaf, _ in frame.leaves():
        points = [(x + dx, y + dy) for dx, dy in getattr(leaf, "points", ())]
        for u, v in [(x, y), *points]:
            assert -0.01 <= u <= frame.width + 0.01
            assert -frame.descent - 0.01 <= v <= frame.ascent + 0.01


def test_the_main_curve_lies_on_its_tint_the_others_are_dashed():
    base = drawn()
    other = Line((((-2.0, 0.5), (2.0, 0.5)),), main=False)
    frame = plot(Plot(base.x, base.y, (*base.lines, other), "two"), DESK).frame
    assert [color for *_, color in leaves(frame, Area)] == ["#EAF0F6"]
    assert [leaf.dash for *_, leaf, _ in leaves(frame, Stroke) if leaf.thickness == 0.6] == [(2.0, 2.0)]


def test_the_number_where_axes_cross_inside_is_left_out():
    said = [leaf.text for *_, leaf, _ in leaves(plot(drawn(), DESK).frame, Run)]
    assert said.count("0") == 0
    assert said.count("1") == 2
    corner = [leaf.text for *_, leaf, _ in leaves(plot(drawn(x=(0.0, 2.0)), DESK).frame, Run)]
    assert corner.count("0") == 1


def test_what_is_to_be_seen_copies_as_words():
    assert plot(drawn(), DESK).frame.text == "Plot of a line"


def test_a_mini_curve_is_46_by_15_and_has_no_words():
    frame = mini(drawn(small=True), DESK)
    assert (frame.width, frame.height) == (46.0, 15.0)
    assert not leaves(frame, Run)
    assert {leaf.thickness for *_, leaf, _ in leaves(frame, Stroke)} == {0.5, 1.0}
