"""The formula grammar."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.formula import (
    Binary,
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
    Target,
    Transpose,
)
from builder.model.problem import Problem
from builder.model.span import Span, Text, text_at
from builder.model.tree import walk
from builder.read.grammar import parse_expression, parse_formula

A, B, C = Name("a"), Name("b"), Name("c")


def text(value):
    return text_at(value, Span("cards/metrics.yaml", 14, 14))


def formula(value):
    read = parse_formula(text(value))
    assert isinstance(read, Formula), read
    return read


def tree(value):
    read = parse_expression(text(value))
    assert isinstance(read, Formula), read
    return read.body


def refused(value, parse=parse_formula):
    read = parse(text(value))
    assert isinstance(read, Problem), read
    return read


def underlined(value, parse=parse_formula):
    span = refused(value, parse).span
    start = span.column - 14
    return value[start : start + span.length]


def product(left, right):
    return Binary(Operator.MULTIPLY, left, right)


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("F1 = a", Target("F1")),
        ("f(x) = a", Target("f", arguments=(Name("x"),))),
        ("f(x, y) = a", Target("f", arguments=(Name("x"), Name("y")))),
        ("s[i] = a", Target("s", indices=(Name("i"),))),
        ("  m[ t ]=a", Target("m", indices=(Name("t"),))),
        ("A[i, j] = a", Target("A", indices=(Name("i"), Name("j")))),
        ("lambda = a", Target("lambda")),
    ],
)
def test_each_kind_of_left_hand_side_is_read(value, target):
    assert formula(value) == Formula(text(value), A, target)


def test_a_relation_names_nothing_and_keeps_both_sides():
    assert formula("a == b").body == Comparison(Comparator.EQUAL, A, B)
    assert formula("a == b").target is None


def test_the_authors_order_is_kept():
    assert tree("2*b*a") == product(product(Number(2, "2"), B), A)


def test_a_leading_minus_is_hoisted_over_the_product_that_follows():
    assert tree("-a*b") == Negative(product(A, B))
    assert tree("-a*b*c") == Negative(product(product(A, B), C))
    assert tree("a - b") == Binary(Operator.SUBTRACT, A, B)


def test_a_bracketed_minus_stays_where_it_is():
    assert tree("(-a)*b") == product(Negative(A), B)
    assert tree("-a**b") == Negative(Binary(Operator.POWER, A, B))
    assert tree("-a + b") == Binary(Operator.ADD, Negative(A), B)


def test_keywords_of_python_are_good_names():
    assert tree("lambda*in + is") == Binary(Operator.ADD, product(Name("lambda"), Name("in")), Name("is"))


def test_matrices_are_transposed_and_multiplied():
    gram = Binary(Operator.MATMUL, Transpose(Name("X")), Name("X"))
    assert tree("inv(X.T @ X)") == Call("inv", (gram,))


def test_a_condition_is_written_either_way():
    cases = Cases(Comparison(Comparator.GREATER, A, B), A, B)
    assert tree("where(a > b, a, b)") == cases
    assert tree("a if a > b else b") == cases


def test_a_binder_takes_bounds_or_the_dimension():
    assert str(tree("sum(a[i], i)")) != str(tree("sum(a[i], i, 1, n)"))
    assert tree("sum(a[i], i)").lower is None
    assert tree("sum(a[i], i, 1, n)").upper == Name("n")
    assert tree("prod(a[i, k], i, 1, n)").body == Index(A, (Name("i"), Name("k")))


def test_constants_are_no_names():
    assert tree("pi*E") == product(Constant("pi"), Constant("E"))


def test_a_decimal_is_exact_and_as_typed():
    assert tree("0.10") == Number(value=tree("0.1").value, literal="0.10")
    assert tree("0.1").value * 10 == 1
    assert tree(".5").value * 2 == 1
    assert tree("8.8e-12").value > 0


def test_a_formula_may_go_over_several_lines():
    value = "F1 =\n  2*P*R\n  / (P + R)"
    assert formula(value).body == tree("2*P*R/(P + R)")


def test_every_node_starts_where_its_text_stands():
    value = "L = lambda*sum(abs(w[j]), j, 1, d)"
    places = {node.name: node.start for node in walk(formula(value).body) if isinstance(node, Name)}
    assert {name: value[start : start + len(name)] for name, start in places.items()} == {
        name: name for name in ("lambda", "w", "j", "d")
    }


def test_a_place_is_found_inside_a_folded_scalar():
    folded = Text("F1 = P*R / (P + foo(R))", "cards/metrics.yaml", ((0, 3, 5), (9, 4, 7)))
    read = parse_formula(folded)
    assert isinstance(read, Problem)
    assert (read.span.line, read.span.column, read.span.length) == (4, 14, 3)


@pytest.mark.parametrize(
    ("value", "culprit", "hint"),
    [
        ("y = 2P", "2P", "write 2*P"),
        ("y = 2 P", "P", "write products with *"),
        ("y = a^2", "^", "write powers as **"),
        ("y = a*", "*", ""),
        ("y = (a + b", "(", ""),
        ("y = a)", ")", ""),
        ("y = (a]", "]", ""),
        ("y = ()", ")", ""),
        ("y = a, b", ",", ""),
        ("y = a = b", "=", "compare with =="),
        ("y = f(a=b)", "=", "compare with =="),
        ("y = a²", "²", "write **2"),
        ("y = β", "β", "spell it in Latin letters and give the sign as tex: under symbols:"),
        ("y = \N{MATHEMATICAL ITALIC SMALL X}", "\N{MATHEMATICAL ITALIC SMALL X}", None),
        ("y = a.real", ".", None),
        ("y = a.__class__", ".", None),
        ("y = __import__", "__import__", ""),
        ("y = '1'", "'", ""),
        ("y = 1e999", "1e999", ""),
        ("y = 0x1F", "0x1F", None),
        ("y = a < b", "a < b", None),
        ("y = where(a < b < c, a, b)", "a < b < c", None),
        ("y = where(a, a, b)", "a", "e.g. x > 0"),
        ("y = a if b > 0", "if", "write a if x > 0 else b, or where(x > 0, a, b)"),
        ("y = (a if b > 0) else c", "if", None),
        ("y = a else c", "else", None),
        ("y = a and b", "and", "nest where(...)"),
        ("y = (a, b)", "(a, b)", ""),
        ("y = exp(a)[1]", "[", None),
        ("y = a[1, 2, 3]", "a[1, 2, 3]", ""),
        ("y = sum(a[i], 1, 1, n)", "1", "write sum(term, i, 1, n)"),
        ("s[i+1] = a", "i+1", None),
        ("2*y = a", "2*y", "a name, f(x), s[i] or m[t]"),
        ("2*P*R/(P + R)", "2*P*R/(P + R)", "name what it defines, e.g. F1 = 2*P*R/(P + R)"),
    ],
)
def test_what_is_no_formula_is_refused_at_its_place(value, culprit, hint):
    problem = refused(value)
    assert problem.code == "formula-syntax"
    assert underlined(value) == culprit
    assert hint is None or problem.hint == hint


def test_an_unknown_function_is_answered_with_a_suggestion():
    problem = refused("y = sgmoid(x)")
    assert (problem.code, problem.message) == ("unknown-function", "'sgmoid' is not a function")
    assert problem.hint == "did you mean 'sigmoid'?"
    assert underlined("y = sgmoid(x)") == "sgmoid"
    assert refused("y = ln(x)").hint == "did you mean 'log'?"


def test_a_function_with_too_many_arguments_is_refused():
    problem = refused("y = log(1, 2, 3)")
    assert (problem.code, problem.message) == ("wrong-arity", "log takes 1 or 2 arguments, not 3")
    assert underlined("y = 1 + log(1, 2, 3)") == "log(1, 2, 3)"
    assert refused("y = sum(a[i], i, 1)").code == "wrong-arity"


def test_an_expression_has_no_left_hand_side():
    assert underlined("y = a", parse_expression) == "="
    assert tree("a == b") == Comparison(Comparator.EQUAL, A, B)


@pytest.mark.parametrize(
    "value",
    [
        "y = " + "a + " * 150 + "a",
        "y = " + "a+" * 130 + "a",
        "y = " + "(" * 40 + "a" + ")" * 40,
        "y = " + "-" * 200 + "a",
        "y = " + "a**" * 40 + "a",
        "y = 9**9**9",
        "y = a**1e9",
        "y = 2**(8*9)",
    ],
)
def test_formulas_past_the_limits_are_refused(value):
    assert refused(value).code in {"formula-too-long", "formula-syntax"}


def test_a_long_sum_is_not_deep():
    assert isinstance(formula("y = " + " + ".join(["a"] * 100)), Formula)


WORDS = re.split(
    " ", "a 2 0.5 9 ( ) [ ] + - * ** / = == < , sum( where( exp( i if else lambda .T @ not in for E pi \n"
)
HOSTILE = st.one_of(
    st.text(max_size=700),
    st.text(alphabet="ab2 .,=()[]+-*/<>!'\"\\_{}\n:;@#TEif", max_size=100),
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    ).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_any_text_gives_a_formula_or_a_problem_in_no_time(value):
    start = time.perf_counter()
    for parse in (parse_formula, parse_expression):
        read = parse(text(value))
        if isinstance(read, Problem):
            assert 0 <= read.span.column - 14 <= len(value)
            assert read.message
            assert "\n" not in value[read.span.column - 14 :][: read.span.length - 1]
    assert time.perf_counter() - start < 0.5
