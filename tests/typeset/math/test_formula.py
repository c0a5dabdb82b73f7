from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.typeset.frame import Frame, Glyph
from builder.typeset.math import MathFont, UnsupportedTeX, formula_pieces, typeset_formula
from builder.typeset.math.formula import BINARY_PENALTY, INSIDE_PENALTY, RELATION_PENALTY, SPACE_PENALTY

FONT = MathFont()

ATOMS = st.sampled_from(
    [
        *"xyZ19+-=<,;|!/.()[]'é",
        *(r"\alpha", r"\sum", r"\int", r"\log", r"\to", r"\cdot", r"\ldots", r"\|", r"\;", r"\quad"),
        *(r"\mid", r"\not=", r"\%", r"\mathbb{R}", r"\mathcal{L}", r"\text{50\% if }", r"\mathrm{TP}"),
    ]
)


def wrapped(inner):
    one = st.sampled_from(
        [
            r"\sqrt{%s}",
            "{%s}",
            r"\hat{%s}",
            r"\overline{%s}",
            r"\underbrace{%s}_n",
            r"\left(%s\right]",
            r"\left.%s\right|",
            r"\mathop{%s}",
            r"\textcolor{red}{%s}",
            r"\begin{cases}%s&1\\[2pt]2\end{cases}",
            r"\begin{pmatrix}%s\\x\end{pmatrix}",
            r"\begin{aligned}%s&=1\end{aligned}",
            r"\substack{%s\\b}",
            r"\boxed{%s}",
            r"\smash{%s}",
            r"\displaystyle %s",
            r"\xrightarrow{%s}",
        ]
    )
    two = st.sampled_from(
        [r"\frac{%s}{%s}", "{%s}^{%s}", "x_{%s}^{%s}", r"\binom{%s}{%s}", r"\sqrt[%s]{%s}", "%s %s"]
    )
    return (
        st.builds(lambda form, a: form.replace("%s", a), one, inner)
        | st.builds(lambda form, a, b: form.replace("%s", a, 1).replace("%s", b, 1), two, inner, inner)
        | st.lists(inner, min_size=1, max_size=4).map(" ".join)
    )


FORMULAS = st.recursive(ATOMS, wrapped, max_leaves=12)


@settings(max_examples=150, deadline=None)
@given(tex=FORMULAS, display=st.booleans())
def test_whatever_is_written_is_set_or_refused(tex, display):
    found = typeset_formula(tex, FONT, 9.0, display=display)
    assert isinstance(found, Frame | UnsupportedTeX)
    if isinstance(found, Frame):
        assert all(isfinite(x) and isfinite(y) for x, y, _, _ in found.leaves())


@settings(max_examples=150, deadline=None)
@given(tex=st.text(alphabet="\\{}[]&^_$%#~ abcfghilnrtx1+=()'", max_size=40))
def test_nonsense_is_set_or_refused(tex):
    assert isinstance(typeset_formula(tex, FONT, 9.0, display=True), Frame | UnsupportedTeX)


@settings(max_examples=100, deadline=None)
@given(tex=FORMULAS, size=st.floats(4, 20))
def test_every_length_grows_with_the_size(tex, size):
    tex = tex.replace("[2pt]", "")  # points stay points
    small, large = (typeset_formula(tex, FONT, points, display=True) for points in (size, 2 * size))
    if isinstance(small, Frame):
        assert (large.width, large.ascent) == pytest.approx((2 * small.width, 2 * small.ascent))


@settings(max_examples=100, deadline=None)
@given(tex=FORMULAS, display=st.booleans())
def test_pieces_side_by_side_are_the_whole(tex, display):
    whole = typeset_formula(tex, FONT, 9.0, display=display)
    pieces = formula_pieces(tex, FONT, 9.0, display=display)
    if isinstance(whole, Frame):
        assert sum(piece.space + piece.frame.width for piece in pieces) == pytest.approx(whole.width)
        leaves = sum(len(list(piece.frame.leaves())) for piece in pieces)
        assert leaves == len(list(whole.leaves()))


def said(tex, **how):
    return [
        (
            "".join(leaf.char for _, _, leaf, _ in piece.frame.leaves() if isinstance(leaf, Glyph)),
            piece.penalty,
        )
        for piece in formula_pieces(tex, FONT, 10.0, **how)
    ]


def test_running_text_may_break_after_relations_and_binary_signs():
    assert said("a = b + c") == [("𝑎=", 0), ("𝑏+", RELATION_PENALTY), ("𝑐", BINARY_PENALTY)]


def test_a_display_may_break_before_relations_and_binary_signs():
    assert said("a = b + c", display=True) == [("𝑎", 0), ("=𝑏", RELATION_PENALTY), ("+𝑐", BINARY_PENALTY)]


def test_breaks_between_parentheses_cost_more():
    assert said("f (a + (b - c))") == [
        ("𝑓(𝑎+", 0),
        ("(𝑏−", BINARY_PENALTY + INSIDE_PENALTY),
        ("𝑐))", BINARY_PENALTY + 2 * INSIDE_PENALTY),
    ]


def test_dear_breaks_can_be_left_out():
    assert said("f = (a + b)", display=True, dearest=BINARY_PENALTY) == [
        ("𝑓", 0),
        ("=(𝑎+𝑏)", RELATION_PENALTY),
    ]


def test_groups_fractions_and_fences_are_never_broken():
    assert said(r"{a + b}\left(c + d\right)\frac{e = f}{g}\sqrt{h + i}") == [("𝑎+𝑏(𝑐+𝑑)𝑒=𝑓𝑔√ℎ+𝑖", 0)]


def test_a_sign_without_operands_is_no_place_to_break():
    assert said("-a = -b") == [("−𝑎=", 0), ("−𝑏", RELATION_PENALTY)]


def test_two_relations_in_a_row_are_one():
    assert said("a := b", display=True) == [("𝑎", 0), (":=𝑏", RELATION_PENALTY)]
    assert said("a := b") == [("𝑎:=", 0), ("𝑏", RELATION_PENALTY)]


def test_a_wide_space_is_the_best_place_to_break_and_goes_with_the_break():
    first, second, *_ = formula_pieces(r"a, \quad b", FONT, 10.0)
    assert second.penalty == SPACE_PENALTY
    assert second.space == pytest.approx(10.0 + 10 / 6)
    assert first.frame.width == typeset_formula("a,", FONT, 10.0, display=False).width


def test_a_formula_that_begins_with_displaystyle_can_be_broken():
    assert len(formula_pieces(r"\displaystyle a = b", FONT, 10.0)) == 2


def test_a_refusal_is_a_value_of_both():
    assert formula_pieces(r"\foo", FONT, 10.0) == typeset_formula(r"\foo", FONT, 10.0, display=False)


def test_glyphs_name_their_font_and_carry_their_text():
    frame = typeset_formula(r"\mathcal{L} x", MathFont(name="Other"), 10.0, display=False)
    glyphs = [leaf for _, _, leaf, _ in frame.leaves()]
    assert {glyph.font for glyph in glyphs} == {"Other"}
    assert [glyph.char for glyph in glyphs] == ["ℒ", "𝑥"]
    assert frame.text is None


def test_a_glyph_of_many_pieces_is_copied_once():
    frame = typeset_formula(
        r"\left(\begin{matrix}1\\2\\3\\4\\5\\6\end{matrix}\right.", FONT, 10.0, display=True
    )
    assert "".join(leaf.char for _, _, leaf, _ in frame.leaves()) == "(123456"


def test_a_colour_reaches_what_it_encloses_only():
    frame = typeset_formula(r"a \textcolor{red}{b} c", FONT, 10.0, display=False)
    assert [(leaf.char, color) for _, _, leaf, color in frame.leaves()] == [
        ("𝑎", None),
        ("𝑏", "#ff0000"),
        ("𝑐", None),
    ]
