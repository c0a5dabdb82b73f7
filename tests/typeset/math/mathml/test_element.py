import pytest

from builder.typeset.math.mathml.element import read
from builder.typeset.math.refusal import RefusedError
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import (
    Character,
    Fraction,
    Length,
    Mark,
    Marked,
    Radical,
    Reshaped,
    Row,
    Styled,
)

A, B, X = Character("𝑎"), Character("𝑏"), Character("𝑥")


def only(kids):
    [kid] = kids
    return kid


def test_entities_of_html_are_understood():
    assert read("<math><mi>&alpha;</mi><mo>&lt;</mo></math>").kids[0] == Character("𝛼")


def test_an_element_that_nobody_knows_is_refused():
    with pytest.raises(RefusedError, match="<mglyph> is not supported"):
        read("<math><mglyph/></math>")


def test_what_is_no_xml_is_refused():
    with pytest.raises(RefusedError):
        read('<math><mo a="1" a="2">/</mo></math>')


def test_a_fraction_has_its_parts(tree):
    assert only(tree(r"\frac ab")) == Fraction(A, B)
    assert only(tree(r"a \atop b")) == Fraction(A, B, ruled=False)
    assert only(tree(r"\cfrac ab")).body == Fraction(A, B, strutted=True)


def test_a_root_has_its_degree(tree):
    assert only(tree(r"\sqrt x")) == Radical(Row((X,)))
    assert only(tree(r"\sqrt[a]x")) == Radical(X, A)


def test_fences_make_an_inner_atom_and_a_binomial_an_ordinary_one(tree):
    assert only(tree(r"\left( x \right)")).cls is AtomClass.INNER
    assert only(tree(r"\binom ab")).cls is AtomClass.ORDINARY
    assert only(tree(r"\binom ab")).is_binomial


def test_styles_and_colours_wrap_what_they_change(tree):
    assert only(tree(r"\displaystyle x")) == Styled(X, display=True, level=0)
    assert only(tree(r"\textcolor{red}{x}")).color == "#ff0000"
    assert only(tree(r"\cramped{x}")).cramped
    assert only(tree(r"\tfrac ab")).display is False


def test_phantoms_laps_and_smashes_change_boxes(tree):
    assert only(tree(r"\phantom x")) == Reshaped(Row((X,)), inked=False)
    assert only(tree(r"\smash x")) == Reshaped(Row((X,)), tall=False)
    assert only(tree(r"\mathllap x")) == Reshaped(Row((X,)), wide=False, overhang=1.0)
    assert only(tree(r"\mathrlap x")) == Reshaped(Row((X,)), wide=False, overhang=0.0)
    assert only(tree(r"\mathclap x")) == Reshaped(Row((X,)), wide=False, overhang=0.5)
    assert not only(tree(r"\vphantom x")).wide
    assert not only(tree(r"\hphantom x")).tall
    assert only(tree(r"\raisebox{2pt}{x}")).rise == Length(points=2.0)


def test_boxes_and_strokes_are_kept(tree):
    assert only(tree(r"\boxed x")) == Marked(Row((X,)), (Mark.BOX,))
    assert only(tree(r"\xcancel x")) == Marked(Row((X,)), (Mark.UP, Mark.DOWN))


def test_braces_around_one_thing_are_no_row(tree):
    assert only(tree("{x}")) == X
    assert only(tree("{ab}")) == Row((A, B))
