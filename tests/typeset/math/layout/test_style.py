from builder.typeset.math.layout.style import Style

DISPLAY, TEXT = Style(), Style(display=False)


def test_scripts_are_one_level_down_until_the_last():
    script = DISPLAY.superscript()
    assert script == Style(display=False, level=1)
    assert script.superscript().superscript() == Style(display=False, level=2)


def test_subscripts_and_denominators_are_cramped():
    assert DISPLAY.subscript() == Style(display=False, level=1, cramped=True)
    assert DISPLAY.denominator() == Style(display=False, cramped=True)


def test_the_parts_of_a_fraction_are_text_in_display_style_and_scripts_in_text_style():
    assert DISPLAY.numerator() == TEXT
    assert TEXT.numerator() == Style(display=False, level=1)


def test_what_is_within_something_cramped_is_cramped():
    assert DISPLAY.cramp().superscript().cramped
    assert DISPLAY.cramp().numerator().cramped
