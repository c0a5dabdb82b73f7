"""Right checks that a careless program would refute, and wrong ones that it would let through."""

import pytest

from builder.model.verdict import Verdict

RIGHT = [
    ("f = (x**2-1)/(x-1)", "equals: x+1"),
    ("f = (1-cos(x))/x**2", "limit: {x: 0, is: 1/2}"),
    ("f = log(1+exp(x))", "limit: {x: -oo, is: 0}"),
    ("f = log(1+exp(x))-x", "limit: {x: oo, is: 0}"),
    ("f = sqrt(u**2+1)-u", "limit: {u: oo, is: 0}"),
    ("f = u*(sqrt(u**2+1)-u)", "limit: {u: oo, is: 1/2}"),
    ("f = log(sigmoid(x))", "limit: {x: oo, is: 0}"),
    ("f = log(sigmoid(x)) - x", "limit: {x: -oo, is: 0}"),
    ("f = P*log(P)", "limit: {P: 0, is: 0}"),
    ("f = -P*log(P)-(1-P)*log(1-P)", "range: [0, log(2)]"),
    ("f = -P*log(P)-(1-P)*log(1-P)", "limit: {P: 1, is: 0}"),
    ("f = -P*log(P)-(1-P)*log(1-P)", "special: {set: {P: 1-P}, is: self}"),
    ("f = max(0, x)", 'derivative: {wrt: x, is: "where(x > 0, 1, 0)"}'),
    ("f = max(0, x)", 'derivative: {wrt: x, is: "indicator(x >= 0)"}'),
    ("f = abs(x-u)", "derivative: {wrt: x, is: sign(x-u)}"),
    ("f = where(abs(x) <= u, x**2/2, u*(abs(x)-u/2))", 'derivative: {wrt: x, is: "max(-u, min(u, x))"}'),
    ("f = floor(x)", "derivative: {wrt: x, is: 0}"),
    ("f = max(0, 1-b*x)", "range: [0, oo]"),
    ("f = amax(z[i], i)", 'derivative: {wrt: "z[1]", is: "indicator(z[1] == amax(z[j], j))"}'),
    ("f = norm(w)", 'derivative: {wrt: "w[1]", is: "w[1]/norm(w)"}'),
    ("f = exp(u)*exp(-u)", "equals: 1"),
    ("f = (1 + 1e-20) - 1", "equals: 1e-20"),
    ("f = x + 1e24 - 1e24", "equals: x"),
    ("f = exp(-1000*u)", "range: [0, 1]"),
    ("f = 1e-24*x", "derivative: {wrt: x, is: 1e-24}"),
    ("f = 1e24*x**3", "derivative: {wrt: x, is: 3e24*x**2}"),
    ("f = sqrt(x**2)", "equals: abs(x)"),
    ("f = (x**2)**(1/2)", "equals: abs(x)"),
    ("f = log(P/(1-P))", "special: {set: {P: 1-P}, is: -self}"),
    ("f = log(P/(1-P))", "limit: {P: 1, is: oo}"),
    ("f = log(P/(1-P))", "limit: {P: 0, is: -oo}"),
    ("f = TP*(TP+1)/2", "equals: sum(i, i, 1, TP)"),
    ("f = factorial(TP)/factorial(TP-1)", "equals: TP"),
    ("f = binomial(TP, 2)", "equals: TP*(TP-1)/2"),
    ("f = binomial(TP+FP, TP)", "symmetric: [TP, FP]"),
    ("f = inv(X.T @ X) @ X.T @ X", "equals: I_d"),
    ("f = inv(X.T @ X + 1e-12*I_d) @ (X.T @ X + 1e-12*I_d)", "equals: I_d"),
    ("f = tr(X.T @ X)", "equals: tr(X @ X.T)"),
    ("f = tanh(u)", "limit: {u: oo, is: 1}"),
    ("f = Phi(x)", "limit: {x: -oo, is: 0}"),
    ("f = erf(x)", "odd: x"),
    ("f = x**3", "odd: x"),
    ("f = sign(x)*abs(x)**(1/3)", "odd: x"),
    ("f = u**u", "derivative: {wrt: u, is: u**u*(log(u)+1)}"),
    ("f = u**P", "limit: {P: 0, is: 1}"),
    ("f = (u**P-1)/P", "limit: {P: 0, is: log(u)}"),
    ("f = sum(w[j]**2, j)", "scale: {vars: [w], degree: 2}"),
    ("f = sum(abs(w[j])**P, j)**(1/P)", "scale: {vars: [w], degree: 1}"),
    ("s[i] = exp(z[i])/sum(exp(z[j]), j)", "shift: {vars: [z]}"),
    (
        "s[i] = exp(z[i]-amax(z[j], j))/sum(exp(z[j]-amax(z[k], k)), j)",
        'equals: "exp(z[i])/sum(exp(z[j]), j)"',
    ),
    ("f = tanh(x)", "equals: (exp(2*x)-1)/(exp(2*x)+1)"),
    ("f = sigmoid(x)*(1-sigmoid(x))", "equals: exp(-x)/(1+exp(-x))**2"),
    ("f = atan(x)+atan(1/x)", "equals: pi/2*sign(x)"),
    ("f = sinh(u)/u", "limit: {u: 0, is: 1}"),
    ("f = exp(-1/u)", "limit: {u: 0, is: 0}"),
    ("f = exp(-1/u)/u", "limit: {u: 0, is: 0}"),
    ("f = u**5*exp(-u)", "limit: {u: oo, is: 0}"),
    ("f = log(u)/u", "limit: {u: oo, is: 0}"),
    ("f = 1e9*exp(-u/1000)", "limit: {u: oo, is: 0}"),
    ("f = cos(x)/u", "limit: {u: oo, is: 0}"),
    ("f = 1 - (1 - P**30)**u", "limit: {u: oo, is: 1}"),
    ("f = u/(u + 10**15)", "limit: {u: oo, is: 1}"),
    ("f = sin(u)/u", "limit: {u: oo, is: 0}"),
    ("f = b", "equals: b**2"),
    ("f = 0**b", "equals: 1-b"),
]
"""Removable gaps, kinks, cancellation, vanishing and huge numbers, ends of domains, whole numbers, matrices."""


@pytest.mark.parametrize(("formula", "one"), RIGHT)
def test_what_is_right_but_hard_agrees(outcome, formula, one):
    found = outcome(formula, one)
    assert found.verdict is Verdict.AGREES, found


WRONG = [
    ("f = x**2", "derivative: {wrt: x, is: x}"),
    ("f = max(0, x)", 'derivative: {wrt: x, is: "where(x > 0, 1, 0.5)"}'),
    ("f = abs(x)", "derivative: {wrt: x, is: 1}"),
    ("f = floor(x)", "derivative: {wrt: x, is: 1}"),
    ("f = 1/x", "limit: {x: 0, is: oo}"),
    ("f = sign(x)", "limit: {x: 0, is: 1}"),
    ("f = abs(x)/x", "limit: {x: 0, is: 0}"),
    ("f = sin(u)", "limit: {u: oo, is: 0}"),
    ("f = sin(1/x)", "limit: {x: 0, is: 0}"),
    ("f = cos(2*pi*x)", "limit: {x: oo, is: 1}"),
    ("f = sin(pi*u)", "limit: {u: oo, is: 0}"),
    ("f = P*log(P)", "limit: {P: 0, is: 1e-5}"),
    ("f = exp(-u)", "integral: {over: u, is: 1/2}"),
    ("f = P", "integral: {over: P, is: 1}"),
    ("f = exp(-x**2)", "integral: {over: x, is: sqrt(pi)/2}"),
    ("f = -P*log(P)-(1-P)*log(1-P)", "range: [0, 0.69]"),
    ("f = -P*log(P)-(1-P)*log(1-P)", "range: [0, 0.693]"),
    ("f = 1/u", "range: [0, 1000]"),
    ("f = u**2", "range: [1e-7, oo]"),
    ("f = P - R", "symmetric: [P, R]"),
    ("f = (P-R)**3", "symmetric: [P, R]"),
    ("f = sum(w[j]**2, j)", "scale: {vars: [w], degree: 1.9999999}"),
    ("f = u + 1e-9", "scale: {vars: [u], degree: 1}"),
    ("m[t] = 2*m[t-1] + 1", "closed: 2**t - 1 + factorial(t)/1e24"),
    ("m[t] = m[t-1] + g[t]", 'closed: "sum(g[i], i, 1, t-1)"'),
    ("f = x", "equals: sqrt(x**2)"),
    ("f = log(x**2)", "equals: 2*log(x)"),
    ("f = x/x", "equals: 1 + 0**x"),
    ("f = b", "equals: 1"),
    ("f = floor(u)", "equals: ceil(u)-1"),
    ("f = TP", "equals: TP + sin(pi*TP/2)"),
    ("f = TP", "equals: min(TP, 40)"),
    ("f = u", "equals: min(u, 6)"),
    ("f = u", "equals: max(u, 0.2)"),
    ("f = x", "equals: min(max(x,-4),4)"),
    ("f = P", 'equals: "max(0.03, min(P, 0.97))"'),
    ("f = n", 'equals: "min(n, 5)"'),
    ("f = sum(y[i], i)", 'equals: "sum(y[i], i, 1, min(n, 4))"'),
]
"""Wrong by a factor or an index, on one side only, at whole numbers only or beyond the usual points only."""


@pytest.mark.parametrize(("formula", "one"), WRONG)
def test_what_is_wrong_in_a_corner_is_refuted(outcome, formula, one):
    found = outcome(formula, one)
    assert found.verdict is Verdict.REFUTED, found
