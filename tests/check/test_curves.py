"""The curves of plots: computed from the formulas that are checked, or refused with a reason."""

import math

import pytest

from builder.check.curves import traced

RELU = ("relu", "relu(x) = max(0, x)", "range: [0, oo]")
SIGMOID = ("sigmoid", "s(x) = 1/(1 + exp(-x))", "range: [0, 1]")
SWISH = ("swish", "f(x, u) = x/(1 + exp(-u*x))", "odd: x")
MEAN = ("mean", "m = mean(y[i], i)", "symmetric: [x, u]")
MOVING = ("moving", "m[t] = P*m[t-1] + g[t]", "init: {m: 0}", "closed: t")
LOSS = ("loss", "L = -log(P)", "range: [0, oo]")


@pytest.fixture
def drawn(written, deck):
    """Traces the plot of a fact beside formulas: its curves, and the problems with what is underlined."""

    def drawn(plot, *formulas, entry="fact"):
        source = written(*formulas)
        if entry == "fact":
            source += "  - id: it\n    kind: fact\n    term: T\n    text: X\n"
        source += f"    plot: {{{plot}}}\n"
        curves, problems = traced(deck(source))
        lines = source.splitlines()
        said = [
            (problem.code, lines[problem.span.line - 1][problem.span.column - 1 :][: problem.span.length])
            for problem in problems
        ]
        return curves, said

    return drawn


def values(strokes):
    return dict(point for stroke in strokes for point in stroke)


def test_a_plot_draws_its_own_formula_and_others(drawn):
    curves, problems = drawn("over: {x: [-3, 3]}, curves: [self, relu]", RELU, SIGMOID, entry="own")
    assert problems == []
    tracing = curves["sigmoid"]
    assert (tracing.left, tracing.right, tracing.top) == (-3, 3, 3)
    own, other = map(values, tracing.curves)
    assert own[0.0] == 0.5
    assert own[3.0] == pytest.approx(1 / (1 + math.exp(-3)))
    assert (other[-3.0], other[3.0]) == (0, 3)


def test_a_symbol_that_does_not_run_has_a_value(drawn):
    curves, problems = drawn("over: {x: [-1, 1]}, curves: [swish], at: {u: 3/2}", SWISH)
    assert problems == []
    assert values(curves["it"].curves[0])[1.0] == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_a_parametric_curve_needs_no_symbol(drawn):
    curves, problems = drawn("over: {a: [0, 1]}, curves: [{x: a**2, y: sqrt(a)}]")
    assert problems == []
    tracing = curves["it"]
    assert (tracing.left, tracing.right, tracing.bottom, tracing.top) == (0, 1, 0, 1)
    assert values(tracing.curves[0])[0.25] == pytest.approx(math.sqrt(0.5))


def test_self_in_a_parametric_curve_is_the_formula(drawn):
    plot = "over: {x: [-4, 4]}, curves: [{x: x, y: self*(1 - self)}]"
    curves, problems = drawn(plot, SIGMOID, entry="own")
    assert problems == []
    assert values(curves["sigmoid"].curves[0])[0.0] == 0.25


def test_ends_may_be_expressions_and_may_have_no_point(drawn):
    curves, problems = drawn("over: {P: [0, 1/1]}, curves: [loss]", LOSS)
    assert problems == []
    assert (curves["it"].left, curves["it"].right) == (0, 1)
    assert curves["it"].top < 6


@pytest.mark.parametrize(
    ("plot", "formulas", "said"),
    [
        ("over: {z: [0, 1]}, curves: [relu]", [RELU], [("no-curve", "relu")]),
        ("over: {x: [0, 1]}, curves: [swish]", [SWISH], [("no-value", "swish")]),
        ("over: {x: [0, 1]}, curves: [relu], at: {u: 1}", [RELU], [("unused-symbol", "u")]),
        ("over: {x: [0, 1]}, curves: [mean]", [MEAN], [("no-curve", "mean")]),
        ("over: {t: [0, 1]}, curves: [moving], at: {P: 1/2}", [MOVING], [("no-curve", "moving")]),
        ("over: {x: [0, 1]}, curves: [{x: 1, y: 2}]", [], [("unused-symbol", "x")]),
        ("over: {x: [0, 1]}, curves: [{x: x, y: b*x}]", [], [("no-value", "b")]),
        ("over: {x: [0, 1]}, curves: [{x: x, y: self}]", [], [("no-value", "self")]),
        ("over: {x: [0, n]}, curves: [relu]", [RELU], [("not-a-number", "n")]),
        ("over: {x: [0, oo]}, curves: [relu]", [RELU], [("not-a-number", "oo")]),
        ("over: {x: [0, 1/0]}, curves: [relu]", [RELU], [("not-a-number", "1/0")]),
        ("over: {x: [1, 1]}, curves: [relu]", [RELU], [("empty-range", "1")]),
        ("over: {x: [-2, -1]}, curves: [{x: x, y: log(x)}]", [], [("no-curve", "log(x)")]),
    ],
)
def test_a_plot_that_cannot_be_drawn_is_explained(drawn, plot, formulas, said):
    curves, problems = drawn(plot, *formulas)
    assert curves == {}
    assert problems == said


def test_self_with_a_symbol_of_no_value_is_explained(drawn):
    plot = "over: {x: [0, 1]}, curves: [{x: x, y: self}]"
    assert drawn(plot, SWISH, entry="own") == ({}, [("no-value", "self")])


def test_a_cell_needs_an_entry_with_a_plot(written, deck):
    source = written(RELU) + (
        "  - {id: a, kind: comparison, title: A, columns: [{id: c, name: C}],"
        " rows: [{id: r, name: R, cells: {c: {curve: relu}}}]}\n"
    )
    _, problems = traced(deck(source))
    assert [(problem.code, problem.message) for problem in problems] == [("no-curve", "'relu' has no plot")]


def test_a_plot_is_checked_with_its_deck(check, written):
    source = written(RELU) + "    plot: {over: {x: [3, -3]}, curves: [self]}\n"
    assert "empty-range" in {problem.code for problem in check(source).errors}


def test_a_plot_of_a_formula_that_is_wrong_says_nothing_more(drawn):
    wrong = ("wrong", "f(x) = x*nought", "odd: x")
    assert drawn("over: {x: [0, 1]}, curves: [wrong]", wrong) == ({}, [])
