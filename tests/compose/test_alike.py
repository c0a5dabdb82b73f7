"""Symbols that print alike in one formula are warned of, and no others."""

import pytest

from builder.compose.alike import alike_problems
from builder.model.problem import Severity
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"


@pytest.fixture
def alike():
    def alike(formula, symbols=""):
        source = (
            f"section: S\nsymbols:\n  sigma: {{domain: pos}}\n{symbols}entries:\n"
            f"  - id: one\n    kind: formula\n    term: One\n    formula: {formula}\n    checks: [{{equals: self}}]\n"
        )
        deck, problems = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": source.encode()}.get, "cards")
        assert problems == ()
        found = list(alike_problems(deck))
        assert all((p.code, p.severity) == ("prints-alike", Severity.WARNING) for p in found)
        line = source.splitlines()[-2]
        return [(line[p.span.column - 1 :][: p.span.length], p.message) for p in found]

    return alike


@pytest.mark.parametrize(
    ("formula", "symbols", "where", "other"),
    [
        ("f = beta1 + beta_1*2", "", "beta_1", "beta1"),
        ("f = a*x + b", "  b: {tex: a}\n", "b", "a"),
        ("f = x_i + sum(x[i], i, 1, n)", "", "x[i]", "x_i"),
        ("f = xhat - x_hat", "", "x_hat", "xhat"),
        ("f = lam + b", "  b: {tex: '\\lambda'}\n", "b", "lam"),
        ("f = u + v", "  u: {tex: 'x_{1}'}\n  v: {tex: x_1}\n", "v", "u"),
        ("f = g*2", "  g: {tex: f}\n", "g", "f"),
        ("f = pi + p", "  p: {tex: '\\pi'}\n", "p", "pi"),
    ],
)
def test_a_pair_that_prints_alike_is_named_at_its_place(alike, formula, symbols, where, other):
    assert alike(formula, symbols) == [(where, f"{where!r} prints like {other!r}")]


@pytest.mark.parametrize(
    ("formula", "symbols"),
    [
        ("f = beta1 + beta2", ""),
        ("f = x + y", "  y: {tex: '\\mathbf{x}'}\n"),
        ("m[t] = m[t-1] + sum(x[i] + x[1], i, 1, n)", ""),
        ("f = sigmoid(x)*sigma", ""),
        ("f = x + X", ""),
    ],
)
def test_what_looks_different_is_fine(alike, formula, symbols):
    assert alike(formula, symbols) == []


def test_a_pair_is_told_once(alike):
    assert len(alike("f = beta1 + beta_1 + beta_1**2")) == 1
