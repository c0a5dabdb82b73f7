"""Weak evidence: examples that tell little, sources nobody gives, checks of one sort alone."""

import pytest

from builder.model.problem import Severity

GOOD = "value: {at: {x: 3, u: 0.5}, is: 4.5, source: by hand}"


@pytest.mark.parametrize(
    ("checks", "codes"),
    [
        (["even: x", GOOD], []),
        (["even: x"], ["weak-checks"]),
        ([GOOD], ["weak-checks"]),
        (["even: x", "value: {at: {x: 2, u: 1}, is: 4, source: by hand}"], ["weak-example"]),
        (["even: x", "value: {at: {x: 3, u: 3}, is: 27, source: by hand}"], ["weak-example"]),
        (["even: x", "value: {at: {x: 3, u: 0.5}, is: 4.5}"], ["no-source"]),
        (["value: {at: {x: 1, u: 1}, is: 1}"], ["weak-checks", "weak-example", "no-source"]),
    ],
)
def test_weak_evidence_is_warned_of(check, checks, codes):
    result = check(("it", "f = u*x**2", *checks))
    assert [problem.code for problem in result.problems] == codes
    assert all(problem.severity is Severity.WARNING for problem in result.problems)


def test_an_edge_is_a_fair_example_beside_one_that_tells(check):
    edge = "value: {at: {x: 0, u: 1}, is: 0, source: by hand}"
    assert check(("it", "f = u*x**2", "even: x", GOOD, edge)).problems == ()


def test_a_weak_example_is_told_at_its_place(check):
    result = check(("it", "f = u*x**2", "even: x", "value: {at: {x: 2, u: 1}, is: 4}"))
    assert [result.underlined(problem) for problem in result.problems] == ["value", "value"]


def test_the_example_of_an_array_counts(check):
    example = "value: {at: {y: [3, 5]}, is: [6, 10], source: by hand}"
    assert check(("it", "f = 2*y", "odd: y", example)).problems == ()
