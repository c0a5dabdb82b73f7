"""Markdown to what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.markdown import link, plain, prose, said
from builder.model.piece import Break, Items, Link, Math, Prose, Style, Verbatim, Words
from tests.compose.formulas import text

TITLES = {"f1": "F1 *score*", "loop": "see [[loop]]"}


def title_of(entry):
    return text(TITLES[entry]) if entry in TITLES else None


def read(source):
    return said(text(source), title_of)


def line(source):
    """The inlines of a text that is one paragraph."""
    (paragraph,) = read(source)
    assert isinstance(paragraph, Prose)
    return paragraph.inlines


@pytest.mark.parametrize(
    "typed",
    [
        "plain words, nothing else",
        "<b>bold</b> & &amp; &lt;",
        "{{c1::x}} and {{Term}}",
        "# no heading",
        "> no quote",
        "![no image](x.png) and [no link](y)",
        "<https://example.org> https://example.org",
        "it costs $5 and $10",
        "$ x $ is no math",
        "a * b * c",
        "snake_case_name",
        "50% of [1, 2] and [[Not An Id]]",
        "in 2026. A year",
    ],
)
def test_what_is_no_markup_of_ours_is_shown_as_typed(typed):
    assert line(typed) == (Words(typed),)


def test_strong_and_emphasis_are_words_in_a_style():
    assert line("a *b* **c** d") == (
        Words("a "),
        Words("b", Style.EMPHASIS),
        Words(" "),
        Words("c", Style.STRONG),
        Words(" d"),
    )


def test_strong_wins_over_the_emphasis_around_it():
    assert line("*a **b***") == (Words("a ", Style.EMPHASIS), Words("b", Style.STRONG))


def test_code_is_verbatim():
    assert line("run `a*b*c $x$ [[f1]]` now") == (Words("run "), Verbatim("a*b*c $x$ [[f1]]"), Words(" now"))


def test_math_keeps_its_tex_and_gets_a_line_of_unicode():
    assert line("where $a_i*b*c$ holds") == (Words("where "), Math("a_i*b*c", "aᵢ*b*c"), Words(" holds"))


@pytest.mark.parametrize("source", [r"a \$5 and $6", r"\*a\*", r"\[[f1]]"])
def test_a_backslash_takes_a_sign_its_meaning(source):
    assert line(source) == (Words(source.replace("\\", "")),)


def test_a_link_shows_the_title_of_its_entry():
    assert line("see [[f1]]") == (
        Words("see "),
        Link("f1", (Words("F1 "), Words("score", Style.EMPHASIS))),
    )


def test_a_link_shows_the_text_given_with_it():
    assert line("[[f1|the *score*]]") == (Link("f1", (Words("the "), Words("score", Style.EMPHASIS))),)


def test_a_link_in_bold_is_bold():
    assert line("**[[f1|x]]**") == (Link("f1", (Words("x", Style.STRONG),)),)


def test_a_link_to_nothing_shows_its_id():
    assert line("[[nothing]]") == (Link("nothing", (Words("nothing"),)),)


def test_a_title_that_links_to_itself_ends():
    assert link("loop", title_of) == Link("loop", (Words("see "), Words("loop")))


def test_lines_of_a_paragraph_run_on_and_a_hard_break_ends_one():
    assert line("a\nb\\\nc  \nd") == (Words("a b"), Break(), Words("c"), Break(), Words("d"))


def test_an_empty_line_begins_a_paragraph():
    assert read("a\n\nb") == (Prose((Words("a"),)), Prose((Words("b"),)))


def test_a_list_is_items():
    assert read("first:\n\n- a\n- b\n  c\n\nlast") == (
        Prose((Words("first:"),)),
        Items((Prose((Words("a"),)), Prose((Words("b c"),)))),
        Prose((Words("last"),)),
    )


def test_a_numbered_list_is_numbered():
    assert read("1. a\n2. b") == (Items((Prose((Words("a"),)), Prose((Words("b"),))), numbered=True),)


def test_a_list_within_a_list_follows_its_item():
    (items,) = read("- a\n  1. b\n- c")
    assert items == Items(tuple(Prose((Words(letter),)) for letter in "abc"))


def test_paragraphs_of_an_item_are_lines():
    (items,) = read("- a\n\n  b")
    assert items.items == (Prose((Words("a"), Break(), Words("b"))),)


def test_one_paragraph_holds_all_that_a_text_says():
    assert prose(text("a\n\n- b\n- c"), title_of).inlines == (
        Words("a"),
        Break(),
        Words("b"),
        Break(),
        Words("c"),
    )


def test_an_empty_text_says_nothing():
    assert read(" \n") == ()


def test_plain_letters_leave_out_styles():
    assert plain(line("*a* `b` $x^2$ [[f1]]\\\nc")) == "a b x² F1 score c"


@given(st.text(alphabet="ab *_`$[]|\\\n-1.{}<>&#", max_size=40))
def test_any_text_says_all_its_letters_in_order(source):
    pieces = read(source)
    paragraphs = [
        item for piece in pieces for item in (piece.items if isinstance(piece, Items) else (piece,))
    ]
    letters = [letter for paragraph in paragraphs for letter in plain(paragraph.inlines) if letter in "ab"]
    assert letters == [letter for letter in source if letter in "ab"]
