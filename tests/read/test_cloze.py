"""Anki's clozes."""

import pytest

from builder.read.cloze import answered, asked, has_cloze


@pytest.mark.parametrize(
    ("html", "hidden", "shown"),
    [
        ("a {{c1::b}} c", "a [...] c", "a b c"),
        ("{{c1::a::hint}} {{c2::b}}", "[hint] [...]", "a b"),
        ("{{c1::a {{c2::b}} c}}", "[...]", "a b c"),
        (r"{{c1::\(x_{i} \)}}", "[...]", r"\(x_{i} \)"),
        ("none {{here}}", "none {{here}}", "none {{here}}"),
    ],
)
def test_what_is_hidden_is_asked_and_answered(html, hidden, shown):
    assert asked(html) == hidden
    assert answered(html) == shown
    assert has_cloze(html) == (hidden != html)


def test_one_number_alone_can_be_hidden():
    assert asked("{{c1::a}} {{c2::b}}", 2) == "a [...]"
