import time

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.bidi import in_order, levels

LETTERS = "abאבجد"
REST = "0123٤٥ .,:+-%$()[]!&\u05b8\u200f\u200e"


def shown(text, *, rtl):
    """Return the characters of a text from left to right."""
    return "".join(in_order(zip(levels(text, rtl=rtl), text, strict=True)))


@given(st.text(LETTERS + REST, max_size=24), st.booleans())
def test_characters_stand_where_another_implementation_of_the_annex_puts_them(text, rtl):
    text = text.strip()
    assert shown(text, rtl=rtl) == get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("אבג F1 score דהו", "והד F1 score גבא"),
        ("אבג 12.5% ד", "ד 12.5% גבא"),
        ("f(x) אב", "בא f(x)"),
        ("(אב) a", "a )בא("),
        ("a (b)", "a (b)"),
        ("אב.", ".בא"),
    ],
)
def test_words_and_numbers_keep_their_own_order_in_a_paragraph_from_the_right(text, found):
    assert shown(text, rtl=True) == found


def test_one_word_from_the_right_leaves_the_others_where_they_are():
    assert shown("the word שלום means (peace).", rtl=False) == "the word םולש means (peace)."


def test_invisible_controls_change_nothing():
    assert shown("a \u202eb\u202c c", rtl=False) == "a \u202eb\u202c c"


def test_a_paragraph_of_text_is_judged_in_a_few_milliseconds():
    text = "الدقة (أو الضبط) F1 score هي 0.75 فقط " * 10
    started = time.perf_counter()
    levels(text, rtl=True)
    assert time.perf_counter() - started < 0.05
