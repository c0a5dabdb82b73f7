"""Who a note is."""

from __future__ import annotations

from dataclasses import replace

from builder.history import new_history
from builder.model.history import Fingerprints, History, NoteLine
from builder.model.note import Note, NoteType
from builder.write.identity import entry_of, guid, guids, stable_id, under
from tests.write.sample_notes import F1, LEAK, MINI_BATCH, NOTES, deck, fact_entry

EMPTY = new_history(0)


def one(note: Note, history: History = EMPTY, **entry: str) -> str:
    """Return a note's GUID in a deck that has one entry."""
    of = deck(fact_entry("new", **entry)) if entry else deck()
    (found,) = guids(of, (note,), history)
    return found


def remembered(*lines: tuple[str, str], retired: bool = False) -> History:
    return replace(EMPTY, notes={g: NoteLine(g, entry, "fact", "00", 1, retired) for g, entry in lines})


def test_guids_are_these_for_good():
    assert guid("ml-interview", NoteType.FORMULA, "f1") == one(F1) == "hqr45nce77irasrj"
    assert one(MINI_BATCH) == "kllppxjslkxfx4w2"


def test_ids_are_these_for_good_and_exact_in_javascript():
    assert stable_id("deck", "ml-interview") == 7587667452474490
    assert all(0 < stable_id("field", str(number)) < 2**53 for number in range(1000))


def test_a_note_has_its_guid_whatever_it_says():
    assert one(replace(F1, slots=(), tags=(), section="Elsewhere")) == one(F1)


def test_deck_kind_and_entry_all_tell_notes_apart():
    others = [
        ("statistics", NoteType.FORMULA, "f1"),
        ("ml-interview", NoteType.FACT, "f1"),
        ("ml-interview", NoteType.FORMULA, "f"),
    ]
    assert len({one(F1), *(guid(*other) for other in others)}) == 4
    assert len(set(guids(deck(), NOTES, EMPTY))) == len(NOTES)


def test_a_renamed_entry_keeps_the_guid_of_its_old_id():
    assert one(replace(LEAK, entry="new"), renamed_from="leakage") == one(LEAK)


def test_rows_and_made_notes_are_renamed_with_their_entry():
    for suffix in ("/mini-batch", "#practice"):
        old, new = replace(LEAK, entry=f"old{suffix}"), replace(LEAK, entry=f"new{suffix}")
        assert one(new, renamed_from="old") == one(old)


def test_a_rename_holds_after_renamed_from_is_taken_out():
    assert one(replace(LEAK, entry="new"), remembered(("gggg", "new"))) == "gggg"


def test_a_second_rename_keeps_the_first_guid():
    assert one(replace(LEAK, entry="new"), remembered(("gggg", "second")), renamed_from="second") == "gggg"


def test_a_rename_onto_a_retired_id_keeps_the_living_note():
    history = replace(
        EMPTY, notes={**remembered(("old-guid", "old")).notes, **remembered(("r", "new"), retired=True).notes}
    )
    assert one(replace(LEAK, entry="new"), history, renamed_from="old") == "old-guid"


def test_a_rename_told_a_build_late_goes_before_the_guid_of_that_build():
    late = replace(
        EMPTY, notes={**remembered(("old-guid", "old"), retired=True).notes, **remembered(("n", "new")).notes}
    )
    assert one(replace(LEAK, entry="new"), late, renamed_from="old") == "old-guid"


def test_an_old_guid_that_another_entry_has_taken_along_is_not_taken_twice():
    taken = one(LEAK)
    again = one(replace(LEAK, entry="new"), remembered((taken, "third")), renamed_from="leakage")
    assert again == one(replace(LEAK, entry="new"))


def test_an_entry_id_names_its_entry():
    assert [entry_of(id_) for id_ in ("f1", "gd/sgd", "f1#practice")] == ["f1", "gd", "f1"]
    assert under("gd/sgd", "descent") == "descent/sgd"


def test_a_retired_id_revives_its_guid():
    assert one(LEAK, remembered(("gggg", "leakage"), retired=True)) == "gggg"


def test_an_id_that_was_given_away_makes_a_new_note():
    taken = one(LEAK)
    assert one(LEAK, remembered((taken, "new"))) not in {taken, ""}


def test_another_kind_does_not_revive_a_retired_note():
    formula = Fingerprints((NoteLine("gggg", "leakage", "formula", "00"),), ())
    history = EMPTY.updated(formula, 1).updated(Fingerprints((), ()), 2)
    assert one(LEAK, history) == guid("ml-interview", NoteType.FACT, "leakage")
