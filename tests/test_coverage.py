"""Every row of the cheat sheet that the shipped deck grew from has its entries."""

from pathlib import Path

import pytest
import yaml

from builder.model.entry import ComparisonEntry
from builder.read.deck import read_deck

CARDS = Path(__file__).parent.parent / "cards"
ROWS = {
    "quick reference": 15,
    "gradient descent": 3,
    "missing data": 5,
    "how it works": 10,
    "activation functions": 6,
    "convolution": 1,
    "vision architectures": 5,
    "self-attention": 1,
    "text as vectors": 5,
    "code": 6,
    "stages of operation": 6,
    "tools": 10,
    "mistakes": 8,
    "words of machine learning": 10,
    "words of language models": 10,
    "questions they ask": 40,
    "systems to design": 10,
}
"""How many rows each part of the cheat sheet has, what its header promises among them."""
COVERAGE = yaml.safe_load((CARDS / "coverage.yaml").read_text(encoding="utf-8"))
COVERED = [(f"{part}: {row}", ids) for part, rows in COVERAGE.items() for row, ids in rows.items()]


def fetch(name):
    file = CARDS / name
    return file.read_bytes() if file.is_file() else None


DECK, PROBLEMS = read_deck(fetch, "cards")


@pytest.fixture(scope="module")
def ids():
    """The ids of all entries, and of the rows of comparisons."""
    entries = list(DECK.entries())
    tables = (entry for entry in entries if isinstance(entry, ComparisonEntry))
    rows = {f"{table.id}/{row.id}" for table in tables for row in table.rows}
    return {entry.id.value for entry in entries} | rows


def test_every_row_is_named():
    assert {part: len(rows) for part, rows in COVERAGE.items()} == ROWS


@pytest.mark.parametrize(("row", "covering"), COVERED, ids=[row for row, _ in COVERED])
def test_a_row_has_its_entries(row, covering, ids):
    assert covering, f"nothing covers {row!r}"
    assert [one for one in covering if one not in ids] == []


def test_the_deck_does_not_read_its_coverage():
    assert "coverage" not in {section.name for section in DECK.sections}
    assert [problem for problem in PROBLEMS if "coverage" in problem.span.path] == []
