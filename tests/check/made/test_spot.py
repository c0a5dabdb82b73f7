"""Spot the error: wrong versions that are plausible, refuted, and shown to be wrong by numbers."""

import pytest

from builder.model.made import Mistake
from builder.model.source import to_source

F1 = ("F1 = 2*P*R/(P + R)", "symmetric: [P, R]", "value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: s}")


def test_the_classic_slip_comes_first(spotted):
    first, *_ = spotted(*F1)
    assert to_source(first.wrong) == "P*R/(P + R)"
    assert (first.mistake, to_source(first.right), to_source(first.instead)) == (Mistake.FACTOR, "2", "2")


def test_the_authors_numbers_show_the_mistake(spotted):
    first, *_ = spotted(*F1)
    assert [(to_source(name), to_source(number)) for name, number in first.given] == [
        ("P", "0.6"),
        ("R", "0.3"),
    ]
    assert (first.got, first.expected) == ("0.2", "0.4")


def test_every_version_is_one_that_the_checks_refute(spotted):
    for spot in spotted("P = TP/(TP + FP)", "range: [0, 1]"):
        assert to_source(spot.wrong) in {
            "TP/FP",
            "TP/(TP - FP)",
            "(TP + FP)/TP",
            "TP*(TP + FP)",
            "TP + FP",
            "-TP/(TP + FP)",
        }


def test_what_no_check_refutes_is_no_mistake_to_find(spotted):
    assert spotted("s = x", "range: [-oo, oo]") == ()


def test_a_version_that_is_the_formula_after_all_is_never_shown(spotted):
    for spot in spotted("s = (x - u)**2", "value: {at: {x: 3, u: 5}, is: 4}", "shift: {vars: [x, u]}"):
        assert to_source(spot.wrong) != "(u - x)**2"
        assert spot.got != spot.expected


@pytest.mark.parametrize(
    "silly", ["TP/(TP + TP)", "2*R*R/(P + R)", "2*P*P/(P + R)", "2*P*R/P", "1*P*R/(P + R)"]
)
def test_a_version_that_gives_itself_away_is_never_shown(spotted, silly):
    found = (*spotted(*F1), *spotted("P = TP/(TP + FP)", "value: {at: {TP: 9, FP: 3}, is: 0.75}"))
    assert silly not in {to_source(spot.wrong) for spot in found}


def test_a_version_without_a_value_at_the_authors_numbers_is_never_shown(spotted):
    """Numbers that are drawn do not know that x is the mean of y."""
    found = spotted(
        "s = u*sum(y[i]**2, i, 1, n)/sum((y[i] - x)**2, i, 1, n)",
        "value: {at: {u: 3, y: [3, 5, 10], x: 6}, is: 201/13}",
    )
    assert found
    assert "y[i] - x, i, 1, n" not in " ".join(to_source(spot.wrong) for spot in found)


def test_two_arrays_are_swapped_as_people_swap_them(spotted):
    first, *_ = spotted(
        "CE = -sum(p[i]*log(q[i]), i, 1, K)", "value: {at: {p: [0.2, 0.8], q: [0.5, 0.5]}, is: log(2)}"
    )
    assert first.mistake in {Mistake.SWAP, Mistake.MINUS, Mistake.FACTOR}


def test_parts_that_differ_are_the_smallest_that_say_something(spotted):
    found = spotted("s = sum((y[i] - x)**2, i, 1, n)/n", "value: {at: {y: [3, 5, 9], x: 4}, is: 9}")
    parts = {(spot.mistake, to_source(spot.right), to_source(spot.instead)) for spot in found}
    assert parts & {
        (Mistake.POWER, "(y[i] - x)**2", "y[i] - x"),
        (Mistake.COUNT, "n", "n - 1"),
        (Mistake.DIFFERENCE, "y[i] - x", "x - y[i]"),
    }


def test_nothing_is_compared_with_itself(spotted):
    checks = ("value: {at: {TP: 12, FP: 10}, is: 1}", "value: {at: {TP: 4, FP: 8}, is: 0.368}")
    wrong = [to_source(one.wrong) for one in spotted("f = where(TP > FP, 1, exp(1 - FP/TP))", *checks)]
    assert wrong
    assert not any("TP > TP" in one or "FP > FP" in one for one in wrong)


def test_a_recursion_is_shown_wrong_by_one_step(spotted):
    first, *_ = spotted(
        "m[t] = P*m[t-1] + (1 - P)*g[t]",
        "init: {m: 0}",
        "value: {at: {P: 0.9, g: [4, -3, 7], t: 3}, is: 0.754}",
    )
    assert [to_source(name) for name, _ in first.given] == ["P", "m[t - 1]", "g[t]"]
