import pytest


def test_scripts_stand_where_the_font_says(ink):
    assert ink("x^2").y("2") == pytest.approx(3.6)
    assert ink("x_2").y("2") == pytest.approx(-2.1)


def test_scripts_are_smaller_and_scripts_of_scripts_smaller_still(ink):
    tower = ink("x^{y^{z^w}}")
    assert [round(tower.size(char), 2) for char in "𝑥𝑦𝑧𝑤"] == [10, 7.4, 6.6, 6.6]


def test_both_scripts_keep_a_gap(ink, font):
    both = ink("x_2^2")
    (_, _, up, size), (_, _, down, _) = both.glyphs[1:]
    metrics = font.metrics(both.gids[1])
    gap = (up + metrics.ymin * size) - (down + metrics.ymax * size)
    assert gap >= 10 * font.constants["SubSuperscriptGapMin"] - 1e-9


def test_a_superscript_in_a_denominator_stands_lower(ink):
    assert ink(r"\sqrt{x^2}").y("2") < ink("x^2").y("2")


def test_scripts_of_something_tall_follow_its_height(ink):
    fenced = ink(r"\left(\frac ab\right)^2")
    assert fenced.y("2") > 8


def test_names_do_not_push_scripts_away_by_their_descenders(ink):
    assert ink(r"\log_2 x").y("2") == pytest.approx(ink("x_2").y("2"))


def test_a_subscript_tucks_under_a_letter_that_leans(ink, font):
    found = ink("V_a")
    metrics = font.metrics(font.gid("𝑉"))
    assert found.x("𝑎") <= 10 * metrics.advance
    assert ink("V^a").x("𝑎") == pytest.approx(10 * (metrics.advance + metrics.italic))


def test_a_cut_in_never_tears_a_script_from_its_letter(ink, font):
    for letter in "TVWYPFfjdA":
        found = ink(f"{letter}_n^n")
        _, (_, upper, _, _), (_, lower, _, _) = found.glyphs
        metrics = font.metrics(found.gids[0])
        assert upper <= 10 * (metrics.advance + metrics.italic) + 1e-9
        assert lower <= 10 * metrics.advance + 1e-9


def test_the_scripts_of_an_integral_follow_its_slant(ink):
    integral = ink(r"\int_0^1 x")
    assert integral.x("1") > integral.x("0") + 2


def test_a_little_room_follows_scripts(ink, font):
    found = ink("x^2 y")
    metrics = font.metrics(found.gids[1])
    assert found.x("𝑦") - found.x("2") == pytest.approx(7.4 * metrics.advance + 0.4)


def test_scripts_before_a_nucleus_stand_at_its_left(ink):
    found = ink(r"\prescript{2}{1}{A}")
    assert found.x("2") < found.x("𝐴")
    assert found.y("2") > 0 > found.y("1")


def test_an_accented_letter_has_the_scripts_of_the_letter(ink):
    assert ink(r"\hat{x}^2").y("2") == ink("x^2").y("2")
