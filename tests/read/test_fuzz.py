"""Whatever is typed, reading ends with a deck or with problems that have a place."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.read.deck import read_deck
from builder.read.document import LOADER, PlainLoader, read_document
from builder.read.source import Source

HEAD = b"deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
SECTION = """\
section: Evaluation metrics
symbols:
  TP: {domain: count, means: true positives}
  yhat: {domain: "real[n]", tex: '\\hat{y}', means: predictions}
entries:
  - id: f1
    kind: formula
    term: F1 score
    formula: F1 = 2*P*R/(P + R)
    when: >-
      Imbalanced classes;
      precision and recall matter alike
    checks:
      - equals: 2*TP/(2*TP + FP + FN)
        where: {P: precision, R: recall}
      - value: {at: {P: 0.5, R: [[1, 2], [3, 4]]}, is: 1/3, source: by hand}
      - limit: {x: oo, ref: f1}
      - symmetric: [P, R]
    plot: {over: {x: [-3, 3]}, curves: [self, {x: u, y: u**2, label: L}]}
  - id: gradient-descent
    kind: comparison
    title: Gradient descent
    columns: [{id: rows, name: Rows a step}, {id: cons, name: Against, ask: What?}]
    rows:
      - {id: sgd, name: Stochastic, cells: {rows: one, cons: {formula: f1}}}
  - id: forest
    kind: steps
    term: |
      How it works
    steps: [Draw a sample., "Grow a tree\\n\\u00e9"]
    image: {file: a.png, alt: b}
    asof: 2026-01-31
"""
PIECES = [
    *SECTION.split("\n"),
    *"[]{}:-?,&*!|>'\"%@`#\\\t\n ~",
    ": ",
    "- ",
    "  ",
    "\n\n",
    "---\n",
    "...",
    "\\frac",
    "<<",
    "é",
    "𝛼",
]


def test_the_section_that_is_broken_below_is_whole():
    deck, problems = read_deck(
        {"deck.yaml": HEAD, "s.yaml": SECTION.encode(), "a.png": b"\x89PNG\r\n\x1a\n"}.get, "cards"
    )
    assert problems == ()
    assert len(list(deck.entries())) == 3


def check(fetch):
    """Read, and hold what comes against the promise."""
    deck, problems = read_deck(fetch, "cards")
    assert deck is not None or problems
    for problem in problems:
        span = problem.span
        assert min(span.line, span.column, span.length) >= 1
        assert problem.message
        raw = fetch(span.path.removeprefix("cards/"))
        if raw is not None and problem.code != "encoding":
            lines = (
                raw.decode("utf-8")
                .removeprefix("\ufeff")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .split("\n")
            )
            assert span.line <= len(lines)
            assert span.column <= len(lines[span.line - 1]) + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_answered(raw):
    check({"deck.yaml": raw}.get)
    check({"deck.yaml": HEAD, "s.yaml": raw}.get)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_pieces_of_yaml_are_answered(pieces):
    text = "".join(pieces)
    check({"deck.yaml": HEAD, "s.yaml": text.encode()}.get)
    read_document(Source("s.yaml", text), PlainLoader)


def mutated(seed):
    """Return the section with a few characters changed."""
    draw = random.Random(seed)  # noqa: S311, only a test
    text = SECTION
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(text))
        text = text[:at] + draw.choice(PIECES) + text[at + draw.randint(0, 6) :]
    return text


@pytest.mark.parametrize("seed", range(0, 600, 100))
def test_any_slip_of_the_hand_is_answered(seed):
    for offset in range(100):
        check({"deck.yaml": HEAD, "s.yaml": mutated(seed + offset).encode()}.get)


@pytest.mark.skipif(LOADER is PlainLoader, reason="there is no C parser here")
def test_both_parsers_read_the_same_entries():
    for seed in range(150):
        source = Source("s.yaml", mutated(seed))
        fast, _ = read_document(source)
        slow, _ = read_document(source, PlainLoader)
        if fast is not None and slow is not None:
            assert fast == slow


def test_the_shipped_deck_is_read_by_both_parsers_alike():
    for path in sorted((Path(__file__).parents[2] / "cards").glob("*.yaml")):
        source = Source(path.name, path.read_text("utf-8"))
        assert read_document(source) == read_document(source, PlainLoader)
