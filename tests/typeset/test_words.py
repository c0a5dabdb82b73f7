import pytest

from builder.model.piece import Break, Link, Math, Prose, Verbatim, Words
from builder.typeset.words import curled, plain


def test_prose_reads_as_one_line_with_formulas_in_their_linear_form():
    inlines = (
        Words("At "),
        Math(r"\beta", "β"),
        Break(),
        Verbatim("x"),
        Words(" see "),
        Link("f1", (Words("F1"),)),
    )
    assert plain(Prose(inlines)) == "At β x see F1"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Bayes' rule isn't 'new'", "Bayes’ rule isn’t ‘new’"),
        ('Saying "no" ("always")', "Saying “no” (“always”)"),
        ("already “curled”", "already “curled”"),
    ],
)
def test_typewriter_quotes_are_printed_as_quotes(typed, printed):
    assert curled(typed) == printed
