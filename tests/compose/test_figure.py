"""Curves and images, ready to be looked at."""

import math

import pytest

from builder.compose.labels import placed, readable
from builder.compose.notes import compose_notes
from builder.compose.sheet import compose_sheet
from builder.compose.ticks import axis
from builder.model.curve import Tracing
from builder.model.memory import Forgetful
from builder.model.piece import Axis, Picture, Plot
from builder.model.verdict import Checked
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
RELU = """\
  - id: relu
    kind: formula
    term: ReLU
    formula: relu(z) = max(0, z)
    symbols: {z: {domain: real, tex: \\zeta}}
    checks: [{range: [0, oo]}]
    plot: {over: {z: [-3, 3]}, curves: [self]}
"""
ROC = """\
  - id: roc
    kind: fact
    term: ROC
    text: X
    plot: {over: {u: [0, 1]}, curves: [{x: u, y: u**0.2, label: "a *good* one"}, {of: relu, label: chance}], axes: [false alarms, recall]}
"""
STRAIGHT = ((((-3.0, 0.0), (0.0, 0.0), (3.0, 3.0)),),)
TRACING = Tracing(-3.0, 3.0, 0.0, 3.0, STRAIGHT)


def plots(made):
    return [part for block in made.blocks for part in block.parts if isinstance(part, Plot)]


def test_a_plot_is_on_the_card_and_on_the_sheet(composed, slots):
    made = composed(RELU, found={"curves": {"relu": TRACING}})
    (plot,) = plots(made)
    assert slots(made.notes[0])["Plot"] == (plot,)
    assert plot.lines[0].strokes == STRAIGHT[0]
    assert (plot.x.low, plot.x.high, plot.x.name) == (-3.0, 3.0, "ζ")
    assert [shown for _, shown in plot.x.ticks] == ["−3", "−2", "−1", "0", "1", "2", "3"]
    assert plot.alt == "Plot of ReLU over ζ from −3 to 3"


def test_a_lone_curve_needs_no_word(composed):
    (plot,) = plots(composed(RELU, found={"curves": {"relu": TRACING}}))
    assert plot.lines[0].label is None


def test_curves_are_called_as_their_author_says(composed):
    two = Tracing(0.0, 1.0, 0.0, 1.0, ((((0.0, 0.5), (1.0, 1.0)),), (((0.0, 0.0), (1.0, 0.2)),)))
    (plot,) = plots(composed(ROC + RELU, found={"curves": {"roc": two}}))
    assert [line.label.text for line in plot.lines] == ["a good one", "chance"]
    assert [line.main for line in plot.lines] == [True, False]
    assert (plot.x.name, plot.y.name) == ("false alarms", "recall")


def test_an_entrys_own_curve_is_the_main_one(composed):
    both = RELU.replace("[self]", "[{x: z, y: z, label: line}, self]")
    tracing = Tracing(-3.0, 3.0, -3.0, 3.0, ((((-3.0, -3.0), (3.0, 3.0)),), *STRAIGHT))
    (plot,) = plots(composed(both, found={"curves": {"relu": tracing}}))
    assert [(line.label.text, line.main) for line in plot.lines] == [("line", False), ("ReLU", True)]


def pictured(content):
    """Return the note and the block of an entry with an image."""
    section = "section: S\nentries:\n  - {id: a, kind: fact, term: T, text: X, image: {file: b/c.PNG, alt: Two *boxes*}}\n"
    files = {"deck.yaml": HEAD.encode(), "s.yaml": section.encode(), "b/c.PNG": content}
    deck, problems = read_deck(files.get, "cards")
    assert problems == ()
    (note,) = compose_notes(Checked(deck), Forgetful())
    return note, compose_sheet(Checked(deck), Forgetful()).chapters[0].blocks[0]


def test_an_image_is_named_by_its_content(slots):
    content = b"\x89PNG\r\n\x1a\n1"
    note, block = pictured(content)
    (picture,) = slots(note)["Image"]
    assert picture == Picture(picture.name, "Two boxes", content, "image/png")
    assert picture.name.startswith("proofdeck-")
    assert picture.name.endswith(".png")
    assert block.parts[-1] == picture
    other, _ = pictured(content + b"2")
    assert slots(other)["Image"][0].name != picture.name


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0.0, 1.0, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (-0.17, 3.0, ["0", "1", "2", "3"]),
        (0.002, 0.998, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (-4.4, 4.4, ["−4", "−2", "0", "2", "4"]),
        (0.0, 1e6, ["0", "200000", "400000", "600000", "800000", "1e+06"]),
        (1000.0, 1001.0, ["1000", "1000.2", "1000.4", "1000.6", "1000.8", "1001"]),
    ],
)
def test_an_axis_has_a_few_round_numbers(low, high, shown):
    made = axis(low, high, 5)
    assert [text for _, text in made.ticks] == shown
    assert made.low <= low
    assert made.high >= high


def box(label, x, y):
    """Return where a label stands in the plot's own size, as cards and sheet set it."""
    across = (label.at[0] - x.low) / (x.high - x.low)
    up = (label.at[1] - y.low) / (y.high - y.low)
    width = 0.023 * len(label.text)
    left = across - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return left, up, left + width, up + 0.06


def test_words_stay_inside_and_off_the_curves():
    x, y = Axis(0.0, 1.0), Axis(0.0, 1.0)
    steep = tuple((n / 50, (n / 50) ** 0.2) for n in range(51))
    line = tuple((n / 50, n / 50) for n in range(51))
    labels = placed((((steep,), "a good model"), ((line,), "chance")), x, y)
    boxes = [box(label, x, y) for label in labels]
    for left, bottom, right, top in boxes:
        assert left >= 0
        assert right <= 1
        assert bottom >= 0
        assert top <= 1
        assert not any(left <= u <= right and bottom <= v <= top for u, v in (*steep, *line))
    (a, b, c, d), (e, f, g, h) = boxes
    assert c < e or g < a or d < f or h < b


def test_a_number_that_a_curve_runs_through_is_left_out():
    x, y = axis(-4.0, 4.0, 8, exact=True), axis(0.0, 1.0, 5)
    rising = tuple((n / 10, 0.5 + n / 80) for n in range(-40, 41))
    shown = dict(readable(y, x, ((rising,),)).ticks)
    assert shown[0.4] == ""
    assert (shown[0.2], shown[0.8], shown[1.0]) == ("0.2", "0.8", "1")


def test_the_last_numbers_stay_even_if_a_curve_runs_through_them():
    x, y = axis(-4.0, 4.0, 8, exact=True), axis(0.0, 1.0, 5)
    level = tuple((n / 10, 1.0) for n in range(-40, 41))
    assert readable(y, x, ((level,),)) == y


def test_a_closed_curve_hides_no_number_behind_it():
    """Such as a diamond, with its corners at 1 and −1 of both axes."""
    x, y = axis(-1.0, 3.0, 8, exact=True), axis(-1.0, 1.0, 5)
    diamond = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0))
    shown = dict(readable(y, x, ((diamond,),)).ticks)
    assert (shown[1.0], shown[-1.0]) == ("", "")


def test_a_word_between_curves_touches_none_of_them():
    """As between a softmax at three temperatures, where the steepest nearly runs along the middle one."""
    x, y = Axis(-6.0, 6.0), Axis(0.0, 1.0, name="share of two classes")
    curves = [
        tuple((n / 10, 1 / (1 + math.exp(-n / 10 / heat))) for n in range(-60, 61)) for heat in (1, 0.25, 4)
    ]
    labels = placed(tuple(((curve,), f"T = {n}") for n, curve in enumerate(curves)), x, y)
    for label in labels:
        left, bottom, right, top = box(label, x, y)
        points = [((a + 6) / 12, up) for curve in curves for a, up in curve]
        assert not any(left <= u <= right and bottom - 0.03 <= v <= top + 0.03 for u, v in points)


def test_numbers_outside_of_the_plot_all_stay():
    x, y = axis(0.0, 1.0, 8, exact=True), axis(0.0, 1.0, 5)
    steep = tuple((n / 50, n / 50) for n in range(51))
    assert readable(y, x, ((steep,),)) == y
