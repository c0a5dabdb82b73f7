"""Questions as notes and as blocks."""

from builder.model.block import Lead, Marked
from builder.model.note import NoteType
from builder.model.piece import Items, Labelled, Prose, Words

LEAK = """\
  - id: leak
    kind: question
    ask: Why not scale before the split?
    answer: "Two reasons:\\n\\n- it leaks\\n- it flatters"
    pitfall: Imputers leak too
    followup: {ask: And for trees?, answer: They need no scaling}
"""
ANSWER = (
    Prose((Words("Two reasons:"),)),
    Items((Prose((Words("it leaks"),)), Prose((Words("it flatters"),)))),
)


def words(text):
    return Prose((Words(text),))


def test_a_question_is_one_note(composed, slots):
    (note,) = composed(LEAK).notes
    assert (note.entry, note.type) == ("leak", NoteType.QUESTION)
    assert slots(note) == {
        "Ask": (words("Why not scale before the split?"),),
        "Answer": ANSWER,
        "FollowUpAsk": (words("And for trees?"),),
        "FollowUpAnswer": (words("They need no scaling"),),
        "Pitfall": (words("Imputers leak too"),),
    }


def test_a_questions_block_hangs_from_letters(composed):
    (block,) = composed(LEAK).blocks
    assert (block.lead, block.mark) == (Lead.MARKED, "Q")
    assert block.title == words("Why not scale before the split?")
    assert block.parts == (
        Marked("A", ANSWER),
        Labelled("Pitfall", (words("Imputers leak too"),)),
        Marked("Q", (words("And for trees?"),)),
        Marked("A", (words("They need no scaling"),)),
    )


def test_a_question_is_no_term_for_the_index(composed):
    assert composed(LEAK).blocks[0].terms == ()


def test_a_questions_name_goes_to_the_index_and_the_bookmarks(composed):
    named = composed(f"{LEAK}    name: '*Scaling* first'\n")
    (block,), (note,) = named.blocks, named.notes
    assert (block.terms, block.name) == (("Scaling first",), "Scaling first")
    assert note.name == "Scaling first"


def test_a_name_changes_nothing_on_the_cards_of_its_own_entry(composed):
    named = composed(f"{LEAK}    name: Scaling first\n")
    assert named.notes[0].slots == composed(LEAK).notes[0].slots
    assert named.blocks[0].title == composed(LEAK).blocks[0].title
    assert named.blocks[0].parts == composed(LEAK).blocks[0].parts
