"""What the tests of checking share: small decks, written as an author writes them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.check.book import known_formulas
from builder.check.deck import check_deck
from builder.check.meaning import ground
from builder.check.question import Question
from builder.model.memory import Forgetful
from builder.model.problem import Severity
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
SYMBOLS = """\
section: S
symbols:
  TP: {domain: count}
  FP: {domain: count}
  FN: {domain: count}
  P: {domain: prob}
  R: {domain: prob}
  x: {domain: real}
  u: {domain: pos}
  b: {domain: bit}
  n: {domain: size}
  d: {domain: size}
  K: {domain: size}
  y: {domain: "real[n]"}
  w: {domain: "real[d]"}
  z: {domain: "real[K]"}
  p: {domain: "simplex[K]"}
  q: {domain: "simplex[K]"}
  g: {domain: "real[t]"}
  X: {domain: "real[n,d]"}
  I_d: {domain: "eye[d]"}
  F1: {tex: F_1}
entries:
"""
FORMULAS = Path(__file__).parent / "formulas.yaml"


@dataclass(frozen=True)
class Checked:
    """What became of a deck."""

    verdicts: dict
    problems: tuple
    source: str

    @property
    def errors(self):
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    def underlined(self, problem):
        line = self.source.splitlines()[problem.span.line - 1]
        start = problem.span.column - 1
        return line[start : start + problem.span.length]


@pytest.fixture(scope="session")
def written():
    """Writes entries as a section's text."""
    return section_of


@pytest.fixture(scope="session")
def read_section():
    """Reads a section's text as a deck, as far as it can be read."""
    return lambda source: read_deck({"deck.yaml": HEAD.encode(), "s.yaml": source.encode()}.get, "cards")[0]


def section_of(*entries):
    """Return entries as a section's text; each is (id, formula, check, …), a check being its own lines."""
    lines = []
    for name, formula, *checks in entries:
        lines += [f"  - id: {name}", "    kind: formula", f"    term: {name}", f"    formula: {formula}"]
        lines += ["    checks:"] if any("init:" not in check for check in checks) else []
        for check in checks:
            if check.startswith("init:"):
                lines.insert(-1, f"    {check}")
                continue
            first, *rest = check.split("\n")
            lines += [f"      - {first}", *(f"        {line}" for line in rest)]
    return SYMBOLS + "\n".join(lines) + "\n"


@pytest.fixture
def deck():
    """Reads a section's text as a deck, which must have no problem that reading finds."""

    def deck(source):
        found, problems = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": source.encode()}.get, "cards")
        assert problems == ()
        return found

    return deck


@pytest.fixture
def check(deck):
    """Checks entries, given as (id, formula, check, …), without proofs."""

    def check(*entries, memory=None, prove=False):
        source = entries[0] if isinstance(entries[0], str) else section_of(*entries)
        found, problems = check_deck(
            deck(source), memory=Forgetful() if memory is None else memory, prove=prove
        )
        # The symbols above are there for any test.
        told = tuple(problem for problem in problems if problem.code != "idle-symbol")
        return Checked(dict(found.verdicts), told, source)

    return check


@pytest.fixture
def outcome(check):
    """Checks one formula with one check, and returns what became of that."""

    def outcome(formula, one, *others):
        first = ("init: {m: 0}",) if "[t-1]" in formula else ()
        result = check(("it", formula, *first, one), *others)
        assert all(problem.code in {"refuted", "undecided"} for problem in result.errors), result.errors
        return result.verdicts["it"].findings[0]

    return outcome


@pytest.fixture
def question(deck):
    """Returns the question that the first check of the first entry asks."""

    def question(*entries):
        book = known_formulas(deck(section_of(*entries)))
        known = next(iter(book.values()))
        one = known.entry.checks[0]
        return Question(ground(known, one, book), one)

    return question
