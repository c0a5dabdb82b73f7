import pytest

from builder.model.piece import Display
from builder.model.verdict import Verdict
from builder.typeset.display import display
from builder.typeset.fault import FaultKind
from builder.typeset.frame import Glyph, Rule
from tests.typeset.desks import real_desk, said

SHORT = r"F_1 = \frac{2 P R}{P + R}"
MEASURE = 252.63
SUM = " + ".join(rf"\frac{{a_{{{i}}}}}{{b_{{{i}}}}}" for i in range(1, 8))


def set_on_tint(*texs, measure=MEASURE, verdict=Verdict.PROVED, desk=None):
    (slug,) = display([Display(tex, tex, verdict) for tex in texs], desk or real_desk().at("x"), measure)
    return slug.frame


def tint(frame):
    return next(leaf for _, _, leaf, color in frame.leaves() if isinstance(leaf, Rule) and color == "#EAF0F6")


def math_sizes(frame):
    return {round(leaf.size, 2) for _, _, leaf, _ in frame.leaves() if isinstance(leaf, Glyph)}


def test_the_tint_is_as_wide_as_the_column_and_steps_in_height():
    for tex in (SHORT, "x", r"\sum_{i=1}^n x_i"):
        found = tint(set_on_tint(tex))
        assert found.width == MEASURE
        assert found.height % 2.5 == pytest.approx(0)


def test_formulas_keep_their_distance_from_the_tints_edges():
    frame = set_on_tint(r"\sum_{i=1}^n x_i")
    height = tint(frame).height
    x, y, formula = frame.parts[1]
    assert x == 6
    assert y - formula.descent >= 2.5 - 0.01
    assert y + formula.ascent <= height - 2.5 + 0.01


def test_the_verdict_ends_at_the_right_inset():
    frame = set_on_tint(SHORT)
    x, _, verdict = frame.parts[-1]
    assert x + verdict.width == pytest.approx(MEASURE - 6)
    assert said(verdict) == "✓ proved"


@pytest.mark.parametrize(
    ("verdict", "shown"),
    [(Verdict.AGREES, "≈ agrees"), (Verdict.UNCHECKED, "◊ unchecked"), (None, "")],
)
def test_every_verdict_has_a_mark_of_its_own_and_none_has_none(verdict, shown):
    assert said(set_on_tint(SHORT, verdict=verdict)) == shown


def test_a_formula_that_needs_the_room_drops_the_verdicts_word_before_all_else():
    natural = set_on_tint(SUM).parts[1][2].width
    frame = set_on_tint(SUM, measure=natural + 12 + 8 + 8)
    assert said(frame) == "✓"
    assert max(math_sizes(frame)) == pytest.approx(8.7 * 1.09, abs=0.01)


def test_then_it_gets_smaller_and_then_it_is_broken_and_indented():
    natural = set_on_tint(SUM).parts[1][2].width
    tight = set_on_tint(SUM, measure=natural + 12 + 8)
    assert len(tight.parts) == 3
    assert max(math_sizes(tight)) == pytest.approx(8.3 * 1.09, abs=0.01)
    broken = set_on_tint(SUM, measure=natural * 0.8)
    assert len(broken.parts) > 3
    assert max(math_sizes(broken)) == pytest.approx(8.7 * 1.09, abs=0.01)
    second = next(x for x, _, leaf, _ in broken.parts[2][2].leaves() if isinstance(leaf, Glyph))
    assert second >= 12


def test_broken_lines_hold_the_whole_formula_and_fit():
    measure = 150.0
    whole, broken = set_on_tint(SUM), set_on_tint(SUM, measure=measure)
    chars = [
        "".join(leaf.char for _, _, leaf, _ in frame.leaves() if isinstance(leaf, Glyph))
        for frame in (whole, broken)
    ]
    assert sorted(chars[0]) == sorted(chars[1])
    for x, _, line in broken.parts[1:-1]:
        assert x + line.width <= measure - 6 - 8


def test_a_relation_is_the_best_place_to_break():
    frame = set_on_tint(r"a + b + c + d = e + f + g + h", measure=90)
    first = "".join(leaf.char for _, _, leaf, _ in frame.parts[1][2].leaves() if isinstance(leaf, Glyph))
    assert first == "𝑎+𝑏+𝑐+𝑑"


def test_formulas_on_one_tint_stand_below_each_other():
    frame = set_on_tint("a = b", "c = d")
    (_, first, _), (_, second, _) = frame.parts[1:3]
    assert first - second > 9
    assert len([leaf for _, _, leaf, color in frame.leaves() if color == "#EAF0F6"]) == 1


def test_what_cannot_be_broken_to_fit_is_a_fault_that_names_the_formula():
    desk = real_desk().at("big")
    set_on_tint(rf"\sqrt{{{SUM}}}", measure=80, desk=desk)
    assert [(fault.kind, fault.entry) for fault in desk.faults] == [(FaultKind.TOO_WIDE, "big")]


def test_tex_that_cannot_be_set_is_a_fault_that_names_the_command():
    desk = real_desk().at("odd")
    set_on_tint(r"\frobnicate x", desk=desk)
    (fault,) = desk.faults
    assert fault.kind is FaultKind.UNSUPPORTED_TEX
    assert "frobnicate" in fault.message
