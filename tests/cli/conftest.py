from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import proofdeck

DECK = """\
deck:
  version: 1
  id: small
  name: Small
  title: A small deck
  subtitle: Four kinds
  author: Proofdeck
  language: en
  sections: [metrics]
"""
METRICS = """\
section: Evaluation metrics
symbols:
  TP: {domain: count, means: true positives}
  FP: {domain: count, means: false positives}
  FN: {domain: count, means: false negatives}
  P: {domain: prob, means: precision}
  R: {domain: prob, means: recall}
  F1: {tex: F_1}
entries:
  - id: precision
    kind: formula
    term: Precision
    formula: P = TP/(TP + FP)
    when: A false alarm is dear
    source: van Rijsbergen 1979
    checks:
      - range: [0, 1]
      - value: {at: {TP: 7, FP: 3}, is: 0.7, source: by hand}
  - id: recall
    kind: formula
    term: Recall
    formula: R = TP/(TP + FN)
    checks:
      - range: [0, 1]
      - value: {at: {TP: 7, FN: 3}, is: 0.7, source: by hand}
  - id: f1
    kind: formula
    term: F1 score
    tags: [classification]
    formula: F1 = 2*P*R/(P + R)
    checks:
      - equals: 2*TP/(2*TP + FP + FN)
        where: {P: precision, R: recall}
      - value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: by hand}
    see: [precision, recall]
  - id: epoch
    kind: fact
    term: Epoch
    text: One pass over all rows used for training
  - id: split
    kind: steps
    term: How a split is drawn
    steps: [Shuffle the rows., Cut them in two., Put one part away.]
  - id: leak
    kind: question
    ask: Why is a scaler fitted inside the folds?
    answer: Else the held-out rows shape what the model sees.
  - id: averages
    kind: comparison
    title: Averages
    columns: [{id: over, name: Over}, {id: against, name: Against}]
    rows:
      - {id: macro, name: Macro, cells: {over: classes, against: rare classes shout}}
      - {id: micro, name: Micro, cells: {over: rows, against: rare classes vanish}}
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of every kind, free of problems."""
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "metrics.yaml").write_text(METRICS, encoding="utf-8")
    return folder


@pytest.fixture
def run(deck: Path, tmp_path: Path, monkeypatch):
    """Runs proofdeck beside the deck, with a cache of its own."""
    monkeypatch.chdir(deck.parent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("builder.cli.reading.cache_file", lambda: tmp_path / "cache" / "results.sqlite")

    def runner(*arguments: str) -> Result:
        return CliRunner().invoke(proofdeck, list(arguments), catch_exceptions=False)

    return runner


@pytest.fixture
def edit(deck: Path):
    """Replaces a text in the deck's section."""

    def change(old: str, new: str) -> None:
        file = deck / "metrics.yaml"
        content = file.read_text(encoding="utf-8")
        assert content.count(old) == 1
        file.write_text(content.replace(old, new), encoding="utf-8")

    return change
