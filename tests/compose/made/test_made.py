"""Notes made out of formulas."""

import pytest

from builder.model.note import NoteType
from builder.model.piece import Display, Math, Words
from builder.model.verdict import Verdict
from builder.write.notetypes import form_of

F1 = """\
  - id: f1
    kind: formula
    term: F1 score
    note: of two rates
    formula: F1 = 2*P*R/(P + R)
    why: It is harmonic
    checks: [{symmetric: [P, R]}, {value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: by hand}}]
"""
PRECISION = """\
  - id: precision
    kind: formula
    term: Precision
    formula: precision = TP/(TP + FP)
    checks: [{range: [0, 1]}, {value: {at: {TP: 6, FP: 5}, is: 6/11, source: by hand}}]
"""
SQUARE = """\
  - id: square
    kind: formula
    term: Square
    formula: s = x**2
    checks: [{even: x}, {value: {at: {x: -3}, is: 9, source: by hand}}]
"""
MSE = """\
  - id: mse
    kind: formula
    term: MSE
    formula: m = 1/n*sum((y[i] - x)**2, i, 1, n)
    checks: [{shift: {vars: [y, x]}}, {value: {at: {y: [3, 5, 9], x: 4}, is: 9, source: by hand}}]
"""


def line(prose):
    """Return a paragraph in one line."""
    return "".join(part.text if isinstance(part, Words) else part.linear for part in prose.inlines)


def test_a_formula_makes_three_more_notes_after_its_own(made):
    notes = made(F1)
    assert list(notes) == ["f1", "f1#practice", "f1#spot", "f1#cloze"]
    assert [note.type for note in notes.values()] == [
        NoteType.FORMULA,
        NoteType.PRACTICE,
        NoteType.SPOT,
        NoteType.CLOZE,
    ]
    assert notes["f1#spot"].tags == ("s", "kind::spot")
    for note in notes.values():
        assert {slot.name for slot in note.slots} <= {field.name for field in form_of(note.type).fields}


def test_practice_gives_numbers_and_works_them_out(made, slots):
    said = slots(made(F1)["f1#practice"])
    assert [line(prose) for prose in said["Given"]] == ["P = 0.6, R = 0.3"]
    (worked,) = said["Worked"]
    assert worked.linear == "F₁ = 2PR/(P + R) = 2·0.6·0.3/(0.6 + 0.3) = 0.36/0.9 = 0.4"
    assert worked.tex == (
        r"\begin{aligned} F_1 &= \frac{2 P R}{P + R} \\ &= \frac{2 \cdot 0.6 \cdot 0.3}{0.6 + 0.3}"
        r" \\ &= \frac{0.36}{0.9} \\ &= \mathbf{0.4} \end{aligned}"
    )
    assert "Digits" not in said


def test_practice_asks_for_three_digits_where_there_are_more(made, slots):
    said = slots(made(PRECISION)["precision#practice"])
    assert line(said["Digits"][0]) == "Three digits."
    assert said["Worked"][0].tex.endswith(r"&= \frac{6}{11} \\ &\approx \mathbf{0.545} \end{aligned}")


def test_a_short_chain_stays_on_one_line(made, slots):
    (worked,) = slots(made(SQUARE)["square#practice"])["Worked"]
    assert worked.tex == r"s = x^2 = (-3)^2 = \mathbf{9}"


def test_an_array_is_given_in_brackets(made, slots):
    given = slots(made(MSE)["mse#practice"])["Given"][0]
    assert given.inlines[0] == Math(r"y = (3,\, 5,\, 9)", "y = (3, 5, 9)")


def test_spot_shows_both_versions_the_mistake_and_a_test(made, slots):
    said = slots(made(F1)["f1#spot"])
    assert said["Wrong"] == (Display(r"F_1 = \frac{P R}{P + R}", "F₁ = PR/(P + R)", Verdict.REFUTED),)
    assert (said["Right"][0].tex, said["Right"][0].verdict) == (r"F_1 = \frac{2 P R}{P + R}", Verdict.AGREES)
    assert line(said["Error"][0]) == "A factor is missing: 2."
    assert line(said["Test"][0]) == "At P = 0.6, R = 0.3 the wrong one gives 0.2, the right one 0.4."
    assert line(said["Verdict"][0]) == "× refuted, ≈ agrees"


def test_a_minus_in_a_result_is_a_minus(made, slots):
    entry = SQUARE.replace("x**2", "2*x*delta").replace("even", "odd")
    entry = entry.replace("{x: -3}, is: 9", "{x: -3, delta: 5}, is: -30")
    test = line(slots(made(entry)["square#spot"])["Test"][0])
    assert test == "At x = -3, δ = 5 the wrong one gives −15, the right one −30."


def test_a_version_that_is_printed_alike_is_passed_over(made, slots):
    """The likeliest slip swaps p and q, which look the same here."""
    entry = """\
  - id: ce
    kind: formula
    term: CE
    formula: CE = -sum(p[i]*log(q[i]), i, 1, K)
    symbols: {p: {domain: "simplex[K]", tex: w}, q: {domain: "simplex[K]", tex: w}}
    checks: [{value: {at: {p: [0.2, 0.8], q: [0.5, 0.5]}, is: log(2), source: by hand}}]
"""
    said = slots(made(entry)["ce#spot"])
    assert said["Wrong"][0].tex != said["Right"][0].tex


@pytest.mark.parametrize("sort", ["practice", "spot", "cloze"])
def test_an_entry_can_do_without(made, sort):
    notes = made(F1 + f"    without: [{sort}]\n")
    assert set(notes) == {"f1", "f1#practice", "f1#spot", "f1#cloze"} - {f"f1#{sort}"}


def test_nothing_is_made_of_a_refuted_or_an_unchecked_formula(made):
    unchecked = "  - {id: u, kind: formula, term: U, unchecked: {tex: 'a + b', reason: r}}\n"
    assert list(made(F1.replace("is: 0.4", "is: 0.5") + unchecked)) == ["f1", "u"]


def test_prose_of_the_entry_is_not_in_what_is_made_of_it(made):
    before, after = made(F1), made(F1.replace("It is harmonic", "The harmonic mean is dragged down"))
    assert before["f1"] != after["f1"]
    assert [before[name] for name in before if "#" in name] == [after[name] for name in after if "#" in name]


def test_another_check_changes_no_made_note(made):
    before, after = made(F1), made(F1.replace("checks: [", "checks: [{range: [0, 1]}, "))
    assert [before[name] for name in before if "#" in name] == [after[name] for name in after if "#" in name]
