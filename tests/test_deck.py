"""The shipped deck: nothing wrong with it, and no formula in it could be wrong without being noticed."""

from pathlib import Path
from statistics import fmean, pstdev

import pytest

from builder.check.asked import asked_formulas
from builder.check.audit.accepted import accepted
from builder.check.audit.audit import readable, refutes, same, versions
from builder.check.audit.deck import audit_deck
from builder.check.deck import check_deck
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.value import Budget
from builder.model.check import Value
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

CARDS = Path(__file__).parent.parent / "cards"
LEAST = 98.5
"""So many of a hundred wrong versions must be refuted."""
POSSIBLE = {
    "r2": lambda at: near(at["ybar"], fmean(at["y"])),
    "layer-norm": lambda at: near(at["mu"], fmean(at["x"])) and near(at["sigma"], pstdev(at["x"])),
    "grad-clip": lambda at: abs(at["g"]) <= at["G"],
    "cosine-lr": lambda at: at["t"] <= at["T"] and at["eta_min"] <= at["eta_max"],
    "ols-slope": lambda at: near(at["xbar"], fmean(at["x"])) and near(at["ybar"], fmean(at["y"])),
    "ridge-matrix": lambda at: centred(at["X"]) and near(sum(at["y"]), 0),
    "pca-cov": lambda at: centred(at["X"]),
    "info-gain": lambda at: near(at["N"], sum(at["n_k"])),
    "kmeans": lambda at: all(near(sum(shares), 1) for shares in at["r"]),
    "covariance": lambda at: near(at["xbar"], fmean(at["x"])) and near(at["ybar"], fmean(at["y"])),
    "correlation": lambda at: near(at["xbar"], fmean(at["x"])) and near(at["ybar"], fmean(at["y"])),
    "sample-variance": lambda at: near(at["xbar"], fmean(at["x"])),
}
"""By formula: whether the numbers of a worked example can occur together, as its symbols' meanings say."""


def fetch(name):
    file = CARDS / name
    return file.read_bytes() if file.is_file() else None


def shipped():
    deck, problems = read_deck(fetch, "cards")
    return deck, problems


DECK, READING = shipped()
FORMULAS = {asked.known.entry.id.value: asked for asked in asked_formulas(DECK)[0]}


def near(one, other):
    return one == pytest.approx(other, abs=1e-9)


def centred(rows):
    return all(near(sum(column), 0) for column in zip(*rows, strict=True))


def number(given):
    if isinstance(given, tuple):
        return [number(part) for part in given]
    return runner(given.body, Floats(), Budget(0))({})


def worked_examples(name):
    checks = FORMULAS[name].known.entry.checks
    return [
        {key.value: number(given) for key, given in check.at} for check in checks if isinstance(check, Value)
    ]


@pytest.fixture(scope="module")
def checked():
    """The deck, tried at points; and all that is wrong with it."""
    return check_deck(DECK, memory=Forgetful(), prove=False)


def test_the_shipped_deck_has_neither_errors_nor_warnings(checked):
    assert READING == ()
    assert checked[1] == ()


@pytest.mark.parametrize("name", POSSIBLE)
def test_the_numbers_of_a_worked_example_can_occur_together(name):
    examples = worked_examples(name)
    assert examples
    assert [example for example in examples if not POSSIBLE[name](example)] == []


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
