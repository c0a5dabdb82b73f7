"""Proofs: what SymPy can show is proved, for the sizes it was shown at, and nothing else is."""

import pytest

from builder.check.proof import is_provable, proof

PROVED = [
    ("f = (x + 1)**2", "equals: x**2 + 2*x + 1", ""),
    ("f = 1/(1 + exp(-x))", "special: {set: {x: -x}, is: 1 - self}", ""),
    ("f = 1/(1 + exp(-x))", "derivative: {wrt: x, is: self*(1 - self)}", ""),
    ("f = 1/(1 + exp(-x))", "limit: {x: oo, is: 1}", ""),
    ("f = log(1 - P)", "limit: {P: 1, is: -oo}", ""),
    ("f = sin(x)/x", "limit: {x: 0, is: 1}", ""),
    ("f = TP/(TP + FP)", "range: [0, 1]", ""),
    ("f = P*R", "range: [0, 1]", ""),
    ("f = 1 - sum(p[i]**2, i)", "range: [0, 1]", "for K = 3"),
    ("f = 1 - sum(p[i]**2, i)", "equals: sum(p[i]*(1 - p[i]), i)", "for K = 3"),
    ("f = exp(-u)", "integral: {over: u, is: 1}", ""),
    ("s[i] = exp(z[i])/sum(exp(z[j]), j)", "sums_to: {over: i, is: 1}", "for K = 3"),
    ("f = P*R/(P + R)", "symmetric: [P, R]", ""),
    ("f = tanh(x)", "odd: x", ""),
    ("f = sqrt(sum(w[j]**2, j))", "scale: {vars: [w], degree: 1}", "for d = 3"),
    ("f = sum((w[j] - mean(w[k], k))**2, j)", "shift: {vars: [w]}", "for d = 3"),
    ("f = x**b", "equals: where(b == 1, x, 1)", ""),
    ("m[t] = 2*m[t-1] + 1", "closed: 2**t - 1", "for t = 1 to 4"),
    ("m[t] = m[t-1] + g[t]", "closed: sum(g[i], i, 1, t)", "for t = 1 to 4"),
    ("f = max(0, x)", "scale: {vars: [x], degree: 1}", ""),
    ("f = max(0.01*x, x)", "equals: where(x > 0, x, x/100)", ""),
    ("f = amax(z[i], i) - z[1]", "shift: {vars: [z]}", "for K = 3"),
    ("f = log(P/(1 - P))", "special: {set: {P: 1 - P}, is: -self}", ""),
    ("f = x/(1 + exp(-u*x))", "limit: {u: oo, is: 'max(0, x)'}", ""),
    ("f = x/(1 - P**u)", "limit: {u: oo, is: x}", ""),
    ("f = -sum(p[i]*log(q[i]), i)", "range: [0, oo]", "for K = 3"),
    ("f = (P - b)**2", "range: [0, 1]", ""),
    ("f = exp(-u*sum(w[j]**2, j))", "range: [0, 1]", "for d = 3"),
    ("f = inv(X.T @ X) @ X.T @ y", "special: {set: {y: X @ w}, is: w}", "for n = 3, d = 2"),
]
NOT_PROVED = [
    ("f = (x + 1)**2", "equals: x**2 + 2*x + 2"),
    ("f = 1/(1 + exp(-x))", "limit: {x: oo, is: 2}"),
    ("f = x/abs(x)", "limit: {x: 0, is: 1}"),
    ("f = u/(u + 1)", "range: [0, 0.9]"),
    ("f = P + R", "range: [0, 1]"),
    ("f = (P - b)**2", "range: [0, 0.9]"),
    ("f = exp(u*x)", "range: [0, 1]"),
    ("f = -log(u)", "range: [0, oo]"),
    ("f = max(0, x)", "scale: {vars: [x], degree: 2}"),
    ("f = max(0.01*x, x)", "equals: where(x > 0, x, x/10)"),
    ("f = x/(1 + exp(-u*x))", "limit: {u: oo, is: x}"),
    ("f = x/(1 - u**TP)", "limit: {TP: oo, is: x}"),
    ("f = exp(-u)", "integral: {over: u, is: 2}"),
    ("s[i] = exp(z[i])", "sums_to: {over: i, is: 1}"),
    ("f = P/R", "symmetric: [P, R]"),
    ("f = sqrt(sum(w[j]**2, j))", "scale: {vars: [w], degree: 2}"),
    ("f = b**2", "equals: 1"),
    ("m[t] = 2*m[t-1] + 1", "closed: 2**t"),
    ("m[t] = m[t-1]*x", "closed: 0**t + 1"),
]


def asked(question, formula, one):
    first = ("init: {m: 0}",) if "[t-1]" in formula else ()
    return question(("it", formula, *first, one))


@pytest.mark.parametrize(("formula", "one", "sizes"), PROVED)
def test_what_holds_is_proved_and_said_for_which_sizes(question, formula, one, sizes):
    assert proof(asked(question, formula, one)) == sizes


@pytest.mark.parametrize(("formula", "one"), NOT_PROVED)
def test_what_does_not_hold_is_not_proved(question, formula, one):
    assert proof(asked(question, formula, one)) is None


def test_examples_and_approximations_are_never_proved(question):
    assert not is_provable(question(("it", "f = x", "value: {at: {x: 3}, is: 3}")))
    assert not is_provable(
        question(("it", "f = x", "near: {ref: that, tol: 1}"), ("that", "g = x", "odd: x"))
    )
    assert not is_provable(question(("it", "f = mean(y[i], i)", "witness: numpy.mean")))
