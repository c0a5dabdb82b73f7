import pytest


def test_the_limits_of_a_sum_stand_above_and_below_in_display_style(ink):
    found = ink(r"\sum_a^b")
    assert found.y("𝑏") > 9
    assert found.y("𝑎") < -5
    assert abs(found.x("𝑎") - found.x("𝑏")) < 2


def test_they_stand_at_its_right_in_text_style(ink):
    found = ink(r"\sum_a^b", display=False)
    width = 10 * found.metrics("∑").advance
    assert found.x("𝑎") == found.x("𝑏") == pytest.approx(width)


@pytest.mark.parametrize("display", [True, False])
def test_limits_that_are_asked_for_do_not_move(display, ink):
    assert ink(r"\sum\limits_a", display=display).x("𝑎") < 5


def test_the_limits_of_an_integral_stand_at_its_right(ink):
    assert ink(r"\int_a^b").x("𝑎") > 3
    assert ink(r"\int\limits_a^b").x("𝑎") < 3


def test_limits_are_centred_on_their_operator(ink):
    found = ink(r"\sum_{a+b+c+d}")
    below = ink("_{a+b+c+d}").width - 0.4
    assert found.x("∑") == pytest.approx((below - 10 * found.metrics("∑").advance) / 2)


def test_a_function_has_its_limit_below_in_display_style_only(ink):
    assert ink(r"\max_a b").y("𝑎") < -6
    assert ink(r"\max_a b", display=False).y("𝑎") == pytest.approx(-2.1)
    assert ink(r"\frac{\max_a b}{2}").y("𝑎") == pytest.approx(ink(r"\frac{\max b_a}{2}").y("𝑎"))


def test_an_operator_of_the_authors_has_limits_too(ink):
    assert ink(r"\mathop{\mathbb{E}}_a b").y("𝑎") < -5
    assert ink(r"\mathop{\mathbb{E}}_a b", display=False).x("𝑎") > 5


def test_limits_keep_their_distance(ink, font):
    found = ink(r"\sum_a")
    top = found.y("𝑎") + 7.4 * found.metrics("𝑎").ymax
    bottom = 10 * font.constants["AxisHeight"] - 13.26 / 2
    assert bottom - top >= 10 * font.constants["LowerLimitGapMin"] - 1e-6


def test_a_relation_under_something_stays_a_relation(ink):
    found = ink(r"a \overset{d}{=} b")
    assert found.gap("𝑎", "=") == pytest.approx(5 / 18, abs=1e-3)


def test_an_arrow_is_longer_than_its_label(ink):
    short, long = ink(r"\xrightarrow{a}"), ink(r"\xrightarrow{abcdef}")
    assert long.width > short.width
    assert long.width >= 0.98 * (ink("_{abcdef}").width + 2 * 0.4286 * 7.4)
    assert long.y("𝑎") > 3


def test_the_label_below_an_arrow_stands_below(ink):
    assert ink(r"\xrightarrow[a]{b}").y("𝑎") < 0 < ink(r"\xrightarrow[a]{b}").y("𝑏")
