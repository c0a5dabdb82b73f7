"""What is made out of a deck, and what leaves it as it is."""

from dataclasses import replace

import pytest

from builder.check.deck import check_deck
from builder.check.made.deck import with_made
from builder.model.memory import Forgetful
from builder.model.verdict import FormulaVerdict, Verdict

F1 = ("f1", "F1 = 2*P*R/(P + R)", "symmetric: [P, R]", "value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: s}")
IOU = (
    "iou",
    "J = TP/(TP + FP + FN)",
    "range: [0, 1]",
    "value: {at: {TP: 6, FP: 3, FN: 5}, is: 3/7, source: s}",
)


class Notebook:
    """A memory that tells what it was asked to keep."""

    def __init__(self):
        self.pages = {}

    def recall(self, kind, key):
        return self.pages.get((kind, key))

    def keep(self, kind, key, result):
        self.pages[kind, key] = result


@pytest.fixture
def made(deck, written):
    def made(*entries, memory=None, edit=lambda text: text, verdict=None):
        memory = memory or Forgetful()
        checked = check_deck(deck(edit(written(*entries))), memory=memory, prove=False)[0]
        if verdict is not None:
            found = {name: FormulaVerdict(verdict) for name in checked.verdicts}
            checked = replace(checked, verdicts=found)
        return with_made(checked, memory=memory)

    return made


def chosen(checked):
    return checked.practice, checked.spots


def test_every_sound_formula_yields_an_exercise_and_mistakes(made):
    found = made(F1, IOU)
    assert set(found.practice) == set(found.spots) == {"f1", "iou"}


@pytest.mark.parametrize("verdict", [Verdict.REFUTED, Verdict.UNDECIDED, Verdict.UNCHECKED])
def test_nothing_is_made_of_a_formula_that_is_not_confirmed(made, verdict):
    assert chosen(made(F1, verdict=verdict)) == ({}, {})


def test_what_is_remembered_is_what_was_made(made):
    memory = Notebook()
    first = made(F1, IOU, memory=memory)
    pages = dict(memory.pages)
    assert chosen(made(F1, IOU, memory=memory)) == chosen(first)
    assert memory.pages == pages


def test_a_damaged_memory_costs_time_only(made):
    memory = Notebook()
    first = made(F1, memory=memory)
    memory.pages = dict.fromkeys(memory.pages, "[")
    assert chosen(made(F1, memory=memory)) == chosen(first)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("term: f1", "term: The F1 score\n    why: It is harmonic"),
        lambda text: text.replace("  TP: {domain: count}", "  TP: {domain: count, means: hits}"),
        lambda text: text.replace("entries:\n", "  unused: {domain: prob}\nentries:\n"),
        lambda text: text.replace("TP/(TP + FP + FN)", "TP/(FN + FP + TP)"),
        lambda text: text.replace("source: s", "source: by hand"),
    ],
    ids=["prose", "a meaning", "a symbol elsewhere", "another formula", "a source"],
)
def test_an_unrelated_edit_changes_neither_numbers_nor_mistake(made, edit):
    before, after = made(F1, IOU), made(F1, IOU, edit=edit)
    assert after.practice["f1"] == before.practice["f1"]
    assert after.spots["f1"] == before.spots["f1"]


def test_an_edit_of_the_formula_makes_it_anew(made):
    after = made(F1, edit=lambda text: text.replace("2*P*R/(P + R)", "2/(1/P + 1/R)"))
    assert after.practice["f1"].worked != made(F1).practice["f1"].worked


def test_the_order_of_the_deck_does_not_matter(made):
    one, other = made(F1, IOU), made(IOU, F1)
    assert chosen(one) == chosen(other)


def test_who_wants_neither_is_not_kept_waiting(made):
    memory = Notebook()
    made(
        F1,
        memory=memory,
        edit=lambda text: text.replace("term: f1", "term: f1\n    without: [practice, spot]"),
    )
    assert not [page for page in memory.pages if page[0] == "made"]
