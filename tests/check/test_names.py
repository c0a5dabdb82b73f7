"""Names: what means nothing, or stands where it may not, is told at its very place."""

import pytest

EXAMPLE = "value: {at: {x: 3}, is: 3}"


def only(result):
    """Return (code, underlined text, hint) of the one error of a deck."""
    (problem,) = result.errors
    return problem.code, result.underlined(problem), problem.hint


def test_an_unknown_symbol_is_underlined_and_answered_with_a_suggestion(check):
    result = check(("it", "f = TP / (TP + FPP)", "value: {at: {TP: 8, FP: 2}, is: 0.8}"))
    assert only(result) == ("unknown-symbol", "FPP", "did you mean 'FP'?")
    assert result.errors[0].message == "'FPP' is not declared"


@pytest.mark.parametrize(
    ("formula", "code", "culprit"),
    [
        ("f = x + v", "unknown-symbol", "v"),
        ("f(v) = x", "unknown-symbol", "v"),
        ("f = F1 + x", "unknown-symbol", "F1"),
        ("f = self + x", "unknown-symbol", "self"),
        ("f = x*y[j]", "unknown-symbol", "j"),
        ("s[i] = x", "wrong-index", "i"),
        ("s[i] = x*y[i]*z[i]", "wrong-index", "z"),
        ("f = x[1]", "wrong-index", "x"),
        ("f = x*X[1]", "wrong-index", "X"),
        ("f = x*y[1, 2]", "wrong-index", "y"),
        ("f = sum(x, i)", "wrong-index", "s"),
        ("f = x*sum(y[i]*z[i], i)", "wrong-index", "z"),
        ("f = x*sum(y[i], i, 1, K)", "wrong-index", "y"),
        ("f = x + y", "wrong-dimensions", "y"),
        ("f = x*exp(y)", "wrong-dimensions", "y"),
        ("f = x*y**2", "wrong-dimensions", "y"),
        ("f = x*(y*w)", "wrong-dimensions", "y"),
        ("f = x/y", "wrong-dimensions", "y"),
        ("f = x*tr(X)", "wrong-dimensions", "X"),
        ("f = x*norm(x)", "wrong-dimensions", "x"),
        ("f = X @ x", "wrong-dimensions", "X"),
        ("f = X @ y", "wrong-dimensions", "X"),
        ("f = x.T", "wrong-dimensions", "x"),
        ("f = x*dot(y, w)", "wrong-dimensions", "d"),
        ("f = x*where(y > 0, 1, 2)", "wrong-dimensions", "y"),
        ("m[t] = x*m[t-1]", "no-init", "m[t] = x*m[t-1]"),
    ],
)
def test_what_does_not_fit_in_a_formula_is_underlined(check, formula, code, culprit):
    assert only(check(("it", formula, EXAMPLE)))[:2] == (code, culprit)


@pytest.mark.parametrize(
    ("one", "code", "culprit"),
    [
        ("equals: x + v", "unknown-symbol", "v"),
        ("equals: y", "wrong-dimensions", "y"),
        ("equals: x == x", "formula-syntax", "x == x"),
        ("equals: x + v\nlet: {v: v2}", "unknown-symbol", "v2"),
        ("equals: x\nlet: {v: x}", "unused-symbol", "v"),
        ("equals: a\nlet: {a: b2, b2: a}", "cycle", "a"),
        ("symmetric: [x, u]", "unused-symbol", "u"),
        ("symmetric: [x, v]", "unknown-symbol", "v"),
        ("even: u", "unused-symbol", "u"),
        ("special: {set: {u: 1}, is: x}", "unused-symbol", "u"),
        ("special: {set: {x: y}, is: 1}", "wrong-dimensions", "y"),
        ("limit: {u: oo, is: 1}", "unused-symbol", "u"),
        ("derivative: {wrt: x**2, is: 1}", "wrong-check", "x**2"),
        ("derivative: {wrt: 'y[n]', is: 1}", "wrong-check", "y[n]"),
        ("sums_to: {over: i, is: 1}", "wrong-index", "i"),
        ("closed: x", "wrong-check", "closed"),
        ("witness: numpy.lod", "unknown-witness", "numpy.lod"),
        ("value: {at: {x: [1, 2]}, is: 1}", "wrong-dimensions", "x"),
        ("value: {at: {x: u}, is: 1}", "unknown-symbol", "u"),
        ("value: {at: {x: 1, v: 2}, is: 1}", "unknown-symbol", "v"),
        ("value: {at: {u: 1}, is: 1}", "missing-value", "value"),
    ],
)
def test_what_does_not_fit_in_a_check_is_underlined(check, one, code, culprit):
    assert only(check(("it", "f = x", one)))[:2] == (code, culprit)


def test_arrays_of_an_example_have_one_length_a_dimension(check):
    result = check(
        ("it", "f = sum(y[i], i)*sum(X[i, 1], i)", "value: {at: {y: [1, 2], X: [[1], [2], [3]]}, is: 1}")
    )
    assert only(result)[:2] == ("wrong-dimensions", "X")


def test_the_symbols_of_another_entry_come_along(check):
    result = check(
        ("it", "f = P*R", "equals: TP/(TP + v)*R\nwhere: {P: other}"),
        ("other", "o = TP/(TP + v)", "range: [0, 1]"),
    )
    assert [problem.message for problem in result.errors if problem.span.line < 29] == []


def test_a_symbol_that_would_be_two_things_is_a_clash(check):
    source = """\
section: S
symbols:
  P: {domain: prob}
  v: {domain: pos}
entries:
  - id: it
    kind: formula
    term: it
    formula: f = P*v
    checks:
      - equals: sum(v[i], i)
        where: {P: other}
  - id: other
    kind: formula
    term: other
    formula: o = sum(v[i], i)
    symbols: {v: {domain: "real[n]"}}
    checks:
      - shift: {vars: [v]}
"""
    result = check(source)
    clash = next(problem for problem in result.errors if problem.code == "domain-clash")
    assert result.underlined(clash) == "other"
    assert clash.message == "'v' is pos here and real[n] in other"


def test_a_formula_with_a_problem_still_has_a_verdict(check):
    result = check(("it", "f = x + v", EXAMPLE), ("fine", "f = x", EXAMPLE))
    assert result.verdicts["it"].verdict == "undecided"
    assert result.verdicts["fine"].verdict == "agrees"


def test_a_check_with_a_problem_leaves_the_others_their_outcome(check):
    result = check(("it", "f = x", EXAMPLE, "even: v", "even: x"))
    assert [finding.verdict for finding in result.verdicts["it"].findings] == [
        "agrees",
        "undecided",
        "refuted",
    ]
