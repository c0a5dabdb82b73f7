import pytest

from builder.typeset.math import MathFont
from builder.typeset.math.font import SCALES
from builder.typeset.math.refusal import RefusedError


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    MathFont(tmp_path / "nowhere.ttf")


def test_glyph_boxes_are_those_of_the_outlines(font):
    metrics = font.metrics(font.gid("𝑥"))
    assert (metrics.advance, metrics.xmin, metrics.xmax) == (0.559, 0.023, 0.54)
    assert (metrics.ymin, metrics.ymax) == (-0.01, 0.479)
    assert (metrics.italic, metrics.accent) == (0.01, 0.345)


def test_a_glyph_without_outlines_has_an_empty_box(font):
    metrics = font.metrics(font.gid(" "))
    assert (metrics.xmin, metrics.ymin, metrics.xmax, metrics.ymax) == (0, 0, 0, 0)
    assert metrics.advance == 0.235


def test_scripts_are_printed_large_enough_to_read():
    assert SCALES == (1.0, 0.74, 0.66)
    assert 8.7 * 1.09 * SCALES[2] > 6.05


def test_scripts_have_letter_forms_of_their_own(font):
    assert len({font.gid("𝑥"), font.gid("𝑥", 1), font.gid("𝑥", 2)}) == 3


def test_calligraphic_and_script_letters_differ(font):
    assert font.gid("ℒ\ufe00") == font.gid("ℒ")
    assert font.gid("ℒ\ufe01") != font.gid("ℒ")


def test_the_empty_set_of_latex_is_a_slashed_zero(font):
    assert font.gid("∅\ufe00") != font.gid("∅")


def test_an_accent_has_a_flat_form_and_an_i_a_dotless_one(font):
    assert font.form(font.gid("\u0302"), "flat") != font.gid("\u0302")
    assert font.form(font.gid("𝑖"), "dotless") != font.gid("𝑖")
    assert font.form(font.gid("𝑥"), "dotless") == font.gid("𝑥")


def test_a_character_that_the_font_lacks_is_named(font):
    with pytest.raises(RefusedError, match=r"U\+4E2D"):
        font.gid("中")


def test_constants_are_shares_of_an_em(font):
    assert font.constants["AxisHeight"] == 0.258
    assert font.constants["RadicalDegreeBottomRaisePercent"] == 0.55


def test_the_shifts_of_small_fractions_are_mended(font):
    assert font.constants["FractionNumeratorShiftUp"] == 0.43
    assert font.constants["FractionDenominatorShiftDown"] == 0.39
    assert MathFont(mended={}).constants["FractionNumeratorShiftUp"] == 0.585


def test_words_are_kerned(font):
    assert font.kern(font.gid("V"), font.gid("a")) < 0
    assert font.kern(font.gid("n"), font.gid("n")) == 0


def test_a_parenthesis_has_larger_forms_and_pieces(font):
    growth = font.growth(font.gid("("), vertical=True)
    lengths = [length for _, length in growth.variants]
    assert lengths == sorted(lengths)
    assert any(part.extender for part in growth.parts)
    assert font.growth(font.gid("x"), vertical=True).variants == ()


def test_cut_in_kerns_depend_on_the_height(font):
    gid = font.gid("𝑉")
    assert font.cut_in(gid, "BottomRight", 0.0) < font.cut_in(gid, "BottomRight", 0.6)
    assert font.cut_in(font.gid("𝑛"), "TopRight", 0.3) == 0.0
