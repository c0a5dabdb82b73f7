"""What the documentation shows is read by the program itself."""

import re
from pathlib import Path

from builder.check.deck import check_deck
from builder.cli.running import run_code
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(
    r"```yaml\n(.*?)```", (ROOT / "docs" / "format.md").read_text(encoding="utf-8"), re.DOTALL
)
PLAIN = BLOCKS[0].partition("symbols:")[0]
"""The first deck without the symbols that its formulas need."""


def problems_of(deck: str, section: str):
    files = {"deck.yaml": deck.encode(), "metrics.yaml": section.encode()}
    read, problems = read_deck(files.get, "docs")
    assert read is not None
    _, found = check_deck(read, memory=Forgetful(), prove=False)
    return read, [*problems, *found]


def test_the_first_deck_of_the_guide_is_free_of_problems():
    deck, problems = problems_of(BLOCKS[0], BLOCKS[1])
    assert [entry.id.value for entry in deck.entries()] == ["precision", "epoch"]
    assert not problems


def test_the_comparison_of_the_guide_is_free_of_problems():
    deck, problems = problems_of(PLAIN, "section: Training\nentries:\n" + BLOCKS[2])
    assert len(list(deck.entries())) == 1
    assert not problems


def test_the_code_the_mistake_and_the_design_of_the_guide_are_free_of_problems():
    deck, problems = problems_of(PLAIN, "section: Service\nentries:\n" + BLOCKS[3])
    assert len(list(deck.entries())) == 3
    assert not problems
    assert run_code(deck, lambda _: None).ran == {"softmax-code"}


def test_the_curves_of_the_guide_are_free_of_problems():
    deck, problems = problems_of(PLAIN, "section: Curves\nentries:\n" + BLOCKS[4])
    assert len(list(deck.entries())) == 2
    assert not problems


def test_the_deck_in_arabic_of_the_guide_is_read():
    deck, problems = problems_of(
        BLOCKS[5], "section: مقاييس\nentries:\n  - {id: epoch, kind: fact, term: الحقبة, text: مرور واحد}\n"
    )
    assert deck.language == "ar"
    assert [role.value for role, _ in deck.fonts] == ["fallback", "strong"]
    assert {problem.code for problem in problems} <= {"missing-file"}
