import pytest


def rows(found, chars):
    return [found.y(char) for char in chars]


def test_a_table_is_centred_on_the_axis(ink, font):
    for tex in (
        r"\begin{matrix} a \\ b \end{matrix}",
        r"\begin{aligned} a &= b \\ c &= d \\ e &= f \end{aligned}",
    ):
        found = ink(tex)
        assert (found.ascent - found.descent) / 2 == pytest.approx(10 * font.constants["AxisHeight"])


def test_lines_are_as_far_apart_as_in_latex(ink):
    for environment, leading in (("matrix", 12.0), ("aligned", 15.0), ("cases", 14.4)):
        found = ink(rf"\begin{{{environment}}} a \\ b \\ c \end{{{environment}}}")
        first, second, third = rows(found, "𝑎𝑏𝑐")
        assert first - second == pytest.approx(leading)
        assert second - third == pytest.approx(leading)


def test_columns_are_an_em_apart(ink):
    found = ink(r"\begin{matrix} a & b \end{matrix}")
    assert found.x("𝑏") - found.x("𝑎") - ink("a").width == pytest.approx(10)


def test_cells_stand_where_their_columns_say(ink):
    found = ink(r"\begin{array}{lcr} xxx & yyy & zzz \\ a & b & c \end{array}")
    assert found.x("𝑎") == found.x("𝑥")
    assert found.x("𝑐") + ink("c").width == pytest.approx(found.width)
    assert found.x("𝑏") == pytest.approx(found.x("𝑦") + (ink("yyy").width - ink("b").width) / 2)


def test_aligned_relations_stand_below_each_other(ink):
    found = ink(r"\begin{aligned} a &= b \\ ccc &= d \end{aligned}")
    first, second = (x for char, x, _, _ in found.glyphs if char == "=")
    assert first == pytest.approx(second)


def test_the_cells_of_cases_and_matrices_are_in_text_style(ink):
    assert ink(r"\begin{cases} \frac ab \end{cases}").size("𝑎") == pytest.approx(7.4)
    assert ink(r"\begin{dcases} \frac ab \end{dcases}").size("𝑎") == 10
    assert ink(r"\begin{aligned} \frac ab \end{aligned}").size("𝑎") == 10


def test_tall_rows_do_not_touch(ink):
    found = ink(r"\begin{matrix} \dfrac ab \\ \dfrac cd \end{matrix}")
    bottom = found.y("𝑏") + 10 * found.metrics("𝑏").ymin
    top = found.y("𝑐") + 10 * found.metrics("𝑐").ymax
    assert bottom - top >= 1 - 1e-6


def test_the_room_that_an_author_adds_is_added(ink):
    plain, wide = (ink(rf"\begin{{cases}} a \\{room} b \end{{cases}}").y("𝑏") for room in ("", "[6pt]"))
    plain_a, wide_a = (ink(rf"\begin{{cases}} a \\{room} b \end{{cases}}").y("𝑎") for room in ("", "[6pt]"))
    assert (wide_a - wide) - (plain_a - plain) == pytest.approx(6)


def test_subscripts_in_a_stack_keep_the_size_of_scripts(ink):
    found = ink(r"\sum_{\substack{a \\ b}}")
    assert found.size("𝑎") == pytest.approx(7.4)
    assert 5 < found.y("𝑎") - found.y("𝑏") < 8


def test_a_small_matrix_fits_in_a_line_of_text(ink):
    found = ink(r"\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}", display=False)
    assert found.height < 14.5
    assert found.size("𝑎") == pytest.approx(7.4)
    assert found.x("𝑎") == pytest.approx(10 / 6)


def test_rules_stand_between_columns_and_rows(ink):
    found = ink(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}")
    (_, y, width, _), (x, _, _, height) = found.rules
    assert (width, height) == pytest.approx((found.width, found.height))
    assert found.x("𝑎") < x < found.x("𝑏")
    assert found.y("𝑎") > y > found.y("𝑐")


def test_only_a_ruled_table_has_room_at_its_sides(ink):
    assert ink(r"\begin{array}{|c} a \end{array}").x("𝑎") == pytest.approx(5)
    assert ink(r"\begin{array}{c} a \end{array}").x("𝑎") == 0


def test_rules_frame_a_table(ink):
    found = ink(r"\begin{array}{|c|} \hline a \\ \hline \end{array}")
    assert len(found.rules) == 4


def test_a_short_row_leaves_its_last_columns_empty(ink):
    assert ink(r"\begin{matrix} a & b \\ c \end{matrix}").text == "𝑎𝑏𝑐"
