"""Steps as notes and as blocks."""

from builder.model.block import Lead
from builder.model.note import NoteType
from builder.model.piece import Break, Items, Prose, Words

FOREST = """\
  - id: forest
    kind: steps
    term: How a random forest works
    steps:
      - Draw a sample.
      - "Grow a tree:\\n\\n- deep\\n- on random features"
"""
STEPS = Items(
    (
        Prose((Words("Draw a sample."),)),
        Prose((Words("Grow a tree:"), Break(), Words("deep"), Break(), Words("on random features"))),
    ),
    numbered=True,
)


def test_steps_are_one_note_with_a_numbered_list(composed, slots):
    (note,) = composed(FOREST).notes
    assert (note.entry, note.type) == ("forest", NoteType.STEPS)
    assert slots(note) == {"Term": (Prose((Words("How a random forest works"),)),), "Text": (STEPS,)}


def test_the_block_of_steps_is_the_same_list(composed):
    (block,) = composed(FOREST).blocks
    assert (block.lead, block.parts) == (Lead.TITLE, (STEPS,))
    assert block.terms == ("How a random forest works",)
