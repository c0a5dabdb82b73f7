"""Computing trees: every function, in every arithmetic, and the same in each."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.arrays import inverse, matmul
from builder.check.compare import value_at
from builder.check.digits import Digits
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.value import Budget, Row, UndefinedError
from builder.model.formula import Formula
from builder.model.language import FUNCTIONS
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression

FLOATS, DIGITS = Floats(), Digits()
VECTOR, MATRIX = (1.0, 2.0, 4.0), ((2.0, 1.0), (1.0, 3.0))


def tree(source):
    parsed = parse_expression(text_at(source, Span("x.yaml", 1, 1)))
    assert isinstance(parsed, Formula), parsed
    return parsed.body


def value(source, arithmetic=FLOATS, **env):
    return runner(tree(source), arithmetic, Budget(10_000))(env)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("exp(x)", math.exp(0.5)),
        ("log(x)", math.log(0.5)),
        ("log(x, 2)", -1),
        ("log2(x)", -1),
        ("log10(100)", 2),
        ("sqrt(x)", math.sqrt(0.5)),
        ("abs(-x)", 0.5),
        ("max(x, 1, 2)", 2),
        ("min(x, 1, 2)", 0.5),
        ("floor(-x)", -1),
        ("ceil(x)", 1),
        ("sign(-x)", -1),
        ("sin(x)", math.sin(0.5)),
        ("cos(x)", math.cos(0.5)),
        ("tan(x)", math.tan(0.5)),
        ("asin(x)", math.asin(0.5)),
        ("acos(x)", math.acos(0.5)),
        ("atan(x)", math.atan(0.5)),
        ("sinh(x)", math.sinh(0.5)),
        ("cosh(x)", math.cosh(0.5)),
        ("tanh(x)", math.tanh(0.5)),
        ("erf(x)", math.erf(0.5)),
        ("Phi(x)", (1 + math.erf(0.5 / math.sqrt(2))) / 2),
        ("sigmoid(x)", 1 / (1 + math.exp(-0.5))),
        ("factorial(4)", 24),
        ("binomial(5, 2)", 10),
        ("binomial(2, 5)", 0),
        ("indicator(x < 1)", 1),
        ("indicator(x == 1)", 0),
        ("softmax(v)[1]", None),
        ("norm(v)", math.sqrt(21)),
        ("norm(v, 1)", 7),
        ("norm(v, oo)", 4),
        ("norm(A)", math.sqrt(15)),
        ("dot(v, v)", 21),
        ("tr(inv(A))", 1),
        ("tr(A)", 5),
        ("v.T @ v", 21),
        ("sum(v[i], i, 2, 3)", 6),
        ("sum(v[i], i)", 7),
        ("sum(i, i, 3, 2)", 0),
        ("prod(v[i], i)", 8),
        ("mean(v[i], i)", 7 / 3),
        ("amax(v[i], i)", 4),
        ("amin(v[i]*A[1, 2], i)", 1),
        ("where(x > 1, 1/0, 3)", 3),
        ("x**-2", 4),
        ("(-8)**3", -512),
        ("pi*E", math.pi * math.e),
    ],
)
def test_each_word_of_the_language_means_what_it_says_in_both_arithmetics(source, expected):
    if expected is None:
        assert sum(value("softmax(v)", v=VECTOR)) == pytest.approx(1)
        return
    for arithmetic in (FLOATS, DIGITS):
        numbers = {"x": arithmetic.number(Fraction(1, 2)), "v": VECTOR, "A": MATRIX}
        assert float(value(source, arithmetic, **numbers)) == pytest.approx(expected, rel=1e-12)


def test_every_function_of_the_language_is_computed():
    ours = {"softmax", "norm", "dot", "inv", "tr", "indicator"}
    for arithmetic in (FLOATS, DIGITS):
        assert set(arithmetic.functions) | ours == set(FUNCTIONS)


@pytest.mark.parametrize(
    "source",
    re.split(
        "; ",
        "1/0; log(0); log(-1); sqrt(-1); (-8)**(1/3); asin(2); factorial(-1); factorial(1/2); 0**-1; oo - oo; oo; "
        "v[4]; v[0]; v[1/2]; amax(v[i], i, 2, 1); mean(v[i], i, 2, 1); inv(S)",
    ),
)
def test_what_has_no_value_is_undefined_in_both_arithmetics(source):
    singular = ((1.0, 2.0), (2.0, 4.0))
    for arithmetic in (FLOATS, DIGITS):
        side = runner(tree(source), arithmetic, Budget(100))
        assert value_at(side, {"v": VECTOR, "S": singular}) is None


def test_a_third_is_a_third_however_it_is_written():
    assert value("floor(3*(1 - 2/3))", DIGITS) == 1
    assert value("indicator(1/3 <= 1 - 2/3)", DIGITS) == 1


SOURCES = st.recursive(
    st.sampled_from(["x", "u", "2", "0.5", "3"]),
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from([" + ", " - ", "*", "/"]), parts).map(
            lambda p: f"({p[0]}{p[1]}{p[2]})"
        ),
        st.tuples(st.sampled_from(["exp", "tanh", "sin", "abs", "erf", "sigmoid"]), parts).map(
            lambda p: f"{p[0]}({p[1]})"
        ),
        parts.map(lambda p: f"(-{p})"),
        parts.map(lambda p: f"({p})**2"),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(SOURCES)
def test_floats_and_digits_come_to_the_same(source):
    env = {"x": Fraction(7, 4), "u": Fraction(3, 10)}
    quick = value_at(runner(tree(source), FLOATS, Budget(100)), {k: FLOATS.number(v) for k, v in env.items()})
    try:
        sure = value_at(
            runner(tree(source), DIGITS, Budget(100)), {k: DIGITS.number(v) for k, v in env.items()}
        )
    except ArithmeticError:
        return
    if quick is not None and sure is not None and abs(sure) < 1e12:
        # Cancellation costs floats digits, up to all of them near zero.
        assert quick == pytest.approx(float(sure), rel=1e-6, abs=1e-6)


def test_products_of_vectors_stand_and_lie_as_written():
    assert matmul(VECTOR, Row((1.0, 2.0))) == ((1.0, 2.0), (2.0, 4.0), (4.0, 8.0))
    assert matmul(Row((1.0, 2.0)), MATRIX) == Row((4.0, 7.0))
    assert matmul(MATRIX, (1.0, 2.0)) == (4.0, 7.0)
    with pytest.raises(UndefinedError):
        matmul(MATRIX, VECTOR)


def test_an_inverse_undoes_its_matrix():
    undone = matmul(inverse(MATRIX, 1.0, 1e-12), MATRIX)
    assert [x for row in undone for x in row] == pytest.approx([1, 0, 0, 1])
