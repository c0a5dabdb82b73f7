import pytest

from builder.typeset.layout import Paper, read_layout


def test_columns_and_gutters_fill_the_page_between_the_margins():
    page = read_layout(Paper.A4).page
    assert page.measure == pytest.approx(252.63)
    assert page.depth == pytest.approx(539.28)
    assert page.column_left(2) + page.measure == pytest.approx(page.width - page.margin)


def test_letter_differs_in_its_page_alone():
    a4, letter = read_layout(Paper.A4), read_layout(Paper.LETTER)
    assert (letter.page.width, letter.page.height) == (792, 612)
    assert (letter.size, letter.space, letter.color) == (a4.size, a4.space, a4.color)


def test_no_size_of_text_is_under_7_points():
    size = read_layout().size
    sizes = (size.title, size.subtitle, size.contents, size.chapter, size.body, size.small, size.tiny)
    assert min(sizes) >= 7


def contrast(one, other):
    def luminance(color):
        channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", ["#FFFFFF", read_layout().color.tint])
def test_all_text_has_a_contrast_of_7_to_1_on_paper_and_tint(ground):
    color = read_layout().color
    for ink in (color.ink, color.navy, color.rust, color.muted):
        assert contrast(ink, ground) >= 7


def test_the_tint_prints_as_at_most_a_tenth_of_black():
    assert contrast(read_layout().color.tint, "#FFFFFF") < 1.16
