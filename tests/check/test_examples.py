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
