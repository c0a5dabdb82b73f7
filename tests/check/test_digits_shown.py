"""In how many digits a check agreed is what was shown, and what differs in a later digit is refuted."""

import pytest

from builder.model.verdict import Verdict

BELL = "f = exp(-(x - R)**2/(2*u**2))/(u*sqrt(2*pi))"
SHOWN = [
    ("f = x*exp(sin(x))", "derivative: {wrt: x, is: exp(sin(x))*(1 + x*cos(x))}", 40),
    ("f = max(0, 1 - b*x)", "derivative: {wrt: x, is: 'where(b*x < 1, -b, 0)'}", 40),
    ("f = amin(abs(y[i] - x), i)**2", "equals: 'amin((y[i] - x)**2, i)'", 40),
    (BELL, "integral: {over: x, is: 1}", 40),
    ("f = exp(-abs(x - R)/u)/(2*u)", "integral: {over: x, is: 1}", 40),
    ("f = 1/(pi*(1 + x**2))", "integral: {over: x, is: 1}", 40),
    ("f = 1/(1 + u)**3", "integral: {over: u, is: 1/2}", 40),
    ("f = exp(-1000000*(x - 7)**2)*1000/sqrt(pi)", "integral: {over: x, is: 1}", 28),
    ("f = 1/sqrt(P)", "integral: {over: P, is: 2}", 40),
    ("f = log(1 - P)", "integral: {over: P, is: -1}", 40),
    ("f = abs(P - R)", "integral: {over: P, is: (R**2 + (1 - R)**2)/2}", 40),
    ("f = where(P > 1/3, P, 0)", "integral: {over: P, is: 4/9}", 40),
    ("f = max(x, u)*exp(-x**2)", "integral: {over: x, is: 'u*sqrt(pi)*Phi(u*sqrt(2)) + exp(-u**2)/2'}", 40),
    ("f = u**2/(1 + u**2)", "limit: {u: oo, is: 1}", 40),
    ("f = (1 - cos(x))/x**2", "limit: {x: 0, is: 1/2}", 40),
    ("f = (1 + 1/u)**u", "limit: {u: oo, is: E}", 40),
    ("f = exp(-x**2)", "limit: {x: oo, is: 0}", 40),
    ("f = 1/(1 + u)**0.6", "limit: {u: oo, is: 0}", 27),
    ("f = log(u)", "limit: {u: oo, is: oo}", 0),
    ("f = u/7", "value: {at: {u: 1}, is: 1/7}", 40),
    ("f = u/7", "value: {at: {u: 1}, is: 0.1429}", 4),
    ("f = y/7", "value: {at: {y: [1, 2]}, is: [0.143, 0.2857]}", 3),
    ("f = mean(y[i], i)", "witness: numpy.mean", 9),
    ("f = tanh(x)", "range: [-1, 1]", 0),
]


@pytest.mark.parametrize(("formula", "one", "digits"), SHOWN)
def test_a_finding_says_in_how_many_digits_it_agreed(outcome, formula, one, digits):
    if "witness" in one:
        pytest.importorskip("numpy")
    found = outcome(formula, one)
    assert found.verdict is Verdict.AGREES, found
    assert found.digits == digits


A_HAIR = [
    ("f = x**3", "derivative: {wrt: x, is: 3*x**2 + 1e-30}"),
    ("f = x**3", "derivative: {wrt: x, is: (3 + 1e-38)*x**2}"),
    (BELL, "integral: {over: x, is: 1 + 1e-20}"),
    (BELL.replace("2*pi", "6.2831853071795864769"), "integral: {over: x, is: 1}"),
    ("f = 1/(1 + u)**3", "integral: {over: u, is: 1/2 + 1e-28}"),
    ("f = u/(1 + u)", "limit: {u: oo, is: 1.0000001}"),
    ("f = u/(1 + u)", "limit: {u: oo, is: 1.00000000001}"),
    ("f = sin(x)/x", "limit: {x: 0, is: 0.9999999999}"),
    ("f = x", "equals: x + 1e-38"),
    ("f = x*u", "equals: x*u*(1 + 1e-38)"),
    ("f = exp(-u)", "range: [1e-30, 1]"),
    ("f = tanh(x)", "range: [-1, 1 - 1e-24]"),
    ("f = (x + 10**16) - 10**16", "range: [-3, oo]"),
    ("f = u/7", "value: {at: {u: 1}, is: 0.14286}".replace("0.14286", "0.14285")),
]


@pytest.mark.parametrize(("formula", "one"), A_HAIR)
def test_what_is_wrong_by_a_hair_is_refuted(outcome, formula, one):
    found = outcome(formula, one)
    assert found.verdict is Verdict.REFUTED, found
    assert found.counterexample.got != found.counterexample.expected


@pytest.mark.parametrize(
    ("formula", "one"),
    [
        ("f = sin(x)", "integral: {over: x, is: 0}"),
        ("f = x", "integral: {over: x, is: 0}"),
        ("f = x/(1 + x**2)", "integral: {over: x, is: 0}"),
        ("f = 1/x", "integral: {over: x, is: 0}"),
        ("f = 1/(1 + u)", "integral: {over: u, is: 100}"),
        ("f = 1/P", "integral: {over: P, is: 100}"),
        ("f = exp(-1000000*(3*x - 20)**2)*3000/sqrt(pi)", "integral: {over: x, is: 1}"),
        ("f = 1/log(u)", "limit: {u: oo, is: 0}"),
    ],
)
def test_what_cannot_be_told_is_undecided(outcome, formula, one):
    assert outcome(formula, one).verdict is Verdict.UNDECIDED


def test_a_counterexample_names_no_symbol_that_the_check_itself_moves(outcome):
    found = outcome("f = exp(-u*P)", "integral: {over: u, is: 2/P}")
    assert [name for name, _ in found.counterexample.at] == ["P"]
