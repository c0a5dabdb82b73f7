"""Symbols that are declared and never used, whoever declares them."""

import pytest

from builder.check.idle import idle_problems
from builder.model.problem import Severity
from builder.read.deck import read_deck

DECK = """\
deck:
  version: 1
  id: d
  name: D
  title: T
  sections: [a, b]
symbols:
  n: {domain: size}
  m: {domain: size}
"""
FIRST = """\
section: A
symbols:
  x: {domain: "real[n]"}
  u: {domain: pos}
  F1: {tex: F_1}
entries:
  - id: one
    kind: formula
    term: One
    formula: F1 = sum(x[i], i, 1, n)
    symbols:
      v: {domain: real}
    checks:
      - equals: self + a - a
        symbols: {a: {domain: real}, c: {domain: real}}
"""
SECOND = """\
section: B
symbols:
  x: {domain: real}
  u: {domain: pos}
entries:
  - id: two
    kind: formula
    term: Two
    formula: g = u*m
    checks:
      - equals: m*u
"""


@pytest.fixture
def idle():
    def idle(first=FIRST, second=SECOND, deck=DECK):
        files = {"deck.yaml": deck.encode(), "a.yaml": first.encode(), "b.yaml": second.encode()}
        problems = list(idle_problems(read_deck(files.get, "cards")[0]))
        assert all(problem.severity is Severity.WARNING for problem in problems)
        assert all(problem.code == "idle-symbol" for problem in problems)
        return {(p.span.path.removeprefix("cards/"), p.message.split("'")[1]) for p in problems}

    return idle


def test_a_symbol_that_nothing_uses_is_named_wherever_it_is_declared(idle):
    assert idle() == {
        ("a.yaml", "v"),
        ("a.yaml", "c"),
        ("a.yaml", "u"),
        ("b.yaml", "x"),
    }


@pytest.mark.parametrize(
    "more",
    [
        "      - value: {at: {x: 3}, is: 4}\n",
        "      - odd: x\n",
        "      - special: {set: {x: 3}, is: 4}\n",
        "      - equals: x\n",
        "      - equals: y\n        let: {y: x}\n",
    ],
)
def test_a_check_uses_a_symbol(idle, more):
    assert ("b.yaml", "x") not in idle(second=SECOND + more)


@pytest.mark.parametrize(
    "plot",
    [
        "{over: {x: [0, 1]}, curves: [self]}",
        "{over: {u: [0, 1]}, curves: [self], at: {x: 3}}",
        "{over: {u: [0, 1]}, curves: [{x: u, y: x, label: L}]}",
    ],
)
def test_a_plot_uses_a_symbol(idle, plot):
    assert ("b.yaml", "x") not in idle(second=f"{SECOND}    plot: {plot}\n")


def test_a_dimension_is_used_by_its_array(idle):
    assert ("deck.yaml", "n") not in idle()
    assert ("deck.yaml", "n") in idle(
        first=FIRST.replace('"real[n]"', "real").replace("sum(x[i], i, 1, n)", "x")
    )


def test_an_entry_that_declares_its_own_uses_no_other(idle):
    own = "    symbols:\n      m: {domain: size}\n    checks:"
    assert idle(second=SECOND.replace("    checks:", own)) == idle() | {("deck.yaml", "m")}


def test_a_symbol_that_settles_what_a_guest_means_is_used(idle):
    guest = "      - equals: u*m\n        where: {u: one}\n        symbols: {x: {domain: 'real[n]'}}\n"
    assert ("b.yaml", "x") in idle(second=SECOND + guest)
    assert sum(name == "x" for _, name in idle(second=SECOND + guest)) == 1


def test_what_could_not_be_read_may_use_what_is_shared(idle):
    broken = SECOND.replace("formula: g = u*m", "formula: g = u*")
    assert idle(second=broken) == {("a.yaml", "v"), ("a.yaml", "c")}
