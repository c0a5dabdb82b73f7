"""What the tests of composing share: decks from YAML, checked as the test says."""

from types import SimpleNamespace

import pytest

from builder.compose.notes import compose_notes
from builder.compose.sheet import compose_sheet
from builder.model.memory import Forgetful
from builder.model.verdict import Checked, Finding, FormulaVerdict, Verdict
from builder.read.deck import read_deck

HEAD = """\
deck:
  version: 1
  id: d
  name: D
  title: The Sheet
  author: A. Author
  sections: [metrics]
symbols:
  P: {domain: prob, means: precision}
  R: {domain: prob, means: recall}
"""


@pytest.fixture
def checked():
    """A checked deck of one section, or of the sections given by name; `verdicts` by entry id, and what else was `found`."""

    def checked(entries="", *, verdicts=None, symbols="", head=HEAD, found=None, **sections):
        shared = f"symbols:\n{symbols}" if symbols else ""
        sections = sections or {"metrics": entries}
        files = {
            f"{name}.yaml": f"section: All of *{name}*\n{shared}entries:\n{text}"
            for name, text in sections.items()
        }
        raw = {name: text.encode() for name, text in {"deck.yaml": head, **files}.items()}
        deck, problems = read_deck(raw.get, "cards")
        assert problems == ()
        return Checked(deck, verdicts or {}, **(found or {}))

    return checked


@pytest.fixture
def composed(checked):
    """What a section of the given entries becomes: its notes, and its blocks."""

    def composed(entries, **how):
        passed = checked(entries, **how)
        sheet = compose_sheet(passed, Forgetful())
        blocks = tuple(block for chapter in sheet.chapters for block in chapter.blocks)
        return SimpleNamespace(notes=compose_notes(passed, Forgetful()), blocks=blocks)

    return composed


@pytest.fixture
def slots():
    """A note's slots by name, those alone that say something."""

    def slots(note):
        return {slot.name: slot.said for slot in note.slots if slot.said}

    return slots


@pytest.fixture
def proved():
    """A verdict on as many checks as given."""

    def proved(checks, verdict=Verdict.PROVED):
        return FormulaVerdict(verdict, (Finding("equals", verdict),) * checks)

    return proved
