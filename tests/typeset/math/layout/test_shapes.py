import pytest

from builder.typeset.frame import Stroke


def test_a_phantom_has_room_but_no_ink(ink):
    phantom, body = ink(r"\phantom{x^2}"), ink("x^2")
    assert phantom.glyphs == []
    assert (phantom.width, phantom.ascent) == (body.width, body.ascent)


def test_phantoms_of_one_dimension_have_only_that(ink):
    upright, flat = ink(r"\vphantom{x^2}"), ink(r"\hphantom{x^2}")
    assert (upright.width, upright.ascent) == (0, ink("x^2").ascent)
    assert (flat.width, flat.ascent) == (ink("x^2").width, 0)


def test_a_smash_has_ink_but_no_height(ink):
    smashed = ink(r"\smash{x^2}")
    assert smashed.text == "𝑥2"
    assert (smashed.width, smashed.ascent, smashed.descent) == (ink("x^2").width, 0, 0)


@pytest.mark.parametrize(("command", "share"), [("mathllap", 1.0), ("mathclap", 0.5), ("mathrlap", 0.0)])
def test_a_lap_has_ink_but_no_width(command, share, ink):
    found = ink(rf"\{command}{{abc}}")
    assert found.width == 0
    assert found.x("𝑎") == pytest.approx(-share * ink("abc").width)


def test_a_raised_body_is_raised(ink):
    found = ink(r"\raisebox{3pt}{x}")
    assert found.y("x") == 3
    assert found.ascent == pytest.approx(ink(r"\text{x}").ascent + 3)


def test_a_box_is_drawn_about_its_body(ink):
    found = ink(r"\boxed{x}")
    assert len(found.rules) == 4
    assert found.width == pytest.approx(ink("x").width + 6.8)
    assert found.ascent == pytest.approx(ink("x").ascent + 3.4)


def test_a_boxed_formula_is_in_display_style(ink):
    assert ink(r"\boxed{\frac ab}", display=False).size("𝑎") == 10


def test_a_stroke_runs_from_corner_to_corner(ink):
    found = ink(r"\cancel{xyz}")
    [(x, y, stroke)] = [(x, y, leaf) for x, y, leaf, _ in found.frame.leaves() if isinstance(leaf, Stroke)]
    assert (x, y) == (0, -found.descent)
    assert stroke.points == ((found.width, found.height),)


def test_styles_within_a_formula_change_its_sizes(ink):
    assert ink(r"\scriptstyle x").size("𝑥") == pytest.approx(7.4)
    assert ink(r"x^{\textstyle y}").size("𝑦") == 10
    assert ink(r"\textstyle \sum_i").x("𝑖") > 5
