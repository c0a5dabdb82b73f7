"""What entries are called."""

import pytest

from builder.model.entry import FactEntry, QuestionEntry
from builder.model.span import Span, text_at
from builder.model.title import called, name, title


def text(value):
    return text_at(value, Span("s.yaml", 1, 1))


FACT = FactEntry(id=text("a"), term=text("Fold"), text=text("A part"))
QUESTION = QuestionEntry(id=text("b"), ask=text("Why split?"), answer=text("To test"))
NAMED = QuestionEntry(id=text("c"), ask=text("Why split?"), answer=text("To test"), name=text("Splitting"))


@pytest.mark.parametrize(
    ("entry", "stands", "given", "said"),
    [
        (FACT, "Fold", None, "Fold"),
        (QUESTION, "Why split?", None, "Why split?"),
        (NAMED, "Why split?", "Splitting", "Splitting"),
    ],
)
def test_a_name_stands_in_for_the_title_elsewhere(entry, stands, given, said):
    known = name(entry)
    assert (title(entry).value, known and known.value, called(entry).value) == (stands, given, said)
