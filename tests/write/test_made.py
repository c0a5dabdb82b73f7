"""Notes made out of formulas, in Anki's own engine and in the preview."""

from __future__ import annotations

import re

import pytest

from builder.history import new_history
from builder.model.note import NoteType
from builder.model.piece import Display, Gap, Gapped, Legend
from builder.model.verdict import Verdict
from builder.write.anki import fingerprints, write_apkg
from builder.write.fields import fields_of, fill
from builder.write.gaps import anki_gaps, preview_gaps
from builder.write.html import write_preview
from builder.write.markup import AnkiDialect, card_tex
from tests.write.sample_notes import deck, math, note, said

WHERE = (Legend(((math("P"), said("precision")[0]), (math("R"), said("recall")[0]))),)
PRACTICE = note(
    "f1#practice",
    NoteType.PRACTICE,
    "Evaluation metrics",
    Term=said("F1 score"),
    Given=said(math("P = 0.6"), ", ", math("R = 0.35")),
    Digits=said("Three digits."),
    Where=WHERE,
    Worked=(
        Display(r"F_1 = \frac{2 \cdot 0.6 \cdot 0.35}{0.6 + 0.35} \approx \mathbf{0.442}", "F₁ ≈ 0.442"),
    ),
    Verdict=said("✓ computed to 40 digits"),
)
SPOT = note(
    "f1#spot",
    NoteType.SPOT,
    "Evaluation metrics",
    Term=said("F1 score"),
    Note=said("of two rates"),
    Wrong=(Display(r"F_1 = \frac{P R}{P + R}", "F₁ = PR/(P + R)", Verdict.REFUTED),),
    Right=(Display(r"F_1 = \frac{2 P R}{P + R}", "F₁ = 2PR/(P + R)", Verdict.PROVED),),
    Error=said("A factor is missing: 2."),
    Test=said("At ", math("P = 0.6"), " the wrong one gives −0.2, the right one 0.4."),
    Where=WHERE,
    Verdict=said("× refuted, ✓ proved"),
)
CLOZE = note(
    "huber#cloze",
    NoteType.CLOZE,
    "Losses and penalties",
    Term=said("Huber loss"),
    Text=(
        Gapped(
            (
                r"L = \begin{cases} ",
                Gap(r"\frac{x^2}{2}"),
                r" & \text{if } x < \delta \\ ",
                Gap(r"-\delta \sqrt{x_{i}}"),
                r" & \text{a::b} \end{cases}",
            ),
            "L = {x²/2 if x < δ; -δ√xᵢ otherwise}",
        ),
    ),
    Verdict=said("≈ agrees"),
)
"""Gaps after `{`, after `\\\\`, with a minus, and one whose TeX ends in two braces."""
MADE = (PRACTICE, SPOT, CLOZE)
WHOLE = r"L=\begin{cases}{\frac{x^2}{2}}&amp;\text{if}x&lt;\delta\\{-\delta\sqrt{x_{i}}}&amp;\text{a::b}\end{cases}"
"""The cloze with no gap left, without blanks."""
FIRST = 1_700_000_000


@pytest.fixture
def shown(reader):
    """Fronts and backs as Anki shows them, by EntryId and number of the card."""
    of, filled = deck(), fill(MADE, AnkiDialect())
    history = new_history(FIRST)
    history = history.updated(fingerprints(of, filled, history), FIRST)
    assert reader.imports(write_apkg(of, filled, history)) == {"new": len(MADE)}
    assert not reader.collection.get_empty_cards().notes
    outputs = {}
    for card in reader.cards():
        output = card.render_output()
        outputs[card.note()["EntryId"], card.ord] = (output.question_text, output.answer_text)
    return outputs


def formulas(html: str) -> list[str]:
    return [re.sub(r"\s", "", tex) for tex in re.findall(r"\\\[(.*?)\\\]", html, re.DOTALL)]


def test_each_made_note_makes_its_cards(shown):
    assert set(shown) == {("f1#practice", 0), ("f1#spot", 0), ("huber#cloze", 0), ("huber#cloze", 1)}


def test_practice_asks_with_numbers_and_answers_with_the_working(shown):
    front, back = shown["f1#practice", 0]
    assert r'<div class="ask"><span class="bound">\(P = 0.6\),</span> \(R = 0.35\)</div>' in front
    assert "Compute: F1 score. Three digits." in front
    assert "mathbf" not in front
    assert r"\mathbf{0.442}" in back
    assert "✓ computed to 40 digits" in back


def test_spot_outlines_the_wrong_formula_and_shows_the_right_one_behind(shown):
    front, back = shown["f1#spot", 0]
    wrong = '<div class="formula wrong"><span class="tag">× with an error</span>'
    assert wrong in front
    assert "proved" not in front
    assert r"2 P R" not in front
    assert wrong in back
    assert (
        r'<div class="formula"><span class="tag">✓ proved</span>\[F_1 = \frac{2 P R}{P + R}\]</div>' in back
    )
    assert "<dt>Error</dt><dd>A factor is missing: 2.</dd>" in back
    assert "gives −0.2" in back


def test_anki_hides_one_part_of_a_formula_and_shows_the_rest(shown):
    (first,), (second,) = (formulas(shown["huber#cloze", number][0]) for number in (0, 1))
    assert first == (
        r"L=\begin{cases}{[...]}&amp;\text{if}x&lt;\delta\\{-\delta\sqrt{x_{i}}}&amp;\text{a::b}\end{cases}"
    )
    assert second == (
        r"L=\begin{cases}{\frac{x^2}{2}}&amp;\text{if}x&lt;\delta\\{[...]}&amp;\text{a::b}\end{cases}"
    )


def test_anki_shows_the_whole_formula_behind(shown):
    for number in (0, 1):
        _, back = shown["huber#cloze", number]
        assert formulas(back) == [WHOLE]
        assert "{{" not in back


def test_no_brace_of_a_formula_ends_a_cloze_and_no_colon_begins_a_hint():
    text = fields_of(CLOZE, AnkiDialect())["Text"]
    found = re.findall(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", text)
    assert [(number, re.sub(r"\s", "", tex), hint) for number, tex, hint in found] == [
        ("1", r"\frac{x^2}{2}", ""),
        ("2", r"-\delta\sqrt{x_{i}}", ""),
    ]


def test_a_gap_stands_in_braces_of_its_own():
    formula = Gapped((r"\sqrt", Gap("x + y"), r"^{", Gap("n - 1"), "}"), "")
    assert anki_gaps(formula, card_tex) == r"\sqrt { {{c1::x + y }} } ^{ { {{c2::n - 1 }} } }"


def test_the_preview_hides_elements_and_keeps_the_formula_whole():
    page = write_preview(deck(), MADE).decode()
    boxes = re.findall(r'<article class="box".*?</article>', page, re.DOTALL)
    clozes = [box for box in boxes if 'data-kind="cloze"' in box]
    assert len(clozes) == 2
    for box in clozes:
        front, back = box.split('<div class="card pd back">')
        assert '<mtext class="cloze">[...]</mtext>' in front
        assert '<mrow class="cloze">' in back
        assert "<span" not in "".join(re.findall("<math.*?</math>", box, re.DOTALL))
        assert "{{" not in box
        assert not re.search("[\ue010\ue011]", box)


def test_the_preview_tells_nothing_of_a_gap_to_a_screen_reader():
    page = write_preview(deck(), (CLOZE,)).decode()
    assert "x²/2" not in page


def test_gaps_become_clozes_around_whole_elements():
    made = preview_gaps(Gapped((r"\frac{", Gap("-x + 2"), "}{P}"), ""), _mathml)
    before, rest = made.split("{{c1::")
    inside, after = rest.split("}}")
    assert before.endswith("<mfrac><mrow>")
    assert inside.count("<mrow") == inside.count("</mrow>")
    assert after.startswith("</mrow><mi>P</mi></mfrac>")


def _mathml(tex: str) -> str:
    from math_core import LatexToMathML  # noqa: PLC0415

    converted: str = LatexToMathML().convert_with_local_state(tex, displaystyle=True)
    return converted
