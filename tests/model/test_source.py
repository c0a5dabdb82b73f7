"""Writing trees back in the author's notation."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparator,
    Comparison,
    Constant,
    Formula,
    Index,
    Name,
    Negative,
    Number,
    Operator,
    Transpose,
)
from builder.model.source import to_source
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression

LITERALS = ["0", "1", "2", "10", "0.5", "1.50", "8.8e-12"]
NAMES = st.sampled_from(["a", "b", "x", "lambda", "d_in", "TP"]).map(Name)
ATOMS = st.one_of(
    NAMES,
    st.sampled_from(["pi", "E", "oo"]).map(Constant),
    st.sampled_from(LITERALS).map(lambda literal: Number(Fraction(literal), literal)),
)


def comparison(parts):
    return st.builds(Comparison, st.sampled_from(Comparator), parts, parts)


def larger(parts):
    return st.one_of(
        st.builds(Negative, parts),
        st.builds(Binary, st.sampled_from([op for op in Operator if op is not Operator.POWER]), parts, parts),
        st.builds(Binary, st.just(Operator.POWER), parts, NAMES | NAMES.map(Negative)),
        st.builds(Call, st.sampled_from(["exp", "log", "sqrt", "tanh"]), st.tuples(parts)),
        st.builds(Call, st.just("max"), st.tuples(parts, parts)),
        st.builds(Call, st.just("indicator"), st.tuples(comparison(parts))),
        st.builds(Binder, st.sampled_from(BinderKind), parts, st.just("i"), parts, parts),
        st.builds(Binder, st.sampled_from(BinderKind), parts, st.just("i"), st.none(), st.none()),
        st.builds(Cases, comparison(parts), parts, parts),
        st.builds(Index, NAMES, st.tuples(parts) | st.tuples(parts, parts)),
        st.builds(Transpose, parts),
    )


TREES = st.recursive(ATOMS, larger, max_leaves=16)


def read(source):
    parsed = parse_expression(text_at(source, Span("x.yaml", 1, 1)))
    assert isinstance(parsed, Formula), parsed
    return parsed.body


@settings(max_examples=400, deadline=None)
@given(TREES | comparison(TREES))
def test_what_is_written_reads_back_as_the_same_tree(tree):
    if isinstance(tree, Comparison) and tree.comparator is not Comparator.EQUAL:
        tree = Call("indicator", (tree,))
    assert read(to_source(tree)) == tree


@pytest.mark.parametrize(
    "source",
    [
        "2*P*R/(P + R)",
        "-a*b",
        "(-a)*b",
        "a - (b - c)",
        "a/(b*c)",
        "(a + b)**2",
        "a**b**c",
        "(a**b)**c",
        "a**-2",
        "a**(-b*c)",
        "-a**2",
        "(-a)**2",
        "a + (-b)",
        "-(a + b) + c",
        "inv(X.T @ X) @ X.T @ y",
        "(X @ Y).T",
        "-1/n*sum(y[i]*log(q[i]) + (1 - y[i])*log(1 - q[i]), i, 1, n)",
        "mean(g[i], i)",
        "where(abs(x) <= delta, x**2/2, delta*(abs(x) - delta/2))",
        "r[i, k]*indicator(s[i] > u[j])",
        "C @ v == lam*v",
    ],
)
def test_an_authors_text_is_written_as_it_was(source):
    assert to_source(read(source)) == source
