import pytest

THIN, MEDIUM, THICK = (pytest.approx(n / 18, abs=1e-3) for n in (3, 4, 5))


@pytest.mark.parametrize(
    ("tex", "left", "right", "gap"),
    [
        ("a=b", "𝑎", "=", THICK),
        ("a=b", "=", "𝑏", THICK),
        ("a+b", "𝑎", "+", MEDIUM),
        ("a=-b", "=", "−", THICK),
        ("a=-b", "−", "𝑏", 0),
        ("(-b)", "(", "−", 0),
        ("(-b)", "−", "𝑏", 0),
        ("a,b", "𝑎", ",", 0),
        ("a,b", ",", "𝑏", THIN),
        ("1{,}5", ",", "5", 0),
        (r"a\sin b", "𝑎", "s", THIN),
        (r"\sin b", "n", "𝑏", THIN),
        (r"\sin(b)", "n", "(", 0),
        (r"a\mid b", "𝑎", "∣", THICK),
        (r"a|b", "𝑎", "|", 0),
        (r"a\,b", "𝑎", "𝑏", THIN),
        (r"a\quad b", "𝑎", "𝑏", 1),
        (r"a\!b", "𝑎", "𝑏", pytest.approx(-3 / 18, abs=1e-3)),
        (r"a\mathbin{R}b", "𝑎", "𝑅", MEDIUM),
        (r"f\colon a", "𝑓", ":", 0),
        (r"f\colon a", ":", "𝑎", THIN),
        (r"a:b", "𝑎", ":", THICK),
    ],
)
def test_neighbours_are_spaced_by_their_classes(tex, left, right, gap, ink):
    assert ink(tex).gap(left, right) == gap


def test_scripts_are_set_tight(ink):
    assert ink("x^{a+b=c}").gap("𝑎", "+") == 0
    assert ink("x^{a+b=c}").gap("=", "𝑐") == 0


def test_what_follows_an_alignment_point_has_its_space(ink):
    aligned = ink(r"\begin{aligned} a &= b \end{aligned}")
    assert aligned.gap("𝑎", "=") == THICK


def test_fences_grow_with_what_they_enclose(ink):
    heights = [ink(rf"\left({body}\right)").height for body in ("x", r"\frac ab", r"\frac{\frac ab}{c}")]
    assert heights == sorted(set(heights))


def test_fences_cover_nine_tenths_of_their_row_about_the_axis(ink, font):
    fenced, inner = ink(r"\left(\frac{\sum_i x}{2}\right)"), ink(r"\frac{\sum_i x}{2}")
    axis = font.constants["AxisHeight"] * 10
    reach = max(inner.ascent - axis, inner.descent + axis)
    metrics, y = fenced.metrics("("), fenced.y("(")
    assert 10 * (metrics.ymax - metrics.ymin) >= 2 * reach * 0.9 * 0.98
    assert y + 10 * (metrics.ymax + metrics.ymin) / 2 == pytest.approx(axis)


def test_a_fence_around_small_things_is_a_plain_one(ink):
    assert ink(r"\left( x \right)").gids == ink("( x )").gids


def test_a_fence_in_the_middle_grows_and_takes_no_space(ink):
    set_builder = ink(r"\left\{ x \middle| \frac ab \right\}")
    assert set_builder.gap("𝑥", "|") == 0
    assert set_builder.gids.count(ink("|").gids[0]) > 1


def test_an_omitted_fence_leaves_a_little_room(ink):
    assert ink(r"\left. x \right)").x("𝑥") == pytest.approx(1.2)


def test_the_fences_of_a_binomial_have_a_least_height(ink):
    assert ink(r"\binom ab").height >= 23.9 * 0.98
    assert 10.1 * 0.98 <= ink(r"\tbinom ab").height < 15


def test_a_fraction_between_fences_keeps_its_room(ink):
    assert ink(r"\left(\frac ab\right)").x("𝑎") > ink("(").width + 1.2
