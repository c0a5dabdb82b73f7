import pytest


def test_a_letter_leans_out_by_its_italic_correction(ink):
    letter = ink("f")
    metrics = letter.metrics("𝑓")
    assert letter.width == pytest.approx(10 * (metrics.advance + metrics.italic))
    assert (letter.ascent, letter.descent) == pytest.approx((10 * metrics.ymax, -10 * metrics.ymin))


def test_words_are_kerned(ink, font):
    advances = sum(font.metrics(font.gid(char)).advance for char in "Var")
    assert ink(r"\mathrm{Var}").width < 10 * advances


def test_letters_of_words_keep_their_forms_in_scripts(ink, font):
    assert font.gid("m") in ink(r"x_{\max}").gids
    assert font.gid("𝑚") not in ink("x_m").gids


def test_a_stroke_stands_across_its_letter(ink):
    struck = ink(r"\not a")
    letter, stroke = (struck.font.metrics(gid) for gid in struck.gids)
    _, (_, x, _, _) = struck.glyphs
    assert x / 10 + (stroke.xmin + stroke.xmax) / 2 == pytest.approx((letter.xmin + letter.xmax) / 2)
    assert struck.width == pytest.approx(10 * letter.advance + 10 * letter.italic)


def test_a_sum_is_larger_in_display_style(ink):
    assert ink(r"\sum").height == pytest.approx(13.26, abs=0.01)
    assert ink(r"\sum", display=False).height == pytest.approx(10.3, abs=0.02)


def test_a_large_operator_is_centred_on_the_axis(ink, font):
    for sign in (r"\sum", r"\int", r"\prod"):
        found = ink(sign)
        assert (found.ascent - found.descent) / 2 == pytest.approx(10 * font.constants["AxisHeight"])


@pytest.mark.parametrize(("command", "height"), [("big", 12), ("Big", 18), ("bigg", 24), ("Bigg", 30)])
def test_big_fences_have_their_heights(command, height, ink):
    assert height * 0.97 <= ink(rf"\{command}(").height <= height * 1.07


def test_primes_are_set_in_their_script_form(ink, font):
    primed = ink("x'")
    assert font.gid("′", 1) in primed.gids
    assert primed.size("′") == pytest.approx(7.4)
    assert primed.ascent < 9
