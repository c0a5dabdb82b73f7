import pytest


def test_the_bar_stands_on_the_axis(ink, font):
    fraction = ink(r"\frac ab")
    [(_, y, _, thick)] = fraction.rules
    assert y + thick / 2 == pytest.approx(10 * font.constants["AxisHeight"])
    assert thick == pytest.approx(0.68)


def test_the_bar_is_as_wide_as_the_wider_part_with_room_at_its_sides(ink):
    fraction = ink(r"\frac{a}{bcd}")
    [(x, _, width, _)] = fraction.rules
    assert width == pytest.approx(ink("bcd").width)
    assert (x, fraction.width) == pytest.approx((1.2, width + 2.4))


def test_the_narrower_part_is_centred(ink):
    fraction = ink(r"\frac{a}{bcd}")
    middle = fraction.x("𝑎") + ink("a").width / 2
    assert middle == pytest.approx(fraction.width / 2)


def test_the_parts_are_text_in_display_style_and_scripts_in_text_style(ink):
    assert ink(r"\frac ab").size("𝑎") == 10
    assert ink(r"\frac ab", display=False).size("𝑎") == pytest.approx(7.4)
    assert ink(r"\frac{\frac ab}c", display=False).size("𝑎") == pytest.approx(6.6)
    assert ink(r"\tfrac ab").size("𝑎") == pytest.approx(7.4)
    assert ink(r"\dfrac ab", display=False).size("𝑎") == 10


def test_small_and_large_fractions_have_shifts_of_their_own(ink):
    large, small = ink(r"\frac ac"), ink(r"\frac ac", display=False)
    assert (large.y("𝑎"), large.y("𝑐")) == pytest.approx((6.4, -6.4))
    assert (small.y("𝑎"), small.y("𝑐")) == pytest.approx((4.3, -3.9))


def test_tall_parts_keep_clear_of_the_bar(ink):
    fraction = ink(r"\frac{g_{g_g}}{x^{2^2}}", display=False)
    [(_, y, _, thick)] = fraction.rules
    tops = [
        y0 + size * fraction.font.metrics(gid).ymax
        for gid, (_, _, y0, size) in zip(fraction.gids, fraction.glyphs, strict=True)
        if y0 < 0
    ]
    bottoms = [
        y0 + size * fraction.font.metrics(gid).ymin
        for gid, (_, _, y0, size) in zip(fraction.gids, fraction.glyphs, strict=True)
        if y0 > 0
    ]
    assert max(tops) == pytest.approx(y - 0.68)
    assert min(bottoms) == pytest.approx(y + thick + 0.68)


def test_a_stack_has_no_bar(ink):
    stack = ink(r"{a \atop b}")
    assert stack.rules == []
    assert stack.y("𝑎") > 0 > stack.y("𝑏")


def test_numerators_of_continued_fractions_are_as_high_as_a_line(ink):
    plain, continued = ink(r"\dfrac{1}{1 + \dfrac 1x}"), ink(r"\cfrac{1}{1 + \cfrac 1x}")
    assert continued.ascent == pytest.approx(6.4 + 8.4)
    assert plain.ascent < continued.ascent
    assert plain.descent < continued.descent


def test_the_bar_of_a_root_covers_what_is_inside(ink):
    root = ink(r"\sqrt{abc}")
    [(x, y, width, thick)] = root.rules
    assert width == pytest.approx(ink("abc").width)
    assert (x, x + width) == pytest.approx((root.x("𝑎"), root.width))
    assert y > ink("abc").ascent
    assert root.ascent == pytest.approx(y + thick + 0.78)


def test_a_root_sign_grows(ink):
    heights = [ink(rf"\sqrt{{{body}}}").height for body in ("x", r"\frac ab", r"\frac{\frac ab}{\frac cd}")]
    assert heights == sorted(set(heights))


def test_the_degree_stands_before_the_sign_in_the_smallest_size(ink):
    root = ink(r"\sqrt[3]{x}")
    assert root.size("3") == pytest.approx(6.6)
    assert root.x("3") < root.x("𝑥")
    assert root.y("3") > 2
    assert root.width > ink(r"\sqrt{x}").width


def test_a_root_in_display_style_is_airier(ink):
    assert ink(r"\sqrt{x}").ascent > ink(r"\sqrt{x}", display=False).ascent
