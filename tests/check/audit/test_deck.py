"""The audit of a deck: counted, remembered, and with the survivors that its author accepts."""

import pytest

from builder.check.audit.accepted import survivor_problems
from builder.check.audit.deck import audit_deck, audit_entry
from builder.check.deck import check_deck
from builder.model.memory import Forgetful
from builder.model.problem import Severity

WEAK = ("it", "F1 = 2*P*R/(P + R)", "symmetric: [P, R]")
GOOD = ("good", "f = TP/(TP + FP)", "value: {at: {TP: 7, FP: 3}, is: 0.7}", "range: [0, 1]")


class Kept(dict):
    """A memory in a dictionary."""

    def recall(self, kind, key):
        return self.get((kind, key))

    def keep(self, kind, key, result):
        self[kind, key] = result


@pytest.fixture
def audit(deck, written):
    def audit(*entries, memory=None, more=""):
        checked, _ = check_deck(deck(written(*entries) + more), memory=Forgetful(), prove=False)
        return audit_deck(checked, memory=Forgetful() if memory is None else memory)

    return audit


def test_the_numbers_of_a_deck_add_up(audit):
    found, problems = audit(WEAK, GOOD)
    assert problems == ()
    left = sum(len(one.survivors) for one in found.formulas)
    assert found.mutants == found.killed + found.equivalent + left
    assert found.unexplained == left > 0
    assert found.percent == 100 * found.killed / (found.mutants - found.equivalent)
    assert [one.id for one in found.formulas] == ["it", "good"]
    assert found.formulas[1].survivors == ()


def test_a_survivor_is_told_with_its_slip_and_a_check_that_would_refute_it(audit):
    found, _ = audit(WEAK)
    (one,) = [one for one in found.formulas[0].survivors if one.slip == "factor left out"]
    assert one.mutant == "F1 = P*R/(P + R)"
    assert one.proposal.startswith("value: {at: {P: ")


def test_a_formula_that_is_refuted_is_not_audited(audit):
    assert audit(("it", "f = TP/(TP + FP)", "range: [2, 3]"))[0].formulas == ()


def test_a_deck_without_formulas_lets_nothing_through(audit):
    assert audit(("it", "f = TP/(TP + FP)", "range: [2, 3]"))[0].percent == 100


def test_what_is_remembered_is_not_audited_again(audit, monkeypatch):
    memory = Kept()
    first = audit(WEAK, GOOD, memory=memory)
    assert {kind for kind, _ in memory} == {"audits"}
    monkeypatch.setattr("builder.check.audit.deck.audited", lambda *_: pytest.fail("audited again"))
    assert audit(WEAK, GOOD, memory=memory) == first


def test_another_check_is_another_audit(audit):
    memory = Kept()
    audit(WEAK, memory=memory)
    audit((*WEAK, "value: {at: {P: 0.6, R: 0.3}, is: 0.4}"), memory=memory)
    assert len(memory) == 2


def test_what_is_damaged_in_the_memory_is_audited_again(audit):
    memory = Kept()
    first = audit(GOOD, memory=memory)
    for key in memory:
        memory[key] = "[1, 2"
    assert audit(GOOD, memory=memory) == first


def test_an_accepted_survivor_is_explained(audit):
    more = "    survivors:\n      - {mutant: F1 = P*R/(P + R), reason: it is only a joke}\n"
    found, problems = audit(WEAK, more=more)
    assert problems == ()
    reasons = {one.mutant: one.reason for one in found.formulas[0].survivors if one.reason}
    assert reasons == {"F1 = P*R/(P + R)": "it is only a joke"}


@pytest.mark.parametrize(
    ("mutant", "message"),
    [
        ("TP/(TP - FP)", "the checks refute this version"),
        ("f = TP/(TP - FP)", "the checks refute this version"),
        ("f = TP/(FP + TP)", "this version is the formula itself, written in another way"),
        ("g = TP/(TP - FP)", "this defines g, and the formula f"),
    ],
)
def test_a_survivor_that_needs_no_accepting_is_stale(asked, mutant, message):
    one = asked(*GOOD[1:], survivors=[f"{{mutant: {mutant}, reason: none}}"])
    (problem,) = survivor_problems(one)
    assert (problem.code, problem.message, problem.severity) == ("stale-survivor", message, Severity.WARNING)
    assert problem.span == one.known.entry.survivors[0].mutant.text.span()


def test_a_survivor_with_an_unknown_name_is_refused_at_its_place(asked):
    (problem,) = survivor_problems(asked(*GOOD[1:], survivors=["{mutant: f = TQ/FP, reason: none}"]))
    assert (problem.code, problem.severity) == ("unknown-symbol", Severity.ERROR)
    assert problem.span.column == len("      - {mutant: f = ") + 1


def test_a_relation_that_names_nothing_can_accept_a_survivor(asked):
    one = asked(
        "TP*FP == FP*TP",
        "scale: {vars: [TP, FP], degree: 2}",
        survivors=["{mutant: TP*FP == FP*FP, reason: none}"],
    )
    assert list(survivor_problems(one)) == []


def test_one_entry_is_audited_by_itself(deck, written):
    checked, _ = check_deck(deck(written(WEAK, GOOD)), memory=Forgetful(), prove=False)
    entries = list(checked.deck.entries())
    assert audit_entry(checked, entries[1], Forgetful()).id == "good"
