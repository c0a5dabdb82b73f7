"""Plots as SVG: classes alone, all of it inside the drawing."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from builder.model.piece import Anchor, Axis, Label, Line, Plot
from builder.write.svg import plot_svg

X = Axis(-3.0, 3.0, tuple((float(n), f"{n}".replace("-", "−")) for n in range(-3, 4)), "time <s>")
Y = Axis(-1.0, 3.0, tuple((float(n), f"{n}".replace("-", "−")) for n in range(-1, 4)), "height & more")
LINES = (
    Line((((-3.0, 0.0), (0.0, 0.0), (3.0, 3.0)),), Label("a {{word}}", (-2.0, 0.5), Anchor.START)),
    Line((((-3.0, -1.0), (-1.0, 0.0)), ((1.0, 0.0), (3.0, 1.0))), main=False),
)
PLOT = Plot(X, Y, LINES, 'Plot of "a" over time')
CORNER = replace(PLOT, x=Axis(0.0, 1.0, ((0.0, "0"), (1.0, "1"))), y=Axis(0.0, 1.0, ((0.0, "0"), (1.0, "1"))))
CORNER = replace(CORNER, lines=(Line((((0.0, 0.0), (1.0, 1.0)),)),))


def parsed(plot):
    return ET.fromstring(plot_svg(plot))  # noqa: S314 (our own)


def texts(plot):
    return [element.text for element in parsed(plot).iter("text")]


@pytest.mark.parametrize("plot", [PLOT, CORNER, replace(PLOT, small=True)])
def test_a_plot_has_classes_alone_and_nothing_of_it_falls_outside(plot):
    root = parsed(plot)
    _, _, width, height = map(float, root.get("viewBox").split())
    assert not re.search(r"style=|fill=|stroke=|(?<!&)#|\{|\}", plot_svg(plot))
    for element in root.iter("path"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.get("d"))]
        assert all(0 <= x <= width for x in numbers[::2])
        assert all(0 <= y <= height for y in numbers[1::2])
    for element in root.iter("text"):
        assert 10 <= float(element.get("y")) <= height
        assert 0 <= float(element.get("x")) <= width


def test_curves_break_where_their_strokes_do():
    other, main = (element for element in parsed(PLOT).iter("path") if element.get("class") != "axis")
    assert (other.get("class"), main.get("class")) == ("other", "curve")
    assert other.get("d").count("M") == 2


def test_a_plot_says_in_words_what_is_to_be_seen():
    assert parsed(PLOT).get("aria-label") == 'Plot of "a" over time'


def test_words_are_shown_as_typed():
    assert {"a {{word}}", "time <s>", "height & more", "−3"} <= set(texts(PLOT))
    assert "&#123;&#123;word" in plot_svg(PLOT)


def test_the_number_where_the_axes_cross_is_left_out_but_in_a_corner_shown_once():
    assert "0" not in texts(PLOT)
    assert texts(CORNER).count("0") == 1


def test_a_mini_curve_has_no_words():
    small = replace(PLOT, small=True)
    assert texts(small) == []
    assert parsed(small).get("class") == "mini"
