import pytest

from builder import resources
from builder.typeset.fonts import Role, read_fonts
from tests.typeset.desks import real_fonts


def shaped(text, role=Role.BODY, size=10.0):
    return real_fonts().shaped(text, role, size)


def fonts_of(text, role=Role.BODY):
    return [run.font for _, run in shaped(text, role).runs]


def test_what_plex_lacks_is_set_in_the_math_font_at_its_own_scale():
    plex, stix = (run for _, run in shaped("x∈").runs)
    assert (plex.font, stix.font) == ("IBMPlexSans-Regular", "STIXTwoMath-Regular")
    assert stix.size == pytest.approx(10.9)


def test_what_the_math_font_lacks_too_is_set_in_the_fallback():
    assert fonts_of("ᵢ") == ["DejaVuSans"]


def test_what_no_font_has_is_named_and_shown_as_a_box():
    found = shaped("a漢")
    assert found.missing == "漢"
    assert found.runs[-1][1].text == "□"


def test_widths_are_advances_and_kerns():
    found = shaped("To")
    run = found.runs[0][1]
    assert run.kerns == ((0, pytest.approx(-0.65, abs=0.2)),)
    assert found.width == pytest.approx(shaped("T").width + shaped("o").width + run.kerns[0][1])


def test_letters_that_touch_become_a_ligature_but_never_in_code():
    assert shaped("fine").runs[0][1].text == "ﬁne"
    assert shaped("fine", Role.CODE).runs[0][1].text == "fine"


def test_runs_follow_each_other_without_a_gap():
    found = shaped("a∈b")
    ends = [x for x, _ in found.runs[1:]]
    assert ends[0] == pytest.approx(shaped("a").width)
    assert ends[1] == pytest.approx(shaped("a∈").width)


def test_what_guides_breaking_shows_nothing():
    assert shaped("a\u00ad\u200bb").width == shaped("ab").width


def test_a_deck_may_bring_its_own_font():
    own = read_fonts({"body": resources.path("fonts/DejaVuSans.ttf")})
    assert [run.font for _, run in own.shaped("x", Role.BODY, 8).runs] == ["DejaVuSans"]
    assert own.file("DejaVuSans").name == "DejaVuSans.ttf"
