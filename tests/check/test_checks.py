"""Every check: what is right agrees, what is wrong is refuted with a counterexample."""

import pytest

from builder.check.kinds import KINDS
from builder.model.check import AnyCheck
from builder.model.verdict import Verdict

RIGHT_AND_WRONG = [
    (
        "value",
        "f = TP/(TP + FP)",
        "value: {at: {TP: 8, FP: 2}, is: 0.8}",
        "value: {at: {TP: 8, FP: 2}, is: 0.7}",
    ),
    (
        "value of an array",
        "f = mean(y[i], i)",
        "value: {at: {y: [1, 2, 6]}, is: 3}",
        "value: {at: {y: [1, 2, 5]}, is: 3}",
    ),
    (
        "value of an element",
        "s[i] = 2*z[i]",
        "value: {at: {z: [1, 5], i: 2}, is: 10}",
        "value: {at: {z: [1, 5], i: 1}, is: 10}",
    ),
    ("equals", "f = (x + 1)**2", "equals: x**2 + 2*x + 1", "equals: x**2 + 2*x + 2"),
    ("equals with let", "f = (x - u)**2", "equals: v**2\nlet: {v: x - u}", "equals: v**2\nlet: {v: x + u}"),
    ("equals of a relation", "x**2 - 1 == (x - 1)*(x + 1)", "equals: 0", "equals: 1"),
    ("special", "f = u*x + 1", "special: {set: {x: 0}, is: 1}", "special: {set: {x: 0}, is: u}"),
    (
        "special by itself",
        "f = 1/(1 + exp(-x))",
        "special: {set: {x: -x}, is: 1 - self}",
        "special: {set: {x: -x}, is: -self}",
    ),
    (
        "special of an array",
        "f = sum(p[i]**2, i, 1, K)",
        "special: {set: {p: 1/K}, is: 1/K}",
        "special: {set: {p: 1/K}, is: K}",
    ),
    (
        "special swap",
        "f = sum(p[i]/q[i], i)",
        "special: {set: {p: q}, is: K}",
        "special: {set: {p: q}, is: 1}",
    ),
    ("limit", "f = u/(u + 1)", "limit: {u: oo, is: 1}", "limit: {u: oo, is: 2}"),
    ("limit at a place", "f = sin(x)/x", "limit: {x: 0, is: 1}", "limit: {x: 0, is: 0}"),
    ("limit from below", "f = log(1 - P)", "limit: {P: 1, is: -oo}", "limit: {P: 1, is: oo}"),
    ("limit to infinity", "f = exp(u)", "limit: {u: oo, is: oo}", "limit: {u: oo, is: 0}"),
    ("range", "f = tanh(x)", "range: [-1, 1]", "range: [0, 1]"),
    ("range far out", "f = u/(u + 100)", "range: [0, 1]", "range: [0, 0.9]"),
    ("range without end", "f = exp(x)", "range: [0, oo]", "range: [-oo, 1000]"),
    ("derivative", "f = x**3", "derivative: {wrt: x, is: 3*x**2}", "derivative: {wrt: x, is: 2*x**2}"),
    (
        "derivative by an element",
        "f = sum(w[j]**2, j)",
        "derivative: {wrt: 'w[1]', is: '2*w[1]'}",
        "derivative: {wrt: 'w[1]', is: '2*w[2]'}",
    ),
    ("integral", "f = exp(-u)", "integral: {over: u, is: 1}", "integral: {over: u, is: 2}"),
    (
        "integral over all",
        "f = exp(-(x - u)**2)",
        "integral: {over: x, is: sqrt(pi)}",
        "integral: {over: x, is: pi}",
    ),
    (
        "sums_to",
        "s[i] = exp(z[i])/sum(exp(z[j]), j)",
        "sums_to: {over: i, is: 1}",
        "sums_to: {over: i, is: K}",
    ),
    (
        "sums_to of",
        "s[i] = z[i]",
        "sums_to: {over: i, of: 2*self, is: '2*sum(z[j], j)'}",
        "sums_to: {over: i, of: self**2, is: 1}",
    ),
    ("symmetric", "f = P*R/(P + R)", "symmetric: [P, R]", None),
    ("symmetric, wrong", "f = P/R", None, "symmetric: [P, R]"),
    ("odd", "f = x**3", "odd: x", "even: x"),
    ("even", "f = cos(x)", "even: x", "odd: x"),
    ("scale", "f = sqrt(sum(w[j]**2, j))", "scale: {vars: [w], degree: 1}", "scale: {vars: [w], degree: 2}"),
    (
        "scale of counts",
        "f = TP/(TP + FP)",
        "scale: {vars: [TP, FP], degree: 0}",
        "scale: {vars: [TP, FP], degree: 1}",
    ),
    ("shift", "f = amax(z[i], i) - amin(z[i], i)", "shift: {vars: [z]}", None),
    ("shift, wrong", "f = amax(z[i], i)", None, "shift: {vars: [z]}"),
    ("closed", "m[t] = 2*m[t-1] + 1", "closed: 2**t - 1", "closed: 2**t"),
]


@pytest.mark.parametrize(
    ("formula", "right"), [(f, right) for _, f, right, _ in RIGHT_AND_WRONG if right], ids=lambda value: value
)
def test_what_is_right_agrees(outcome, formula, right):
    found = outcome(formula, right)
    assert found.verdict is Verdict.AGREES, found
    assert found.points >= 1
    assert found.counterexample is None


@pytest.mark.parametrize(
    ("formula", "wrong"), [(f, wrong) for _, f, _, wrong in RIGHT_AND_WRONG if wrong], ids=lambda value: value
)
def test_what_is_wrong_is_refuted_with_a_counterexample(outcome, formula, wrong):
    found = outcome(formula, wrong)
    assert found.verdict is Verdict.REFUTED, found
    assert found.counterexample.got != found.counterexample.expected


def test_every_check_of_the_model_has_its_row():
    assert {kind.check for kind in KINDS} == set(AnyCheck.__args__)
    assert len({kind.word for kind in KINDS}) == len(KINDS)
