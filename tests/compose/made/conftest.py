"""What the tests of made notes share: notes of a section that was read, checked and made something of."""

import pytest

from builder.check.deck import check_deck
from builder.check.made.deck import with_made
from builder.compose.notes import compose_notes
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
SYMBOLS = """\
section: All of it
symbols:
  TP: {domain: count, means: true positives}
  FP: {domain: count}
  P: {domain: prob}
  R: {domain: prob}
  x: {domain: real}
  delta: {domain: pos}
  n: {domain: size}
  K: {domain: size}
  y: {domain: "real[n]"}
  p: {domain: "simplex[K]"}
  q: {domain: "simplex[K]"}
  F1: {tex: F_1}
entries:
"""


@pytest.fixture(scope="session")
def made():
    """Notes by their EntryIds, of formulas given as text below `entries:`."""

    def made(entries):
        source = SYMBOLS + entries
        deck, problems = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": source.encode()}.get, "cards")
        assert problems == ()
        checked, _ = check_deck(deck, memory=Forgetful(), prove=False)
        notes = compose_notes(with_made(checked, memory=Forgetful()), Forgetful())
        return {note.entry: note for note in notes}

    return made
