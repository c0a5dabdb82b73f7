"""Verdicts: never more than was shown; and what an author must hear of them."""

import pytest

from builder.check.compare import Outcome
from builder.check.judge import judged
from builder.model.check import Even, Value
from builder.model.formula import Formula, Number
from builder.model.span import Span, text_at
from builder.model.verdict import Verdict

SPAN = Span("cards/s.yaml", 1, 1)
ONE = Formula(text_at("1", SPAN), Number(1, "1"))
VALUE = Value(span=SPAN, at=(), gives=ONE)
RELATION = Even(span=SPAN, symbol=text_at("x", SPAN))
P, A, R, U = Verdict.PROVED, Verdict.AGREES, Verdict.REFUTED, Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("checks", "verdict"),
    [
        ([(RELATION, P)], P),
        ([(RELATION, P), (VALUE, A)], P),
        ([(RELATION, P), (RELATION, A)], A),
        ([(RELATION, P), (RELATION, U)], A),
        ([(VALUE, A)], A),
        ([(VALUE, A), (RELATION, U)], A),
        ([(VALUE, R), (RELATION, P)], R),
        ([(VALUE, A), (RELATION, R)], R),
        ([(VALUE, U), (RELATION, U)], U),
        ([], U),
    ],
)
def test_a_formula_is_what_its_checks_have_shown(checks, verdict):
    found = judged([check for check, _ in checks], [Outcome(one) for _, one in checks])
    assert found.verdict is verdict
    assert [finding.verdict for finding in found.findings] == [one for _, one in checks]


def test_a_refuted_check_is_told_with_its_counterexample(check):
    result = check(
        ("precision", "p = TP/(TP + FP)", "range: [0, 1]"),
        ("recall", "r = TP/(TP + FN)", "range: [0, 1]"),
        ("it", "F1 = P*R/(P + R)", "equals: 2*TP/(2*TP + FP + FN)\nwhere: {P: precision, R: recall}"),
    )
    (problem,) = result.errors
    assert problem.code == "refuted"
    assert result.underlined(problem) == "equals"
    assert problem.message == "F1 is not 2*TP/(2*TP + FP + FN)"
    assert problem.hint.startswith("at TP = ")
    assert ": got " in problem.hint
    assert ", expected " in problem.hint


@pytest.mark.parametrize(
    ("formula", "one", "message"),
    [
        ("f = x", "value: {at: {x: 3}, is: 4}", "f is not 4 at x = 3"),
        ("f = x", "special: {set: {x: 1/2}, is: 4}", "f at x = 1/2 is not 4"),
        ("f(x) = x", "limit: {x: oo, is: 4}", "f(x) does not tend to 4 as x tends to oo"),
        ("f = x", "range: [0, 4]", "f leaves [0, 4]"),
        ("f = x", "derivative: {wrt: x, is: 4}", "the derivative of f by x is not 4"),
        ("f = exp(-u)", "integral: {over: u, is: 4}", "the integral of f over u is not 4"),
        ("s[i] = z[i]", "sums_to: {over: i, is: 4}", "the sum of s[i] over i is not 4"),
        ("f = P/R", "symmetric: [P, R]", "f changes when P and R are swapped"),
        ("f = x", "even: x", "f is not even in x"),
        ("f = cos(x)", "odd: x", "f is not odd in x"),
        ("f = u*x", "scale: {vars: [u, x], degree: 1}", "f does not scale with degree 1 in u and x"),
        ("f = x", "shift: {vars: [x]}", "f changes when the same is added to x"),
        ("f = x", "near: {ref: other, tol: 1/2}", "f is not within 1/2 of other"),
        ("m[t] = m[t-1] + 1", "closed: 2*t", "m[t] does not unroll to 2*t"),
    ],
)
def test_every_refuted_check_is_said_in_words(check, formula, one, message):
    first = ("init: {m: 0}",) if "[t-1]" in formula else ()
    result = check(("it", formula, *first, one), ("other", "g = x + 1", "special: {set: {x: 0}, is: 1}"))
    assert [problem.message for problem in result.errors] == [message]


def test_a_formula_without_checks_is_an_error(check):
    result = check(("it", "F1 = x"))
    assert [(problem.code, problem.message) for problem in result.errors] == [
        ("no-checks", "F1 has no checks")
    ]
    assert result.underlined(result.errors[0]) == "F1 = x"


def test_a_formula_whose_checks_decide_nothing_is_an_error(check):
    result = check(("it", "f = sqrt(-u)", "equals: self + 0"))
    assert [problem.code for problem in result.errors] == ["undecided"]
    assert result.errors[0].hint == "defined at 0 points only"


def test_a_counterexample_names_no_size_that_an_array_shows(check):
    result = check(("it", "f = sum(y[i], i, 1, n)", "equals: n"))
    assert [name for name, _ in result.verdicts["it"].findings[0].counterexample.at] == ["y"]
