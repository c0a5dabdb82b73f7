"""Worked examples: what is met when rounded, and what has to be met exactly."""

import pytest

from builder.model.verdict import Verdict


@pytest.mark.parametrize(
    ("gives", "verdict"),
    [
        ("0.667", Verdict.AGREES),
        ("0.6667", Verdict.AGREES),
        ("0.666666666666666666667", Verdict.AGREES),
        ("2/3", Verdict.AGREES),
        ("6.67e-1", Verdict.AGREES),
        ("0.666", Verdict.REFUTED),
        ("0.668", Verdict.REFUTED),
        ("0.67", Verdict.REFUTED),
        ("0.7", Verdict.REFUTED),
        ("0.6666", Verdict.REFUTED),
        ("667/1000", Verdict.REFUTED),
        ("1", Verdict.REFUTED),
    ],
)
def test_a_decimal_of_three_digits_is_met_when_rounded_and_nothing_else_is(outcome, gives, verdict):
    found = outcome("f = TP/(TP + FN)", f"value: {{at: {{TP: 8, FN: 4}}, is: {gives}}}")
    assert found.verdict is verdict


def test_a_negative_decimal_is_rounded_alike(outcome):
    assert outcome("f = -2*x/3", "value: {at: {x: 1}, is: -0.667}").verdict is Verdict.AGREES
    assert outcome("f = -2*x/3", "value: {at: {x: 1}, is: -0.668}").verdict is Verdict.REFUTED


def test_ten_decimals_of_a_constant_are_no_equality(outcome):
    assert outcome("f = 0.3989422804*u", "equals: u/sqrt(2*pi)").verdict is Verdict.REFUTED


def test_an_undefined_example_is_refuted(outcome):
    found = outcome("f = 1/x", "value: {at: {x: 0}, is: 0}")
    assert found.verdict is Verdict.REFUTED
    assert found.counterexample.got == "undefined"


def test_an_example_of_a_recursion_is_unrolled(outcome):
    found = outcome("m[t] = m[t-1] + g[t]", "value: {at: {g: [1, 2, 4], t: 3}, is: 7}")
    assert found.verdict is Verdict.AGREES


def test_an_example_knows_the_identity_of_its_size(outcome):
    found = outcome(
        "f = tr(X.T @ X + I_d)",
        "value: {at: {X: [[1, 2], [3, 4], [5, 6]]}, is: 93}\nsymbols: {I_d: {domain: 'eye[d]'}}",
    )
    assert found.verdict is Verdict.AGREES


MATRIX = "{X: [[7, 5], [6, 4], [4, 3]], y: [22, 17, 9]}"
"""The residual (2, −1, −2) of the weights 5 and −3 is at right angles to both columns."""


def test_an_example_of_an_array_is_a_list(outcome):
    least_squares = "f = inv(X.T @ X) @ X.T @ y"
    assert outcome(least_squares, f"value: {{at: {MATRIX}, is: [5, -3]}}").verdict is Verdict.AGREES
    wrong = outcome(least_squares, f"value: {{at: {MATRIX}, is: [5, 3]}}")
    assert wrong.verdict is Verdict.REFUTED
    assert (wrong.counterexample.got, wrong.counterexample.expected) == ("[5, -3]", "[5, 3]")


def test_an_example_of_a_matrix_is_a_list_of_rows(outcome):
    at = "{X: [[3, 5], [4, -9], [-7, 4]]}"
    found = outcome("f = X.T @ X/2", f"value: {{at: {at}, is: [[37, -24.5], [-24.5, 61]]}}")
    assert found.verdict is Verdict.AGREES


def test_an_example_of_a_row_is_a_list(outcome):
    assert outcome("f = (2*y).T", "value: {at: {y: [3, 5]}, is: [6, 10]}").verdict is Verdict.AGREES
    assert outcome("f = (2*y).T", "value: {at: {y: [3, 5]}, is: [6, 11]}").verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("gives", "verdict"),
    [("[2/3, 0.333]", Verdict.AGREES), ("[0.667, 1/3]", Verdict.AGREES), ("[0.667, 0.33]", Verdict.REFUTED)],
)
def test_each_number_of_an_array_is_rounded_as_it_is_written(outcome, gives, verdict):
    assert outcome("f = y/3", f"value: {{at: {{y: [2, 1]}}, is: {gives}}}").verdict is verdict


@pytest.mark.parametrize(
    ("formula", "at", "gives", "message"),
    [
        ("f = 2*y", "{y: [3, 5]}", "6", "the value of f is a list of numbers"),
        ("f = 2*y", "{y: [3, 5]}", "[6, 10, 2]", "f has 3 elements, where n is 2"),
        ("f = 2*y", "{y: [3, 5]}", "[[6, 10]]", "the value of f is a list of numbers"),
        ("f = 2*x", "{x: 3}", "[6]", "the value of f is a number"),
        (
            "f = 2*X",
            "{X: [[3, 5]]}",
            "[[6], [10, 2]]",
            "the value of f is a list of rows, each a list of numbers",
        ),
        ("f = 2*y", "{y: [3, 5]}", "[6, y]", "this should be a number"),
    ],
)
def test_a_result_of_another_shape_is_refused(check, formula, at, gives, message):
    result = check(("it", formula, f"value: {{at: {at}, is: {gives}}}"))
    assert [(problem.code, problem.message) for problem in result.errors] == [("wrong-dimensions", message)]
