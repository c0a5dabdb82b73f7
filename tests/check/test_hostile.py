"""Formulas made to hang, to crash or to eat the machine are answered in no time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.deck import check_deck
from builder.model.deck import Deck
from builder.model.memory import Forgetful
from builder.model.problem import Problem
from builder.model.verdict import Verdict

SUMS = "sum(" * 5 + "1" + "".join(f", {index}, 1, 200)" for index in "ijklm")


@pytest.mark.parametrize(
    ("formula", "one"),
    [
        (f"f = x*{SUMS}", "even: x"),
        ("f = x*sum(i, i, 1, 10**9)", "even: x"),
        ("f = x*sum(i, i, 1, 1e99)", "even: x"),
        ("f = exp(exp(exp(exp(exp(x**2)))))", "even: x"),
        ("f = sin(exp(exp(exp(x**2 + 9))))", "even: x"),
        ("f = floor(exp(exp(exp(x**2 + 9))))", "even: x"),
        ("f = factorial(factorial(factorial(9)))*x", "odd: x"),
        ("f = binomial(10**20, 10**19)*x", "odd: x"),
        ("f = ((((9**64)**64)**64)**64)**64*x", "odd: x"),
        ("f = x**(9**(9**u))", "even: x"),
        ("f = (u**u)**(u**u)**(u**u)", "scale: {vars: [u], degree: 10**50}"),
        ("f = tanh(exp(exp(exp(u))))", "range: [-1, 1]"),
        ("f = cosh(exp(exp(u)))", "limit: {u: oo, is: oo}"),
        ("f = erf(exp(exp(u)))", "limit: {u: oo, is: 1}"),
        ("f = 1/x", "integral: {over: x, is: 0}"),
        ("f = exp(exp(x))", "integral: {over: x, is: 0}"),
        ("f = sin(x)", "integral: {over: x, is: 0}"),
        ("f = sum(exp(-(x - i)**2), i, 1, 100)", "integral: {over: x, is: 1}"),
        ("f = sum(sum(exp(-(x - i)**2*j), i, 1, 100), j, 1, 100)", "integral: {over: x, is: 1}"),
        ("m[t] = m[t-1]*exp(-(x - m[t-1])**2)", "integral: {over: x, is: 1}"),
        ("m[t] = m[t-1]**64 + 9", "closed: 9"),
        ("m[t] = m[t-1]", "value: {at: {t: 1e20}, is: 0}"),
        ("f = x", "value: {at: {x: (9**64)**64}, is: 0}"),
    ],
)
def test_a_hostile_formula_is_done_in_no_time(outcome, formula, one):
    start = time.process_time()
    found = outcome(formula, one)
    assert time.process_time() - start < 2
    assert isinstance(found.verdict, Verdict)


def test_too_many_terms_are_said_to_be_too_many(outcome):
    assert outcome("f = x*sum(i, i, 1, 1000)", "even: x").reason == "a sum of more than 201 terms"
    assert outcome(f"f = x*{SUMS}", "even: x").reason == "too many terms to add up"


PARTS = st.recursive(
    st.sampled_from(["x", "u", "P", "b", "TP", "n", "t", "0", "1", "2", "0.5", "oo", "pi", "self", "v", "i"])
    | st.sampled_from(
        ["y", "w", "z", "p", "X", "X.T", "I_d", "y[i]", "y[1]", "X[1, 2]", "X[i, j]", "g[t]", "m[t-1]"]
    ),
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from(["+", "-", "*", "/", "**", "@"]), parts).map(
            lambda p: f"({p[0]}{p[1]}{p[2]})"
        ),
        st.tuples(
            st.sampled_from(["exp", "log", "sqrt", "norm", "inv", "tr", "softmax", "-", "floor"]), parts
        ).map(lambda p: f"{p[0]}({p[1]})"),
        st.tuples(st.sampled_from(["sum", "prod", "mean", "amax"]), parts).map(
            lambda p: f"{p[0]}({p[1]}, i)"
        ),
        st.tuples(st.sampled_from(["sum", "amin"]), parts, parts).map(
            lambda p: f"{p[0]}({p[1]}, i, 1, {p[2]})"
        ),
        st.tuples(parts, parts, parts).map(lambda p: f"where({p[0]} > {p[1]}, {p[2]}, 1)"),
    ),
    max_leaves=5,
)
TEMPLATES = st.sampled_from(
    [
        "value: {{at: {{x: '{0}', y: ['{1}', 2], t: 2}}, is: '{2}'}}",
        "equals: '{0}'",
        "equals: '{0}'\nlet: {{v: '{1}'}}",
        "equals: '{0}'\nwhere: {{v: other, m: steps}}",
        "special: {{set: {{x: '{0}', y: '{1}'}}, is: '{2}'}}",
        "special: {{set: {{X: '{0}', p: '{1}'}}, ref: other}}",
        "limit: {{x: '{0}', is: '{1}'}}",
        "limit: {{u: oo, ref: other}}",
        "range: ['{0}', '{1}']",
        "derivative: {{wrt: x, is: '{0}'}}",
        "derivative: {{wrt: 'y[1]', is: '{0}'}}",
        "integral: {{over: x, is: '{0}'}}",
        "sums_to: {{over: i, is: '{0}', of: '{1}'}}",
        "symmetric: [x, u]",
        "symmetric: [y, w]",
        "odd: x",
        "even: y",
        "scale: {{vars: [x, X], degree: '{0}'}}",
        "shift: {{vars: [y, u]}}",
        "near: {{ref: other, tol: '{0}'}}",
        "closed: '{0}'",
        "witness: {{call: numpy.mean, args: ['{0}']}}",
    ]
)
LEFT = st.sampled_from(["f", "f", "f", "s[i]", "a[i, j]", "m[t]", "f(x)"])


CHECKS = st.tuples(TEMPLATES, st.tuples(PARTS, PARTS, PARTS)).map(lambda pair: pair[0].format(*pair[1]))
OTHERS = (
    ("other", "o = x**2", "even: x"),
    ("steps", "m[t] = m[t-1] + g[t]", "init: {m: 0}", "closed: 'sum(g[i], i, 1, t)'"),
)


@settings(max_examples=120, deadline=None)
@given(st.tuples(LEFT, PARTS).map(" = ".join), CHECKS)
def test_any_formula_with_any_check_is_answered(read_section, written, formula, one):
    deck = read_section(written(("it", formula, "init: {m: 1}", one), *OTHERS))
    start = time.process_time()
    if isinstance(deck, Deck):
        checked, problems = check_deck(deck, memory=Forgetful(), prove=False)
        assert all(isinstance(problem, Problem) for problem in problems)
        assert checked.verdicts["other"].verdict is Verdict.AGREES
    assert time.process_time() - start < 2
