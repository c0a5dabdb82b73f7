"""Formulas as notes and as blocks."""

import pytest

from builder.model.block import Lead
from builder.model.note import NoteType
from builder.model.piece import Display, Labelled, Legend, Link, Math, Prose, Words
from builder.model.verdict import Verdict

F1 = """\
  - id: f1
    kind: formula
    term: F1 score
    note: of two rates
    formula: F1 = 2*P*R/(P + R)
    when: Imbalanced classes
    why: The *harmonic* mean
    pitfall: It ignores TN
    hint: A mean
    source: van Rijsbergen 1979
    asof: 2026-03-01
    tags: [class imbalance, rates]
    see: [recall]
    checks: [{symmetric: [P, R]}, {value: {at: {P: 0.5, R: 0.25}, is: 1/3}}]
  - id: recall
    kind: formula
    term: Recall
    formula: recall = TP/(TP + FN)
    symbols:
      TP: {domain: count}
      FN: {domain: count, means: misses}
    checks: [{range: [0, 1]}]
"""
UNCHECKED = """\
  - id: lora
    kind: formula
    term: LoRA
    unchecked: {tex: 'W = W_0 + B A', reason: no shapes}
"""


def words(text):
    return (Prose((Words(text),)),)


def test_a_formula_is_one_note_with_every_slot_of_its_type(composed, slots, proved):
    note = composed(F1, verdicts={"f1": proved(2)}).notes[0]
    assert (note.entry, note.type) == ("f1", NoteType.FORMULA)
    said = slots(note)
    assert said["Term"] == words("F1 score")
    assert said["Note"] == words("of two rates")
    assert said["Formula"] == (Display(r"F_1 = \frac{2 P R}{P + R}", "F₁ = 2PR/(P + R)", Verdict.PROVED),)
    assert said["Where"] == (
        Legend(((Math("P", "P"), *words("precision")), (Math("R", "R"), *words("recall")))),
    )
    assert said["When"] == words("Imbalanced classes")
    assert said["Pitfall"] == words("It ignores TN")
    assert said["Hint"] == words("A mean")
    assert said["Verdict"] == words("✓ proved, 2 checks")


def test_a_formula_hides_the_side_that_would_give_its_name_away(composed, slots):
    said = slots(composed(F1).notes[1])
    assert said["Unnamed"] == (
        Display(r"{?} = \frac{\mathrm{TP}}{\mathrm{TP} + \mathrm{FN}}", "? = TP/(TP + FN)"),
    )


def test_a_symbol_without_a_meaning_is_not_in_the_legend(composed, slots):
    said = slots(composed(F1).notes[1])
    assert said["Where"] == (Legend(((Math(r"\mathrm{FN}", "FN"), *words("misses")),)),)


def test_the_source_says_how_old_it_is(composed, slots):
    said = slots(composed(F1).notes[0])
    assert said["Source"] == (Prose((Words("van Rijsbergen 1979"), Words(" · "), Words("as of 2026-03-01"))),)


def test_see_links_to_entries_by_their_titles(composed, slots):
    assert slots(composed(F1).notes[0])["See"] == (Prose((Link("recall", (Words("Recall"),)),)),)


def test_a_note_is_tagged_by_section_kind_and_author(composed):
    assert composed(F1).notes[0].tags == ("metrics", "kind::formula", "class-imbalance", "rates")


def test_a_note_names_its_section_in_plain_letters(composed):
    assert composed(F1).notes[0].section == "All of metrics"


def test_a_formulas_block_shows_it_with_its_symbols_and_labels(composed, proved):
    block = composed(F1, verdicts={"f1": proved(2)}).blocks[0]
    assert (block.entry, block.lead, block.title) == ("f1", Lead.TITLE, *words("F1 score"))
    assert block.aside == Prose((Words("of two rates"), Words(" · "), Words("as of 2026-03-01")))
    assert block.terms == ("F1 score",)
    formula, legend, *labels = block.parts
    assert formula == Display(r"F_1 = \frac{2 P R}{P + R}", "F₁ = 2PR/(P + R)", Verdict.PROVED)
    assert isinstance(legend, Legend)
    assert all(isinstance(label, Labelled) for label in labels)
    assert [label.label for label in labels] == ["When", "Why", "Pitfall", "See"]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [(Verdict.PROVED, "✓ proved, 1 check"), (Verdict.AGREES, "≈ agrees, 1 check")],
)
def test_a_verdict_says_no_more_than_was_shown(composed, slots, proved, verdict, said):
    note = composed(F1, verdicts={"f1": proved(1, verdict)}).notes[0]
    assert slots(note)["Verdict"] == words(said)


def test_an_unchecked_formula_is_marked_and_shown_as_typed(composed, slots):
    both = composed(UNCHECKED)
    shown = Display("W = W_0 + B A", "W = W₀ + BA", Verdict.UNCHECKED)
    said = slots(both.notes[0])
    assert said["Formula"] == (shown,)
    assert said["Verdict"] == words("◊ unchecked")
    assert "Unnamed" not in said
    assert both.blocks[0].parts == (shown,)
