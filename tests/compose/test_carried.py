"""What entries say of each other."""

import pytest

from builder.model.piece import Labelled, Link, Prose, Words

OTHERS = {
    "question": "ask: Which leaks do you look for?\n    answer: Three",
    "mistake": "mistake: Scaling all rows before the split\n    why: It leaks\n    fix: Split first",
    "design": "ask: Design a filter of leaks\n    parts: [{name: Store, text: Rows}]",
}
REFERRING = """\
  - id: fold
    kind: fact
    term: Fold
    text: A part of the rows; see [[leak]], and [[leak|how rows leak]]
    see: [leak]
"""


def fold(composed, kind, *lines):
    fields = "\n    ".join((OTHERS[kind], *lines))
    found = composed(f"{REFERRING}  - id: leak\n    kind: {kind}\n    {fields}\n")
    return found.blocks[0], found.notes[0]


def shown(prose):
    return ["".join(word.text for word in one.inlines) for one in prose.inlines if isinstance(one, Link)]


@pytest.mark.parametrize("kind", OTHERS)
def test_others_call_an_entry_by_its_name(composed, slots, kind):
    block, note = fold(composed, kind, "name: Data leakage")
    see = Prose((Link("leak", (Words("Data leakage"),)),))
    assert shown(block.parts[0]) == ["Data leakage", "how rows leak"]
    assert block.parts[-1] == Labelled("See", (see,))
    assert slots(note)["See"] == (see,)


@pytest.mark.parametrize("kind", OTHERS)
def test_without_a_name_they_call_it_by_its_title(composed, kind):
    block, _ = fold(composed, kind)
    title = OTHERS[kind].partition("\n")[0].partition(": ")[2]
    assert shown(block.parts[0]) == [title, "how rows leak"]
