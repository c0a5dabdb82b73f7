"""Questions that ask two things, or that yes or no would answer."""

import pytest


@pytest.mark.parametrize(
    ("ask", "at"),
    [
        ("When is accuracy misleading, and what do you report?", "and what"),
        ("Which loss is it, and why?", "and why"),
        ("What is a leaf? How is one split?", "?"),
    ],
)
def test_a_second_question_is_named(warned, question, ask, at):
    (told,) = warned(question(ask))
    assert (told.code, told.at) == ("double-question", at)


@pytest.mark.parametrize(
    "ask",
    [
        "And how does it end?",
        "What do precision and recall share?",
        "Each patient has many scans. How do you split?",
        "What does “who, and why?” ask for?",
    ],
)
def test_one_question_is_one(codes, question, ask):
    assert codes(question(ask)) == []


@pytest.mark.parametrize(
    "ask",
    [
        "Is accuracy enough?",
        "Does k-means converge?",
        "Classes are even. Is accuracy enough then?",
        "With noisy labels, should you boost?",
    ],
)
def test_a_question_for_yes_or_no_is_told(warned, question, ask):
    (told,) = warned(question(ask))
    assert told.code == "yes-no-question"
    assert ask.endswith(told.at)


@pytest.mark.parametrize(
    "ask",
    [
        "Is it bias or variance?",
        "Can you say how a tree splits?",
        "Which losses are convex?",
        "Design a feed",
        "What does it do?",
        "An image has 3 channels. What is the shape?",
    ],
)
def test_a_question_that_needs_words_is_fine(codes, question, ask):
    assert codes(question(ask)) == []


def test_follow_ups_and_columns_ask_too(codes, question):
    assert codes(question("Why?", then=("Is it so?", "Seldom"))) == ["yes-no-question"]
    table = """
        id: t
        kind: comparison
        title: Table
        columns: [{{id: one, name: First, ask: '{}'}}]
        rows: [{{id: r, name: Row, cells: {{one: {}}}}}]
    """
    assert codes(table.format("Does it converge?", "always")) == ["yes-no-question"]
    assert codes(table.format("How does it converge?", "slowly")) == []
    assert codes(table.format("Convex?", "no")) == ["yes-no-question"]


def test_only_english_is_understood(codes, question):
    assert codes(question("Will man das? Und warum?"), language="de") == []
