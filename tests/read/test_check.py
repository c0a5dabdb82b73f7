"""The sixteen checks, each as it is written in the source."""

import pytest

from builder.model import check as model
from builder.model.formula import Formula
from builder.model.source import to_source
from builder.model.span import Span
from builder.model.symbol import Domain, DomainKind

ENTRY = "  - id: a\n    kind: formula\n    term: T\n    formula: f = x\n    checks:\n      - {check}\n"


@pytest.fixture
def read_check(read_entry):
    def read_check(text):
        (check,) = read_entry(ENTRY.format(check=text)).checks
        return check

    return read_check


def plain(value):
    """Return a check's value with every text and formula as its characters."""
    match value:
        case Formula():
            return to_source(value.body)
        case tuple():
            return tuple(plain(item) for item in value)
        case None:
            return None
        case _:
            return str(value)


def fields(check, *names):
    return tuple(plain(getattr(check, name)) for name in names)


@pytest.mark.parametrize(
    ("text", "kind", "names", "values"),
    [
        (
            "value: {at: {P: 0.5, w: [3, -4], X: [[1, 1/2], [x, 2]]}, is: 1/3, source: by hand}",
            model.Value,
            ("at", "gives", "source"),
            ((("P", "0.5"), ("w", ("3", "-4")), ("X", (("1", "1/2"), ("x", "2")))), "1/3", "by hand"),
        ),
        ("value: {at: {x: 3}, is: 3}", model.Value, ("gives", "source"), ("3", None)),
        ("equals: 2*x - x", model.Equals, ("other",), ("2*x - x",)),
        (
            "special: {set: {x: 1, y: z}, is: 1/2}",
            model.Special,
            ("put", "gives"),
            ((("x", "1"), ("y", "z")), "1/2"),
        ),
        ("special: {set: {x: 1}, ref: f1-score}", model.Special, ("gives",), ("f1-score",)),
        ("limit: {x: oo, is: 1/K}", model.Limit, ("symbol", "to", "gives"), ("x", "oo", "1/K")),
        ("limit: {ref: relu, beta: -oo}", model.Limit, ("symbol", "to", "gives"), ("beta", "-oo", "relu")),
        ("range: [-1, 1 - 1/K]", model.Range, ("low", "high"), ("-1", "1 - 1/K")),
        ("derivative: {wrt: 'w[1]', is: 2*x}", model.Derivative, ("by", "gives"), ("w[1]", "2*x")),
        ("integral: {over: x, is: 1}", model.Integral, ("over", "gives"), ("x", "1")),
        (
            "sums_to: {over: i, is: d, of: self**2}",
            model.SumsTo,
            ("over", "gives", "of"),
            ("i", "d", "self**2"),
        ),
        ("sums_to: {over: i, is: 1}", model.SumsTo, ("of",), (None,)),
        ("symmetric: [P, R]", model.Symmetric, ("first", "second"), ("P", "R")),
        ("odd: x", model.Odd, ("symbol",), ("x",)),
        ("even: x", model.Even, ("symbol",), ("x",)),
        ("scale: {vars: [x, mu], degree: 2}", model.Scale, ("vars", "degree"), (("x", "mu"), "2")),
        ("shift: {vars: [z]}", model.Shift, ("vars",), (("z",),)),
        ("near: {ref: gelu, tol: 0.001}", model.Near, ("ref", "tolerance"), ("gelu", "0.001")),
        ("closed: sum(b**(t - i), i, 1, t)", model.Closed, ("form",), ("sum(b**(t - i), i, 1, t)",)),
        ("witness: numpy.cov", model.Witness, ("call", "arguments"), ("numpy.cov", ())),
        (
            "witness: {call: numpy.cov, args: [X.T]}",
            model.Witness,
            ("call", "arguments"),
            ("numpy.cov", ("X.T",)),
        ),
    ],
)
def test_a_check_is_read(read_check, text, kind, names, values):
    check = read_check(text)
    assert type(check) is kind
    assert fields(check, *names) == values
    assert check.span == Span("cards/s.yaml", 8, 9, len(text.split(":")[0]))


def test_what_stands_beside_a_check_is_read(read_check):
    check = read_check(
        "{equals: CE - H, where: {CE: cross-entropy}, let: {H: x**2}, symbols: {g: {domain: real}}}"
    )
    assert fields(check, "where", "let") == ((("CE", "cross-entropy"),), (("H", "x**2"),))
    (symbol,) = check.symbols
    assert (symbol.name.value, symbol.domain) == ("g", Domain(DomainKind.REAL))


def test_expressions_know_their_places(read_check):
    check = read_check("value: {at: {w: [3, -4]}, is: 1/3}")
    ((name, (_, second)),) = check.at
    assert (name.span().column, second.text.span().column, check.gives.text.span().column) == (22, 29, 39)


def test_a_check_that_cannot_be_read_leaves_the_others(read_entries):
    deck, (problem,) = read_entries(ENTRY.format(check="odd: x\n      - equls: x\n      - even: x"))
    (entry,) = deck.entries()
    assert [type(check) for check in entry.checks] == [model.Odd, model.Even]
    assert (problem.code, problem.hint) == ("unknown-check", "did you mean 'equals'?")
