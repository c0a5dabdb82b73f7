"""Which slips people make."""

import pytest

from builder.check.audit.mutant import slips
from builder.check.made.plausible import chance, mistake, rank
from builder.model.made import Mistake
from builder.model.source import to_source

EVERYTHING = (
    "s = -(2*P/R)**2 + x**u - max(x, u)*log(u) + where(x < u, x, 1/n)"
    " + sum(sqrt(abs(y[i])), i, 1, n) - mean(y[i], i)"
)


def ranked(exercise, formula):
    """Return the rank of every version of a formula, by its text."""
    known = exercise(formula, "range: [0, 1]").known
    body = known.definition.body
    found = [(slip, slip.made().body) for slip in slips(body, known.domains)]
    return {to_source(wrong): (mistake(slip), rank(slip, body, wrong)) for slip, wrong in reversed(found)}


def test_every_slip_has_a_name_of_its_own(exercise):
    known = exercise(EVERYTHING, "range: [0, 1]").known
    by_words = {slip.said: mistake(slip) for slip in slips(known.definition.body, known.domains)}
    missing = {said for said, kind in by_words.items() if kind is Mistake.FUNCTION_MISSING}
    assert missing == {"max left out", "log left out", "sqrt left out", "abs left out"}
    assert by_words["n-1 for n"] is Mistake.COUNT
    assert by_words["min for max"] is Mistake.FUNCTION
    assert by_words["sum for mean"] is Mistake.TOTAL
    assert by_words["P and R swapped"] is Mistake.SWAP
    assert by_words["R for P"] is Mistake.SYMBOL


@pytest.mark.parametrize(
    ("formula", "likely", "unlikely"),
    [
        ("s = 2*P*R", "P*R", "-2*P*R"),
        ("s = x/(1 - P)", "x/P", "x*(1 - P)"),
        ("s = sqrt(u)/n", "u/n", "sqrt(u)"),
        ("s = 1/n*sum(y[i], i, 1, n)", "sum(y[i], i, 1, n)", "1/n*prod(y[i], i, 1, n)"),
        ("s = 1/n*sum(y[i], i, 1, n)", "1/(n - 1)*sum(y[i], i, 1, n)", "1/n*sum(y[i], i, 1, n - 1)"),
        ("s = x - log(u)", "x + log(u)", "x - log2(u)"),
        ("s = sum(y[i], i, 1, n)/n", "sum(y[i], i, 1, n)", "sum(y[i], i, 1, n)/(n - 1)"),
        ("s = P**2*R", "P*R", "P**3*R"),
        ("s = (x - u)/sqrt(R)", "(x - u)/R", "(u - x)/sqrt(R)"),
        ("s = u*(2**x - 1)", "u*2**x", "u*(1 - 2**x)"),
        ("s = x + u*(2**x - 1)", "x + u*2**x", "x + u*(1 - 2**x)"),
        ("s = x - R*u", "x - u", "R*u"),
        ("s = 4*x**2 + 2*x*u", "4*x**2 + x*u", "4*x**2 + u"),
        ("s = (P + R)/2", "(P - R)/2", "(P + R)/3"),
        ("s = (P + R)/2", "(P - R)/2", "2/(P + R)"),
        ("s = x - P*u", "x + P*u", "P*u - x"),
    ],
)
def test_a_likely_slip_comes_before_an_unlikely_one(exercise, formula, likely, unlikely):
    ranks = ranked(exercise, formula)
    assert ranks[likely][1] < ranks[unlikely][1]


@pytest.mark.parametrize(
    ("formula", "odd"),
    [
        ("s = TP/(TP + FP)", "TP/(TP + TP)"),
        ("s = P*R/2", "P*P/2"),
        ("s = (P + R)/2", "(P + R)/1"),
        ("s = 1 + 1/P", "1 + 1"),
        ("s = x*u", "x"),
        ("s = where(TP > FP, 1, exp(1 - FP/TP))", "where(FP > FP, 1, exp(1 - FP/TP))"),
        ("s = R*P/(R*P + 1 - P)", "R*P/(P + 1 - P)"),
        ("s = TP + R*(FP + TN - TP)", "TP + R*(FP + TN - FP)"),
        ("s = TP/max(TP, FP)", "TP/max(TP, TP)"),
    ],
)
def test_what_gives_itself_away_has_no_rank(exercise, formula, odd):
    assert ranked(exercise, formula).get(odd, (None, None))[1] is None


def test_chance_hangs_on_the_entry_and_the_version_alone(exercise):
    body = exercise("s = P*R", "range: [0, 1]").body
    assert chance("a", body) == chance("a", body) != chance("b", body)
