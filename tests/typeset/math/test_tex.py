import pytest

from builder.typeset.math.refusal import UnsupportedTeX
from builder.typeset.math.tex import mathml_of


def test_an_unknown_command_is_named_where_it_stands(refusal):
    assert refusal(r"a + \foo x") == UnsupportedTeX(r"unknown command '\foo'", 4, 4)


def test_an_unknown_environment_is_named_where_it_stands(refusal):
    assert refusal(r"x \begin{foo} a \end{foo}") == UnsupportedTeX("unknown environment 'foo'", 9, 3)


def test_an_unknown_command_is_found_behind_a_rewritten_row(refusal):
    tex = r"\begin{split} a &= b \\[2em] &= \foo \end{split}"
    assert refusal(tex).offset == tex.index(r"\foo")


def test_a_group_that_is_never_closed_is_a_fault_at_the_end(refusal):
    assert refusal(r"\frac{a").offset == 7


@pytest.mark.parametrize("tex", ["", "  ", "\n"])
def test_an_empty_formula_is_refused(tex, refusal):
    assert refusal(tex).message == "the formula is empty"


def test_a_formula_within_text_is_refused(refusal):
    assert "math mode" in refusal(r"\text{a $b$ c}").message
    assert isinstance(refusal(r"\text{a $b c}"), UnsupportedTeX)


def test_an_equation_number_is_refused(refusal):
    assert isinstance(refusal(r"x \tag{1}"), UnsupportedTeX)
    assert "equation number" in refusal(r"\begin{gather*} a \tag{1} \end{gather*}").message


def test_a_missing_glyph_names_its_code_point_and_place(refusal):
    found = refusal("a + 中")
    assert "U+4E2D" in found.message
    assert found.offset == 4


def test_nesting_that_would_exhaust_the_stack_is_refused(refusal):
    assert refusal(r"\frac{1}{" * 100 + "x" + "}" * 100).message == "the formula is nested too deeply"


@pytest.mark.parametrize("command", ["dotsc", "dotsb", "dotsm", "dotsi", "dotso", "hdots"])
def test_dots_for_every_purpose_are_set(command, ink):
    assert ink(rf"a \{command} b").text in {"𝑎...𝑏", "𝑎⋅⋅⋅𝑏"}


@pytest.mark.parametrize("command", ["mbox", "hbox", "textnormal", "textup", "textmd"])
def test_upright_text_has_many_names(command, ink):
    assert ink(rf"\{command}{{if x}}").text == "if x"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (r"\begin{split} a &= b \end{split}", r"\begin{aligned} a &= b \end{aligned}"),
        (r"\begin{alignedat}{1} a &= b \end{alignedat}", r"\begin{aligned} a &= b \end{aligned}"),
        (r"\begin{alignat*}{1} a &= b \end{alignat*}", r"\begin{align*} a &= b \end{align*}"),
        (r"\begin{flalign*} a &= b \end{flalign*}", r"\begin{align*} a &= b \end{align*}"),
        (r"\mathnormal{x}", "x"),
        (r"\pmb{x}", r"\boldsymbol{x}"),
    ],
)
def test_rejected_commands_are_set_as_their_kin(ours, theirs, ink):
    assert ink(ours).glyphs == ink(theirs).glyphs


def test_math_core_is_asked_for_display_style():
    assert 'display="block"' in mathml_of("x", display=True)
    assert "display" not in mathml_of("x", display=False)
