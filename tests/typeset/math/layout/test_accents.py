import pytest


def centre(found, char):
    metrics = found.metrics(char)
    return found.x(char) / 10 + (metrics.xmin + metrics.xmax) / 2


@pytest.mark.parametrize("letter", ["x", "f", "A", "d", "J"])
def test_an_accent_is_centred_where_the_font_says(letter, ink):
    found = ink(rf"\hat {letter}")
    base, mark = (found.font.metrics(gid) for gid in found.gids)
    assert found.x("\u0302") / 10 + mark.accent == pytest.approx(base.accent)


def test_an_accent_adds_no_width(ink):
    assert ink(r"\hat x").width == pytest.approx(ink("x").width)


def test_an_accent_stands_higher_over_a_capital(ink):
    assert ink(r"\hat X").y("\u0302") > ink(r"\hat x").y("\u0302") == 0


def test_a_capital_has_a_flat_accent(ink):
    assert ink(r"\hat X").gids[1] != ink(r"\hat x").gids[1]


def test_an_accented_i_loses_its_dot(ink):
    assert ink(r"\hat i").gids[0] != ink("i").gids[0]
    assert ink(r"\hat i").ascent < 8


def test_a_wide_accent_is_as_wide_as_fits(ink):
    narrow, wide = ink(r"\widehat{a}"), ink(r"\widehat{abc}")
    assert wide.gids[-1] != narrow.gids[-1]
    metrics = wide.font.metrics(wide.gids[-1])
    assert metrics.xmax - metrics.xmin <= wide.width / 10


def test_a_bar_is_as_wide_as_its_base(ink):
    over, under = ink(r"\overline{abc}"), ink(r"\underline{abc}")
    [(x, y, width, thick)] = over.rules
    assert (x, width) == pytest.approx((0, ink("abc").width))
    assert y == pytest.approx(ink("abc").ascent + 1.75)
    assert over.ascent == pytest.approx(y + thick + 0.68)
    assert under.rules[0][1] < -ink("abc").descent
    assert under.ascent == ink("abc").ascent


def test_the_bar_of_a_mean_is_an_accent(ink):
    assert ink(r"\bar x").rules == []


def test_a_brace_is_about_as_wide_as_its_base(ink):
    for body in ("a+b", "a+b+c+d", "a+b+c+d+e+f+g+h"):
        assert ink(rf"\underbrace{{{body}}}").width == pytest.approx(ink(body).width, rel=0.2)


def test_a_brace_keeps_close_to_its_base_and_its_label_to_it(ink):
    for body in ("a+b", "a+b+c+d+e+f+g+h"):
        over, under = ink(rf"\overbrace{{{body}}}^n"), ink(rf"\underbrace{{{body}}}_n")
        assert over.ascent < ink(body).ascent + 12
        assert under.descent < ink(body).descent + 12


def test_an_arrow_over_letters_reaches_across_them(ink):
    found = ink(r"\overrightarrow{ABCD}")
    assert found.width == pytest.approx(ink("ABCD").width, rel=0.1)
    assert found.ascent > ink("ABCD").ascent + 3


def test_a_vector_is_marked_by_an_accent(ink):
    found = ink(r"\vec v")
    assert found.width == ink("v").width
    assert abs(centre(found, "\u20d7") - 0.3) < 0.15
