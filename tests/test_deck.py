"""The shipped deck: nothing wrong with it, and no formula in it could be wrong without being noticed."""

from pathlib import Path

import pytest

from builder.check.asked import asked_formulas
from builder.check.audit.accepted import accepted
from builder.check.audit.audit import readable, refutes, same, versions
from builder.check.audit.deck import audit_deck
from builder.check.deck import check_deck
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

CARDS = Path(__file__).parent.parent / "cards"
LEAST = 98.5
"""So many of a hundred wrong versions must be refuted."""


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
