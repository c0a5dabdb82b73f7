"""Facts as notes and as blocks."""

import pytest

from builder.model.block import Lead
from builder.model.note import NoteType
from builder.model.piece import Prose, Words


def fact(term, text, entry="a"):
    return f"  - id: {entry}\n    kind: fact\n    term: {term}\n    text: {text}\n"


def test_a_fact_is_one_note(composed, slots):
    note = composed(fact("Recall", "found of all there is")).notes[0]
    assert (note.entry, note.type) == ("a", NoteType.FACT)
    said = slots(note)
    assert said["Term"] == (Prose((Words("Recall"),)),)
    assert said["Meaning"] == (Prose((Words("found of all there is"),)),)


def test_a_facts_block_runs_its_meaning_in(composed):
    (block,) = composed(fact("Recall", "found of all there is")).blocks
    assert (block.lead, block.parts) == (Lead.RUN_IN, (Prose((Words("found of all there is"),)),))


def test_a_meaning_that_names_one_term_is_asked_backwards(composed, slots):
    said = slots(composed(fact("Recall", "found of all there is")).notes[0])
    assert said["Back"] == (Prose((Words("1"),)),)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Recall", "the recall of a model"),
        ("Random forest", "many forests of trees"),
        ("Clustering", "clusters rows that are alike"),
        ("RAG", "RAG fetches documents first"),
        ("Word embedding", "it embeds words"),
        ("Kinds", '"- one\\n- two"'),
    ],
)
def test_a_meaning_that_gives_its_term_away_is_not_asked_backwards(composed, slots, term, text):
    assert "Back" not in slots(composed(fact(term, text)).notes[0])


def test_small_words_of_a_term_give_nothing_away(composed, slots):
    said = slots(composed(fact("Bag of words", "counts of tokens in no order")).notes[0])
    assert "Back" in said


def test_a_meaning_that_two_facts_share_is_not_asked_backwards(composed, slots):
    notes = composed(fact("Recall", "Found, of all.") + fact("Sensitivity", "found of all", "b")).notes
    assert all("Back" not in slots(note) for note in notes)
