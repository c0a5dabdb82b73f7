import pytest

from builder.typeset.math.refusal import UnsupportedTeX
from builder.typeset.math.scan import Scanned, scanned


def fault(tex):
    found = scanned(tex)
    assert isinstance(found, UnsupportedTeX), found
    return found


def test_a_plain_formula_passes_as_it_is():
    assert scanned(r"\frac{a}{b} + x_i").tex == r"\frac{a}{b} + x_i"


def test_deep_nesting_is_refused_before_it_ends_the_process():
    assert "nested too deeply" in fault("{" * 5000 + "x" + "}" * 5000).message
    assert "nested too deeply" in fault(r"\sqrt" * 5000 + " x").message
    assert "nested too deeply" in fault(r"\left(" * 5000 + r"\right)" * 5000).message
    assert "nested too deeply" in fault(r"\begin{matrix}" * 5000).message


def test_many_groups_beside_each_other_are_not_deep():
    assert isinstance(scanned(r"\sqrt{x} \left( y \right) " * 1000), Scanned)


def test_a_comment_is_refused_since_it_would_swallow_the_rest():
    found = fault("a % b")
    assert (found.offset, found.hint) == (2, r"write \%")
    assert isinstance(scanned(r"50\%"), Scanned)


def test_a_line_break_outside_an_environment_is_refused():
    assert fault(r"a \\ b").offset == 2
    assert fault(r"\begin{cases} {a \\ b} \end{cases}").offset == 17
    assert isinstance(scanned(r"\begin{cases} a \\ b \end{cases} \substack{a \\ b}"), Scanned)


@pytest.mark.parametrize("name", ["equation", "align", "gather", "multline"])
def test_environments_that_number_their_lines_are_refused(name):
    found = fault(rf"\begin{{{name}}} a \end{{{name}}}")
    assert "numbers its lines" in found.message
    assert found.hint == f"write {name}*"


@pytest.mark.parametrize("command", ["newcommand", "def", "renewcommand"])
def test_definitions_are_refused(command):
    assert rf"\{command}" in fault(rf"x \{command}\a{{b}}").message


def test_space_below_a_row_is_no_text():
    assert "[" not in scanned(r"\begin{cases} a \\[4pt] b \end{cases}").tex
    assert fault(r"\begin{cases} a \\[wide] b \end{cases}").offset == 18


def test_a_starred_row_end_is_a_row_end():
    assert scanned(r"\begin{cases} a \\* b \end{cases}").tex == r"\begin{cases} a \\ b \end{cases}"


def test_a_placement_is_no_text():
    assert fault(r"\begin{aligned}[t] a \end{aligned}").offset == 15


def test_an_option_of_smash_is_no_text():
    assert fault(r"\smash[b]{x}").message == r"'[b]' after \smash is not supported"


def test_a_control_character_is_named():
    assert "U+0001" in fault("a\x01").message
    assert fault("a\ud800").offset == 1


def test_offsets_are_those_of_the_author_after_rewriting():
    tex = r"\begin{alignedat}{2} a &= b \\[2em] c \end{alignedat} \foo"
    found = scanned(tex)
    assert found.source(found.tex.index(r"\foo")) == tex.index(r"\foo")
    assert found.source(found.tex.index("b ")) == tex.index("b ")
    assert found.source(0) == 0
