"""Cards that cannot be told from each other."""

import time

import pytest

from builder.check.authoring.doubles import double_problems
from builder.check.authoring.words import telling
from builder.read.deck import read_deck


def test_two_fronts_with_the_same_words_are_told_with_both_places(warned, question):
    (told,) = warned(
        question("How does a tree split?", "By gain", "a"), question("How do trees split?", "Greedily", "b")
    )
    assert (told.code, told.at, told.also) == (
        "same-front",
        "How do trees split?",
        "How does a tree split?",
    )
    assert "'a'" in told.said


def test_nine_words_of_ten_are_nearly_all(codes, question):
    asked = "Why must the encoder of categories see training folds alone{}?"
    assert codes(question(asked.format(""), "Leak", "a"), question(asked.format(" always"), "Luck", "b")) == [
        "same-front"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mean squared error", "Root mean squared error"),
        ("Why do gradients vanish?", "When do gradients vanish?"),
        ("What speaks for dropout?", "What speaks against dropout?"),
    ],
)
def test_one_word_may_make_the_difference(codes, question, one, other):
    assert codes(question(one, "This", "a"), question(other, "That", "b")) == []


def test_a_fact_and_a_question_may_ask_the_same(codes, question, fact):
    assert codes(fact("Bias", "A lean"), question("What is a bias?", "The average miss")) == ["same-front"]


def test_a_name_may_ask_for_its_formula_and_for_its_meaning(codes, fact):
    formula = "id: g\nkind: formula\nterm: Gain\nformula: G = a/b\nchecks: [{equals: a*b**(-1)}]"
    assert codes(fact("Gain", "What a split wins"), formula) == []


def test_a_note_tells_terms_apart(codes, fact):
    one, other = fact("Recall", "First", "a"), fact("Recall", "Second", "b")
    assert codes(one, other) == ["same-front"]
    assert codes(f"{one}\nnote: of a class", f"{other}\nnote: of a search") == []


def test_the_rows_of_a_table_are_as_alike_as_their_names(codes):
    table = """
        id: t
        kind: comparison
        title: What many long words of this title say about every row
        columns: [{{id: one, name: First}}, {{id: two, name: {}}}]
        rows:
          - {{id: r, name: Row, cells: {{one: blue, two: green}}}}
          - {{id: s, name: Other, cells: {{one: blue, two: green}}}}
    """
    assert codes(table.format("Second")) == []
    assert codes(table.format("First")) == ["same-front", "same-front"]


def test_the_same_answer_is_told_once_to_the_letter(warned, fact, question):
    told = warned(
        fact("Epoch", "One pass over the data"), question("What is a sweep?", "One pass, over the data")
    )
    assert [(one.code, one.at, one.also) for one in told] == [
        ("same-answer", "One pass, over the data", "One pass over the data")
    ]
    assert warned(fact("Epoch", "One pass"), question("What is a sweep?", "Two passes")) == []


def test_formulas_with_one_right_side_are_told(warned):
    entry = "id: {0}\nkind: formula\nterm: {0}\nformula: {0} = {1}\nchecks: [{{equals: self}}]"
    (told,) = warned(entry.format("gain", "a/(a + b)"), entry.format("loss", "a / (a+b)"))
    assert (told.code, told.at) == ("same-answer", "loss = a / (a+b)")
    assert warned(entry.format("gain", "a/(a + b)"), entry.format("loss", "b/(a + b)")) == []


def test_pairs_are_the_same_as_by_comparing_all():
    nouns = ("tree", "leaf", "loss", "rate", "batch")
    terms = [
        " ".join(nouns[(start + step * n) % 5] for n in range(4)) for start in range(5) for step in (1, 2)
    ]
    entries = "".join(
        f"  - {{id: f{n}, kind: fact, term: {term}, text: text {n}}}\n" for n, term in enumerate(terms)
    )
    files = {
        "deck.yaml": b"deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n",
        "s.yaml": f"section: S\nentries:\n{entries}".encode(),
    }
    deck, _ = read_deck(files.get, "")
    sets = [telling((entry.term,)) for entry in deck.entries()]
    pairs = sum(len(a & b) >= 0.8 * len(a | b) for n, a in enumerate(sets) for b in sets[:n])
    assert pairs
    assert len(list(double_problems(deck))) == pairs


def test_a_thousand_entries_are_compared_in_no_time():
    entries = "".join(
        f"  - {{id: f{n}, kind: fact, term: What a{n % 7} of case b{n // 7} says, text: text {n}}}\n"
        for n in range(1000)
    )
    files = {
        "deck.yaml": b"deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n",
        "s.yaml": f"section: S\nentries:\n{entries}".encode(),
    }
    deck, problems = read_deck(files.get, "")
    assert problems == ()
    began = time.process_time()
    assert list(double_problems(deck)) == []
    assert time.process_time() - began < 1
