import subprocess
import sys

import pytest

from builder.typeset.fonts import Role
from builder.typeset.frame import Glyph
from builder.typeset.shaping import Stretch, by_script, shape
from tests.typeset.scripts import ARABIC, DEVANAGARI, HEBREW, fonts

WITHOUT_HARFBUZZ = """
import sys
sys.modules["uharfbuzz"] = None
from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.layout import read_layout
from builder.typeset.pages import typeset_sheet
from tests.typeset.sample import SHEET
assert typeset_sheet(SHEET, read_fonts(), read_layout(), FormulaSetter()).pages
"""


def shaped(text, path=ARABIC, *, rtl=True, before="", after=""):
    whole = before + text + after
    return shape(Stretch(whole, len(before), len(before) + len(text), rtl), path, 10.0)


def gids(frame):
    return [part.gid for _, _, part in frame.parts]


def chars(frame):
    return [part.char for _, _, part in frame.parts]


def test_a_letter_has_a_form_for_each_place_in_a_word():
    alone, word = gids(shaped("ب")), gids(shaped("ببب"))
    assert len({*alone, *word}) == 4


def test_joined_letters_are_narrower_than_letters_alone():
    assert shaped("ببب").width < 3 * shaped("ب").width - 5


def test_letters_stand_from_right_to_left():
    found = shaped("سلب")
    assert "".join(chars(found)) == "بلس"
    assert [x for x, _, _ in found.parts] == sorted(x for x, _, _ in found.parts)


def test_two_letters_that_are_one_glyph_say_both_backwards():
    assert chars(shaped("لا")) == ["ال"]


def test_a_mark_is_placed_and_says_nothing_since_its_letter_says_it():
    found = shaped("שָ", HEBREW)
    mark, letter = found.parts
    assert (mark[2].char, letter[2].char) == ("", "שָ"[::-1])
    assert mark[0] > 0
    assert found.width == shaped("ש", HEBREW).width


def test_a_word_in_another_ink_is_joined_to_its_neighbour():
    assert gids(shaped("ب", after="ب")) != gids(shaped("ب"))
    assert gids(shaped("ب", after=" ب")) == gids(shaped("ب"))


def test_brackets_are_turned_where_they_run_from_the_right():
    assert gids(shaped("(", HEBREW)) == gids(shaped(")", HEBREW, rtl=False))


def test_devanagari_is_reordered_and_copies_as_a_whole():
    found = shaped("क्षति", DEVANAGARI, rtl=False)
    assert found.text == "क्षति"
    assert len(found.parts) == 3


def test_words_are_parted_where_scripts_change_and_signs_stay_with_letters():
    assert list(by_script("GPUक्षति।")) == ["GPU", "क्षति।"]


def test_the_words_of_a_line_are_told_apart_by_face():
    found = fonts(ARABIC).shaped("دقة F1 score هي 0.75", Role.BODY, 10.0, rtl=True)
    assert [run.text for _, run in found.runs] == ["0.75", "F1 score"]
    assert {
        part.font for _, frame in found.words for _, _, part in frame.parts if isinstance(part, Glyph)
    } == {"ArabicLetters"}
    ends = [x + frame.width for x, frame in found.words]
    assert max(ends) == pytest.approx(found.width)


def test_what_no_font_has_is_named_among_shaped_words_too():
    found = fonts(HEBREW).shaped("של\u1780ום", Role.BODY, 10.0)
    assert found.missing == "\u1780"


def test_a_decks_own_fallback_leaves_latin_to_the_bundled_font_and_signs_to_the_bundled_fallback():
    assert [run.font for _, run in fonts(HEBREW).shaped("aᵢ", Role.BODY, 10.0).runs] == [
        "IBMPlexSans-Regular",
        "DejaVuSans",
    ]


def test_a_decks_own_body_is_what_bold_words_fall_back_on_and_plex_what_it_falls_back_on():
    own = fonts(ARABIC, body=HEBREW)
    (_, word), *_ = own.shaped("של", Role.STRONG, 10.0).words
    assert word.parts[0][2].font == "HebrewLetters"
    assert [run.font for _, run in own.shaped("a", Role.BODY, 10.0).runs] == ["IBMPlexSans-Regular"]


def test_a_sheet_in_latin_letters_is_set_without_harfbuzz():
    subprocess.run([sys.executable, "-c", WITHOUT_HARFBUZZ], check=True)
