"""Mistakes as notes and as blocks."""

from builder.model.block import Lead, Marked
from builder.model.note import NoteType
from builder.model.piece import Labelled, Prose, Words

LEAK = """\
  - id: leak
    kind: mistake
    mistake: Scaling before the split
    why: Test rows leak
    fix: Scale inside the folds
    pitfall: Imputers leak too
"""


def words(text):
    return Prose((Words(text),))


def test_a_mistake_is_one_note(composed, slots):
    (note,) = composed(LEAK).notes
    assert (note.entry, note.type) == ("leak", NoteType.MISTAKE)
    assert slots(note) == {
        "Mistake": (words("Scaling before the split"),),
        "Fix": (words("Scale inside the folds"),),
        "Why": (words("Test rows leak"),),
        "Pitfall": (words("Imputers leak too"),),
    }


def test_a_mistakes_block_says_why_and_then_what_instead(composed):
    (block,) = composed(LEAK).blocks
    assert (block.lead, block.mark) == (Lead.MARKED, "×")
    assert block.title == words("Scaling before the split")
    assert block.parts == (
        words("Test rows leak"),
        Marked("→", (words("Scale inside the folds"),)),
        Labelled("Pitfall", (words("Imputers leak too"),)),
    )


def test_a_mistakes_name_goes_to_the_index_and_the_bookmarks(composed):
    (block,) = composed(f"{LEAK}    name: Early scaling\n").blocks
    assert (block.title, block.terms, block.name) == (
        words("Scaling before the split"),
        ("Early scaling",),
        "Early scaling",
    )


def test_a_mistake_without_a_name_is_no_term_for_the_index(composed):
    (block,) = composed(LEAK).blocks
    assert (block.terms, block.name) == ((), "")
