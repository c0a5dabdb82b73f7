"""References: what leads nowhere, or in a circle, is told at its very place."""

import pytest

SECTION = """\
section: S
symbols: {x: {domain: real}, y: {domain: real}}
entries:
  - id: f1
    kind: formula
    term: F
    formula: F = x**2
    checks:
      - value: {at: {x: 3}, is: 9}
      - even: x
  - id: plain
    kind: fact
    term: A fact
    text: Some words
  - id: open
    kind: formula
    term: Open
    unchecked: {tex: a, reason: cannot be said}
"""


def with_entry(text):
    return SECTION + text


def fact(more):
    return f"  - id: it\n    kind: fact\n    term: It\n    text: Words\n{more}"


@pytest.mark.parametrize(
    ("entry", "code", "culprit", "hint"),
    [
        (fact("    see: [ff1]\n"), "unknown-entry", "ff1", "did you mean 'f1'?"),
        (fact("    why: As in [[f1]] and [[F1]].\n"), "unknown-entry", "F1", "did you mean 'f1'?"),
        (fact("    why: As in [[nowhere]].\n"), "unknown-entry", "nowhere", ""),
        (fact("    plot: {over: {x: [0, 1]}, curves: [plain]}\n"), "no-formula", "plain", ""),
        (fact("    plot: {over: {x: [0, 1]}, curves: [self]}\n"), "no-formula", "self", ""),
        (
            fact("    plot: {over: {x: [0, 1]}, curves: [ff1]}\n"),
            "unknown-entry",
            "ff1",
            "did you mean 'f1'?",
        ),
        (fact("    renamed_from: f1\n"), "renamed-clash", "f1", None),
    ],
)
def test_a_reference_that_leads_nowhere_is_underlined(check, entry, code, culprit, hint):
    result = check(with_entry(entry))
    (problem,) = result.errors
    assert (problem.code, result.underlined(problem)) == (code, culprit)
    assert hint is None or problem.hint == hint


@pytest.mark.parametrize(
    ("one", "code", "culprit"),
    [
        ("special: {set: {y: 1}, ref: f2}", "unknown-entry", "f2"),
        ("near: {ref: plain, tol: 1}", "no-formula", "plain"),
        ("near: {ref: open, tol: 1}", "no-formula", "open"),
        ("equals: x\n        where: {y: plain}", "no-formula", "plain"),
    ],
)
def test_a_check_names_only_formulas_that_are_checked(check, one, code, culprit):
    entry = f"  - id: it\n    kind: formula\n    term: It\n    formula: G = y\n    checks:\n      - {one}\n"
    result = check(with_entry(entry))
    (problem,) = result.errors
    assert (problem.code, result.underlined(problem)) == (code, culprit)


def test_code_and_tex_hold_no_links(check):
    assert check(with_entry(fact("    why: Take `a[[b]]` and $c[[d]]$.\n"))).errors == []


def test_formulas_that_check_each_other_are_a_circle(check):
    result = check(
        ("one", "f = x", "special: {set: {x: x}, ref: two}", "odd: x"),
        ("two", "f = x", "special: {set: {x: x}, ref: one}", "odd: x"),
    )
    (problem,) = result.errors
    assert problem.code == "cycle"
    assert problem.message == "formulas check each other in a circle: one → two → one"
    assert result.underlined(problem) == "one"


def test_a_formula_does_not_check_itself(check):
    result = check(("one", "f = x", "special: {set: {x: x}, ref: one}", "odd: x"))
    assert [problem.code for problem in result.errors] == ["cycle"]


def test_two_entries_were_not_renamed_from_one(check):
    again = fact("    renamed_from: old\n")
    result = check(with_entry(again + again.replace("id: it", "id: that")))
    assert [problem.code for problem in result.errors] == ["renamed-clash"]
