"""What is printed reads back to what was written: no parenthesis is missing."""

import itertools
from fractions import Fraction

import math_core
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.compose.linear import expression_linear
from builder.compose.tex import expression_tex
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparator,
    Comparison,
    Constant,
    Index,
    Name,
    Negative,
    Number,
    Operator,
)
from builder.model.tree import walk
from tests.compose.formulas import expression
from tests.compose.reading import UnclearError, normal, read, settled

CONVERTER = math_core.LatexToMathML()
"""Raises an error for TeX that it cannot read, such as a double superscript."""
ONE = Number(Fraction(1), "1")
SCALAR = tuple(operator for operator in Operator if operator is not Operator.MATMUL)
UNARY = ("exp", "log", "log2", "sqrt", "abs", "floor", "sin", "tanh", "sigmoid", "Phi", "factorial")

literals = st.sampled_from(["2", "10", "0.5", "1e-5", "8.8e-12", "3e4"])
numbers = literals.map(lambda literal: Number(Fraction(literal), literal))
names = st.sampled_from(["a", "x", "n", "e", "TP", "lr", "beta", "beta_0", "sigma", "yhat", "d_in"]).map(Name)
elements = st.one_of(
    names.map(lambda index: Index(Name("y"), (index,))),
    st.tuples(names, names).map(lambda pair: Index(Name("r"), pair)),
    st.just(Index(Name("y"), (Binary(Operator.SUBTRACT, Name("t"), ONE),))),
)
leaves = st.one_of(names, numbers, elements, st.sampled_from(["pi", "E"]).map(Constant))


def comparisons(parts):
    return st.builds(Comparison, st.sampled_from(Comparator), parts, parts)


def larger(parts):
    binders = st.builds(Binder, st.sampled_from(BinderKind), parts, st.just("i"), st.just(ONE), names)
    return st.one_of(
        st.builds(Binary, st.sampled_from(SCALAR), parts, parts),
        st.builds(Binary, st.sampled_from(SCALAR), parts, parts),
        parts.map(Negative),
        st.builds(Call, st.sampled_from(UNARY), parts.map(lambda part: (part,))),
        st.builds(Call, st.sampled_from(["max", "min", "binomial", "log"]), st.tuples(parts, parts)),
        comparisons(parts).map(lambda condition: Call("indicator", (condition,))),
        binders,
        st.builds(Cases, comparisons(parts), parts, parts),
    )


trees = st.recursive(leaves, larger, max_leaves=9)


def tex_of(name):
    return expression_tex(Name(name), {})


def looks(tree):
    """How the symbols of a tree print."""
    return {tex_of(node.name) for node in walk(tree) if isinstance(node, Name)}


@settings(max_examples=300, deadline=None)
@given(trees)
def test_any_formula_reads_back_as_it_was_written(tree):
    tex = expression_tex(tree, {})
    CONVERTER.convert_with_local_state(tex, displaystyle=True)
    assert settled(read(tex, looks(tree))) == normal(tree, looks(tree), tex_of), tex


@pytest.mark.parametrize(
    "unclear",
    [
        r"a/b c",
        r"a/b/c",
        r"\log x y",
        r"\log x^2",
        r"\log x!",
        r"\sum_{i=1}^{n} a/b^2^3",
        r"x^2!",
        r"\max_{1 \le i \le n} x + a",
        r"\begin{cases} a & \text{if } x > 0 \\ b & \text{otherwise} \end{cases} + a",
        r"x 2",
        r"a - -b",
        r"\log \cos x",
    ],
)
def test_the_reader_refuses_what_a_person_might_read_two_ways(unclear):
    with pytest.raises(UnclearError):
        read(unclear, set())


def small():
    """Every tree of few nodes over two names and a number."""
    leaves = [Name("a"), Name("b"), Number(Fraction(2), "2")]

    def unary(parts):
        for part in parts:
            yield Negative(part)
            yield from (Call(function, (part,)) for function in ("exp", "log", "sqrt", "abs", "factorial"))
            yield Binder(BinderKind.SUM, part, "i", ONE, Name("n"))
            yield Binder(BinderKind.MAXIMUM, part, "i", ONE, Name("n"))

    def binary(lefts, rights):
        for operator, left, right in itertools.product(SCALAR, lefts, rights):
            yield Binary(operator, left, right)

    first = [*unary(leaves), *binary(leaves, leaves)]
    yield from leaves
    yield from first
    yield from unary(first)
    yield from binary(first, leaves)
    yield from binary(leaves, first)


@pytest.mark.parametrize("spell", [expression_tex, expression_linear])
def test_no_two_formulas_that_say_different_things_print_the_same(spell):
    said = {}
    for tree in small():
        printed = spell(tree, {}).replace(" ", "")
        meaning = normal(tree, looks(tree), tex_of)
        assert said.setdefault(printed, meaning) == meaning, printed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("sigmoid(x + 1)", "sigma*(x + 1)"),
        ("exp(x) + e", "e**x + e"),
        ("E*x + exp(e)", "e*x + exp(e)"),
        ("Phi(x)", "phi*x"),
        ("log(x)*y", "log(x*y)"),
        ("sum(x[i], i, 1, n)*a", "sum(x[i]*a, i, 1, n)"),
        ("amax(x[i], i, 1, n) + a", "amax(x[i] + a, i, 1, n)"),
        ("r[1, 2]", "r[12]"),
        ("2*10**3", "2*(10**3 + 0)"),
        ("(-a)**2", "-a**2"),
        ("2**(3**a)", "(2**3)**a"),
    ],
)
def test_formulas_that_are_easily_taken_for_each_other_print_apart(first, second):
    assert expression_tex(expression(first), {}) != expression_tex(expression(second), {})
