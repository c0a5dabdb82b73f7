"""Computing trees: every function, in every arithmetic, and the same in each."""

import decimal
import math
import re
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.arrays import inverse, matmul
from builder.check.compare import EXACT, close, value_at
from builder.check.digits import Digits
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.value import BeyondError, Budget, Row, UndefinedError
from builder.model.formula import Formula
from builder.model.language import FUNCTIONS
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression

FLOATS, DIGITS = Floats(), Digits()
VECTOR, MATRIX = (1.0, 2.0, 4.0), ((2.0, 1.0), (1.0, 3.0))
SINGULAR = ((1.0, 2.0), (2.0, 4.0))


@pytest.fixture(autouse=True)
def in_many_digits():
    with DIGITS.working():
        yield


def numbers(arithmetic, value):
    """Return a float, or an array of floats, in an arithmetic."""
    if isinstance(value, tuple):
        return tuple(numbers(arithmetic, part) for part in value)
    return arithmetic.number(Fraction(value))


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
        env = {
            name: numbers(arithmetic, given) for name, given in {"x": 0.5, "v": VECTOR, "A": MATRIX}.items()
        }
        assert float(value(source, arithmetic, **env)) == pytest.approx(expected, rel=1e-12)


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
    for arithmetic in (FLOATS, DIGITS):
        side = runner(tree(source), arithmetic, Budget(100))
        env = {"v": numbers(arithmetic, VECTOR), "S": numbers(arithmetic, SINGULAR)}
        assert value_at(side, env) is None


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


def test_many_digits_are_computed_in_their_context_and_nowhere_else():
    with decimal.localcontext(decimal.Context(prec=28)), pytest.raises(RuntimeError):
        DIGITS.number(Fraction(1, 3))


@pytest.mark.parametrize("name", sorted(set(DIGITS.functions) - {"max", "min", "binomial", "factorial"}))
@given(st.fractions(-20, 20, max_denominator=1000))
@settings(max_examples=20, deadline=None)
def test_forty_digits_are_those_of_mpmath_with_more(name, at):
    theirs = {"log": "ln", "Phi": "ncdf", "abs": "fabs", "ceil": "ceil", "log2": "ln", "log10": "log10"}
    if name == "sigmoid":
        return
    with DIGITS.working():
        ours = value_at(lambda _: DIGITS.functions[name](DIGITS.number(at)), {})
    with mpmath.workdps(90):
        point = mpmath.mpf(at.numerator) / at.denominator
        right = getattr(mpmath, theirs.get(name, name))(point) / (mpmath.ln(2) if name == "log2" else 1)
        if ours is None:
            assert isinstance(right, mpmath.mpc) or not mpmath.isfinite(right)
        else:
            assert abs(mpmath.mpf(str(ours)) - right) <= mpmath.mpf(10) ** -55 * max(1, abs(right))


def test_numbers_too_large_or_small_to_say_are_beyond_use():
    large = DIGITS.number(10**18)
    towers = ("((10**60)**(x/2000))**64", "((10**60)**(x/2000))**-64", "((10**60.5)**(x/2000))**60.5")
    for source in ("exp(-x)", "exp(x)", "Phi(-x)", "2**x", *towers):
        with pytest.raises(BeyondError):
            value_at(runner(tree(source), DIGITS, Budget(9)), {"x": large})


@pytest.mark.parametrize(
    ("source", "at", "slope"),
    [
        ("x**3", "2", "12"),
        ("x**-2", "2", "-1/4"),
        ("2**x", "3", "8*log(2)"),
        ("x**x", "3", "27*(1 + log(3))"),
        ("(-2)**2*x**0", "3", "0"),
        ("x**2", "0", "0"),
        ("abs(x)", "-3", "-1"),
        ("max(x, 1) + min(x, 1)", "3", "1"),
        ("floor(x) + ceil(x) + sign(x)", "1/3", "0"),
        ("log(x, 3)", "2", "1/(2*log(3))"),
        ("log2(x) + log10(x)", "3", "1/(3*log(2)) + 1/(3*log(10))"),
        ("sqrt(x)", "4", "1/4"),
        ("sin(x)*cos(x)", "1/3", "cos(2/3)"),
        ("tan(x)", "1/3", "1/cos(1/3)**2"),
        ("asin(x) - acos(x)", "1/3", "2/sqrt(8/9)"),
        ("atan(x)", "2", "1/5"),
        ("sinh(x)*cosh(x)", "1/3", "cosh(2/3)"),
        ("tanh(x)", "1/3", "1/cosh(1/3)**2"),
        ("erf(x)", "1/3", "2*exp(-1/9)/sqrt(pi)"),
        ("Phi(x)", "1/3", "exp(-1/18)/sqrt(2*pi)"),
        ("sigmoid(x)", "60", "sigmoid(60)*sigmoid(-60)"),
        ("1/(3 - x) - x/4 - (2 - x)", "1", "1"),
        ("norm(x*v) + norm(x*v, 1)", "2", "sqrt(21) + 7"),
        ("norm(x*v, oo)", "2", "4"),
        ("tr(inv(x*A))", "2", "-tr(inv(A))/4"),
        ("tr(inv(A + x*A.T))", "0", "-tr(inv(A) @ A.T @ inv(A))"),
        ("where(x > 1, x**2, 0)", "3", "6"),
        ("sum(x**i, i, 1, 3)", "2", "17"),
        ("prod(x + i, i, 1, 2)", "2", "7"),
    ],
)
def test_a_slope_is_the_derivative_in_all_digits(source, at, slope):
    moving = DIGITS.moving()
    env = {name: numbers(DIGITS, given) for name, given in {"v": VECTOR, "A": MATRIX}.items()}
    there = value(at, DIGITS)
    found = moving.slope(value(source, moving, **env, x=moving.moved(there)), there)
    assert close(found, value(slope, DIGITS, **env), EXACT)


@pytest.mark.parametrize(
    ("source", "at"),
    [
        ("abs(x)", 0),
        ("max(x, 2)", 2),
        ("floor(x)", 3),
        ("sign(x)", 0),
        ("where(x > 1, x, 2)", 1),
        ("v[x]", 2),
    ],
)
def test_at_a_kink_or_a_jump_a_slope_says_nothing(source, at):
    moving = DIGITS.moving()
    with pytest.raises(BeyondError):
        value(source, moving, v=numbers(DIGITS, VECTOR), x=moving.moved(DIGITS.number(at)))


def test_products_of_vectors_stand_and_lie_as_written():
    assert matmul(VECTOR, Row((1.0, 2.0))) == ((1.0, 2.0), (2.0, 4.0), (4.0, 8.0))
    assert matmul(Row((1.0, 2.0)), MATRIX) == Row((4.0, 7.0))
    assert matmul(MATRIX, (1.0, 2.0)) == (4.0, 7.0)
    with pytest.raises(UndefinedError):
        matmul(MATRIX, VECTOR)


def test_an_inverse_undoes_its_matrix():
    undone = matmul(inverse(MATRIX, 1.0, 1e-12), MATRIX)
    assert [x for row in undone for x in row] == pytest.approx([1, 0, 0, 1])
