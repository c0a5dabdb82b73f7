"""Proposals: worked examples that the formula meets and the wrong version does not."""

import re

import pytest

from builder.check.audit.audit import refutes
from builder.check.audit.proposal import proposed as all_proposed
from builder.check.kinds import tried
from builder.model.span import Span, text_at
from builder.model.verdict import Verdict
from builder.read.grammar import parse_expression


def tree(text):
    return parse_expression(text_at(text, Span("cards/s.yaml", 1, 1))).body


def proposed(known, wrong):
    return all_proposed(known, (wrong,))[0]


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        ("f = 2*P*R/(P + R)", "P*R/(P + R)"),
        ("f = TP/(TP + FP)", "FP/(TP + FP)"),
        ("f = sum(y[i]**2, i, 1, n)", "sum(y[i], i, 1, n)"),
        ("f = log(u)", "log2(u)"),
        ("s[i] = exp(z[i])/sum(exp(z[j]), j, 1, K)", "exp(z[i])"),
        ("f = X.T @ X/(n - 1)", "X.T @ X/n"),
        ("f = inv(X.T @ X) @ X.T @ y", "X.T @ y"),
        ("f = tr(X.T @ X + I_d)", "tr(X.T @ X - I_d)"),
        ("f = -sum(p[i]*log(q[i]), i, 1, K)", "sum(p[i]*log(q[i]), i, 1, K)"),
        ("f = where(x > 0, x, 0.01*x)", "where(x > 0, x, x)"),
    ],
)
def test_a_proposal_is_met_by_the_formula_and_not_by_the_wrong_version(asked, formula, wrong):
    text = proposed(asked(formula).known, tree(wrong))
    question = asked(formula, text).asked()[0]
    found = tried(question)
    assert (found.verdict, found.points) == (Verdict.AGREES, 1)
    assert refutes(question, tree(wrong))


def test_an_exact_result_at_numbers_that_tell_is_preferred(asked):
    text = proposed(asked("f = TP/(TP + FP)").known, tree("FP/(TP + FP)"))
    assert re.fullmatch(r"value: \{at: \{TP: [3-9], FP: [3-9]\}, is: \d/\d\}", text)


def test_no_example_is_proposed_at_numbers_that_hide_mistakes(asked):
    text = proposed(asked("f = x**2").known, tree("2*x"))
    assert "x: 2}" not in text
    assert "x: 0}" not in text


def test_nothing_is_proposed_where_nothing_differs(asked):
    assert proposed(asked("f = TP*FP").known, tree("FP*TP")) == ""


def test_a_proposal_that_serves_for_several_versions_is_made_once(asked):
    wrong = [tree("P*R/(P + R)"), tree("2*P*R"), tree("3*P*R/(P + R)")]
    assert len(set(all_proposed(asked("f = 2*P*R/(P + R)").known, wrong))) == 1
