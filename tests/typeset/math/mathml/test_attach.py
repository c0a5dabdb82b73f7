import pytest

from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import (
    Accent,
    Bar,
    Brace,
    Character,
    LargeOperator,
    Limits,
    LongArrow,
    Prescripts,
    Row,
    Scripts,
    Word,
)

X, N = Character("𝑥"), Character("𝑛")
OP = AtomClass.OPERATOR


def only(kids):
    [kid] = kids
    return kid


def test_scripts_are_named_by_where_they_stand(tree):
    assert only(tree("x_n")) == Scripts(X, N, None)
    assert only(tree("x^n")) == Scripts(X, None, N)
    assert only(tree("x_n^n")) == Scripts(X, N, N)


def test_a_script_has_the_class_of_its_nucleus(tree):
    assert tree("a =_n b")[1].cls is AtomClass.RELATION


def test_limits_of_a_sum_may_move_and_those_of_an_integral_may_not(tree):
    assert only(tree(r"\sum_n")) == Limits(LargeOperator("∑"), N, None, OP, movable=True)
    assert only(tree(r"\sum\limits_n")) == Limits(LargeOperator("∑"), N, None, OP)
    assert only(tree(r"\int\limits_n")) == Limits(LargeOperator("∫"), N, None, OP)
    assert only(tree(r"\int_n")) == Scripts(LargeOperator("∫"), N, None, OP)


def test_an_operator_of_the_authors_has_limits_that_may_move(tree):
    base = Row((Character("𝔼"),), OP)
    assert tree(r"\mathop{\mathbb{E}}_x [f]")[0] == Limits(base, X, None, OP, movable=True)


def test_a_function_has_its_limits_below(tree):
    assert tree(r"\max_n x")[0] == Limits(Word("max", is_name=True), N, None, OP)


@pytest.mark.parametrize(
    ("tex", "mark"),
    [
        (r"\hat x", "\u0302"),
        (r"\bar x", "\u0304"),
        (r"\tilde x", "\u0303"),
        (r"\vec x", "\u20d7"),
        (r"\dot x", "\u0307"),
        (r"\ddot x", "\u0308"),
        (r"\check x", "\u030c"),
        (r"\breve x", "\u0306"),
        (r"\acute x", "\u0301"),
        (r"\grave x", "\u0300"),
        (r"\mathring x", "\u030a"),
    ],
)
def test_an_accent_is_a_combining_mark(tex, mark, tree):
    assert only(tree(tex)) == Accent(X, mark)


def test_wide_accents_grow(tree):
    assert only(tree(r"\widehat x")) == Accent(X, "\u0302", wide=True)
    assert only(tree(r"\widetilde x")) == Accent(X, "\u0303", wide=True)


def test_overline_stands_above_though_its_mark_is_a_low_line(tree):
    assert only(tree(r"\overline x")) == Bar(X)
    assert only(tree(r"\underline x")) == Bar(X, over=False)


def test_braces_and_arrows_are_as_wide_as_their_base(tree):
    assert only(tree(r"\overbrace x")) == Brace(X, "⏞")
    assert only(tree(r"\underbrace x")) == Brace(X, "⏟", over=False)
    assert only(tree(r"\overrightarrow x")) == Brace(X, "→")


def test_the_label_of_a_brace_is_a_limit(tree):
    assert only(tree(r"\underbrace x_n")) == Limits(Brace(X, "⏟", over=False), N, None)


def test_an_arrow_with_labels_is_one_relation(tree):
    assert only(tree(r"\xrightarrow[n]{x}")) == LongArrow("→", Row((N,)), Row((X,)))
    assert only(tree(r"\xleftarrow{x}")) == LongArrow("←", None, Row((X,)))


def test_an_arrow_under_something_is_no_long_arrow(tree):
    assert only(tree(r"\overset{x}{\to}")) == Limits(
        Character("→", AtomClass.RELATION), None, X, AtomClass.RELATION
    )


def test_scripts_before_a_nucleus_are_kept(tree):
    assert only(tree(r"\prescript{n}{x}{A}")) == Prescripts(Character("𝐴"), ((X, N),))
    side = only(tree(r"\sideset{_n}{'}\sum"))
    assert side.before == ((N, None),)
    assert side.base.sup == Character("′")
