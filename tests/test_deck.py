"""The shipped deck: nothing wrong with it, and no formula in it could be wrong without being noticed."""

from math import isclose
from pathlib import Path
from statistics import fmean
from types import SimpleNamespace

import pytest

from builder.check.asked import asked_formulas
from builder.check.audit.accepted import accepted
from builder.check.audit.audit import readable, refutes, same, versions
from builder.check.audit.deck import audit_deck
from builder.check.deck import check_deck
from builder.check.made.exercise import exercise_of
from builder.check.made.practice import practice
from builder.check.made.settings import authors
from builder.check.made.working import computed
from builder.model.check import Value
from builder.model.entry import Made
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

CARDS = Path(__file__).parent.parent / "cards"
LEAST = 98.5
"""So many of a hundred wrong versions must be refuted."""
ANY_NUMBERS = {"entropy", "oob-share", "perplexity"}
"""Formulas that mean something at whatever numbers are drawn for them."""
POSSIBLE = {
    "average-precision": lambda at: sum(at.rel) <= at.m,
    "bayes": lambda at: at.P_BA * at.P_A <= at.P_B <= at.P_BA * at.P_A + 1 - at.P_A,
    "binomial-pmf": lambda at: at.k <= at.n,
    "correlation": lambda at: (at.xbar, at.ybar) == (fmean(at.x), fmean(at.y)),
    "covariance": lambda at: (at.xbar, at.ybar) == (fmean(at.x), fmean(at.y)),
    "cuped": lambda at: abs(at.rho) <= 1,
    "ece": lambda at: sum(at.n_b) == at.N,
    "fleiss": lambda at: sum(at.m) == at.n,
    "jaccard": lambda at: at.m <= min(at.n_A, at.n_B),
    "laplace-smoothing": lambda at: at.k <= at.n,
    "lift": lambda at: at.n >= at.TP + at.FP + at.FN,
    "ndcg": lambda at: at.s == sorted(at.r, reverse=True),
    "pmi": lambda at: at.p_ab <= min(at.p_a, at.p_b),
    "pos-cos": lambda at: 2 * at.i < at.d,
    "pos-sin": lambda at: 2 * at.i < at.d,
    "quantize": lambda at: at.z_0.is_integer(),
    "recall-at-k": lambda at: sum(at.rel) <= at.m,
    "sample-variance": lambda at: at.xbar == fmean(at.x),
    "tfidf": lambda at: at.df <= at.N,
    "ucb": lambda at: at.n <= at.t and 0 <= at.m <= 1,
    "variance-sum": lambda at: abs(at.rho) <= 1,
    "z-test": lambda at: isclose(at.p_0 * (at.n_A + at.n_B), at.n_A * at.p_A + at.n_B * at.p_B),
}
"""What the numbers of a worked example must keep to, and no domain says, to mean anything."""


def fetch(name):
    file = CARDS / name
    return file.read_bytes() if file.is_file() else None


def shipped():
    deck, problems = read_deck(fetch, "cards")
    return deck, problems


DECK, READING = shipped()
FORMULAS = {asked.known.entry.id.value: asked for asked in asked_formulas(DECK)[0]}


@pytest.fixture(scope="module")
def checked():
    """The deck, tried at points; and all that is wrong with it."""
    return check_deck(DECK, memory=Forgetful(), prove=False)


def test_the_shipped_deck_has_neither_errors_nor_warnings(checked):
    assert READING == ()
    assert checked[1] == ()


@pytest.mark.parametrize("name", FORMULAS)
def test_a_wrong_version_of_a_shipped_formula_is_refuted(name):
    asked = FORMULAS[name]
    wrong = [mutant for mutant in versions(asked.known) if ", " not in mutant.slip]
    explained = accepted(asked.known)
    wrong = [
        mutant for mutant in wrong if readable(mutant) not in explained and not same(asked.known, mutant.body)
    ]
    assert wrong
    for mutant in wrong[:3]:
        assert any(refutes(question, mutant.body) for question in asked.asked()), mutant.slip


def test_the_audit_of_the_shipped_deck_lets_nothing_through_unexplained(checked):
    audit, problems = audit_deck(checked[0], memory=Forgetful())
    assert problems == ()
    assert [one.id for one in audit.formulas] == list(FORMULAS)
    assert [one.mutant for found in audit.formulas for one in found.survivors if not one.reason] == []
    assert audit.percent >= LEAST


@pytest.mark.parametrize("name", [name for name in FORMULAS if name not in ANY_NUMBERS])
def test_a_shipped_exercise_asks_with_its_authors_numbers(name):
    # Drawn ones may be impossible: a mean below all the values, or a pair likelier than its parts.
    known = FORMULAS[name].known
    exercise = None if Made.PRACTICE in known.entry.without else exercise_of(known)
    asked = None if exercise is None else practice(exercise)
    if asked is not None:
        assert asked.given in [setting.given(exercise) for setting in authors(exercise)]


@pytest.mark.parametrize("name", POSSIBLE)
def test_a_worked_example_could_have_happened(name):
    examples = [check for check in FORMULAS[name].known.entry.checks if isinstance(check, Value)]
    assert examples
    for example in examples:
        at = {symbol.value: numbers(value) for symbol, value in example.at}
        assert POSSIBLE[name](SimpleNamespace(**at))


def numbers(value):
    if isinstance(value, tuple):
        return [numbers(part) for part in value]
    return float(computed(value.body, {}))
