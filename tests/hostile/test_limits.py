"""No text of a formula, however it is made, hangs the program or eats the machine."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression
from tests.hostile.stranger import checked, leaves, replaced, tree

WHOLE = tree()
FIELDS = list(leaves(WHOLE))
SECONDS = 3.0
"""For the whole deck of every field, whose checks may each spend their budget of terms."""
ENTRIES = {entry["id"]: place for place, entry in enumerate(WHOLE["section"]["entries"])}
FORMULA = ("section", "entries", ENTRIES["square"], "formula")
CHECK = ("section", "entries", ENTRIES["cube"], "checks", 1, "equals")
EXAMPLE = ("section", "entries", ENTRIES["square"], "checks", 0, "value", "at", "x")
CURVE = ("section", "entries", ENTRIES["one"], "plot", "curves", 1, "y")
PLACES = {"formula": FORMULA, "check": CHECK, "example": EXAMPLE, "curve": CURVE}

HOSTILE = {
    "a tower": "9**9**9",
    "a taller tower": "**".join(["9"] * 40),
    "a tower from the left": "(" * 25 + "9" + "**9)" * 25,
    "a tower of the symbol": "x**x**x**x**x",
    "a huge exponent": "x**1000000000",
    "a huge factorial": "factorial(99999999)",
    "a factorial of factorials": "factorial(factorial(factorial(9)))",
    "a huge binomial": "binomial(10**20, 10**19)",
    "five nested sums": "sum(" * 5 + "1" + "".join(f", {index}, 1, 200)" for index in "abcde"),
    "a sum without end": "sum(1/k, k, 1, oo)",
    "a sum of a billion": "sum(k, k, 1, 10**9)",
    "a product of products": "prod(prod(prod(k*j*l, k, 1, 200), j, 1, 200), l, 1, 200)",
    "many digits": "9" * 5000,
    "many decimals": "0." + "0" * 5000 + "1",
    "a huge power of ten": "1e999999999",
    "brackets": "(" * 5000 + "x" + ")" * 5000,
    "open brackets": "(" * 5000,
    "minus signs": "-" * 5000 + "x",
    "indices": "x[" * 300 + "1" + "]" * 300,
    "calls": "exp(" * 100 + "x" + ")" * 100,
    "a long name": "x" * 100_000,
    "a long sum": "x" + "+x" * 50_000,
    "ifs": "1 if x > 0 else " * 100 + "2",
    "an import": "__import__('os').system('true')",
    "a class": "().__class__.__base__.__subclasses__()",
    "an attribute": "x.__class__",
    "a lambda": "(lambda: 9)()",
    "a comprehension": "[k for k in x]",
    "an f-string": 'f"{x}"',
    "a walrus": "(x := 9)",
    "a star": "max(*x)",
    "a statement": "x; import os",
    "a line break": "x\nimport os",
    "a backslash": "x\\\n+1",
    "wide letters": "ｅｖａｌ(x)",
    "a nul": "x\x00",
    "other digits": "x**٢",
    "a surrogate": "x\U0001d465",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_is_answered_in_no_time(place, hostile):
    text = HOSTILE[hostile]
    if place == "formula":
        text = f"q = {text}"
    whole = replaced(WHOLE, PLACES[place], text)
    began = time.process_time()
    _, problems = checked(whole)
    assert time.process_time() - began < SECONDS
    assert all(isinstance(problem, Problem) for problem in problems)


def test_what_is_no_formula_is_a_problem_with_a_column():
    for name in ("a tower", "an import", "a lambda", "brackets", "many digits", "an attribute"):
        _, problems = checked(replaced(WHOLE, FORMULA, f"q = {HOSTILE[name]}"))
        (problem,) = [
            problem for problem in problems if problem.code in {"formula-syntax", "formula-too-long"}
        ]
        assert problem.span.column > len("  formula: ")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_within_a_second(hostile):
    text = text_at(hostile, Span("cards/s.yaml", 1, 1))
    began = time.process_time()
    found = parse_expression(text)
    assert time.process_time() - began < 1
    assert isinstance(found, (Formula, Problem))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FIELDS), st.text(max_size=40) | st.text("()[]*/+-.,=<>xX019 \n{}$\\&#", max_size=40))
def test_any_text_in_any_field_is_answered(path, text):
    began = time.process_time()
    _, problems = checked(replaced(WHOLE, path, text))
    assert time.process_time() - began < SECONDS
    assert all(problem.span.line >= 1 and problem.message for problem in problems)
