"""The audit: what is refuted, what is the formula after all, and what the checks let through."""

import pytest

from builder.check.audit.audit import audited, readable, refutes, same, versions
from builder.check.audit.glance import glances
from builder.check.definition import Definition
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression


def audit(asked):
    return audited(asked.known, asked.asked())


def tree(text):
    return parse_expression(text_at(text, Span("cards/s.yaml", 1, 1))).body


def test_good_checks_refute_every_wrong_version(asked):
    found = audit(
        asked(
            "f = 2*P*R/(P + R)", "value: {at: {P: 0.6, R: 0.3}, is: 0.4}", "scale: {vars: [P, R], degree: 1}"
        )
    )
    assert found.survivors == ()
    assert found.killed + found.equivalent == found.mutants > 60


def test_a_weak_check_lets_mistakes_through(asked):
    found = audit(asked("f = 2*P*R/(P + R)", "symmetric: [P, R]"))
    assert "P*R/(P + R)" in {readable(mutant) for mutant in found.survivors}
    assert found.killed + found.equivalent + len(found.survivors) == found.mutants


def test_a_version_that_is_the_formula_after_all_is_no_survivor(asked):
    found = audit(asked("f = TP*FP", "value: {at: {TP: 3, FP: 5}, is: 15}"))
    assert found.equivalent >= 1
    assert found.survivors == ()


@pytest.mark.parametrize(
    ("formula", "version", "is_same"),
    [
        ("f = (x - u)**2", "(u - x)**2", True),
        ("f = TP/(TP + FP)", "TP/(FP + TP)", True),
        ("f = abs(u)", "u", True),
        ("f = x", "abs(x)", False),
        ("f = where(u < 200, u, 200)", "u", False),
        ("f = sqrt(x**2)", "x", False),
        ("f = x/(x - x)", "x/(u - u)", False),
    ],
)
def test_what_is_the_same_all_over_the_domain_is_the_formula(asked, formula, version, is_same):
    assert same(asked(formula).known, tree(version)) is is_same


def test_a_glance_refutes_nothing_that_forty_digits_do_not(shipped):
    for one in shipped[::6]:
        questions = one.asked()
        quick = glances(questions)
        assert quick
        for mutant in versions(one.known):
            subject = Definition(
                "", mutant.body, one.known.definition.indices, one.known.definition.recursion
            )
            if any(glance.refutes(subject) for glance in quick):
                assert any(refutes(question, mutant.body) for question in questions), readable(mutant)


def test_a_glance_grants_a_rounded_result_its_rounding(asked):
    one = asked("f = 2/3*u", "value: {at: {u: 1}, is: 0.667}")
    (glance,) = glances(one.asked())
    assert not glance.refutes(one.known.definition)
    assert glance.refutes(Definition("", tree("0.668*u")))


@pytest.mark.parametrize("check", ["value: {at: {x: -3}, is: 0}", "value: {at: {x: 0}, is: 5}"])
def test_what_a_glance_cannot_compute_is_left_to_forty_digits(asked, check):
    one = asked("f = log(x)/x", check)
    assert not any(glance.refutes(one.known.definition) for glance in glances(one.asked()))
