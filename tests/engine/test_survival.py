"""From an edit of the YAML to a reader's collection, with the options that Anki proposes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.note import NoteType
from builder.write import anki
from builder.write.notetypes import form_of

EPOCH = (
    "  - id: epoch\n    kind: fact\n    term: Epoch\n    text: One pass over all rows used for training\n",
    "epoch",
)
MICRO = (
    "      - {id: micro, name: Micro, cells: {over: rows, against: rare classes vanish}}\n",
    "averages/micro",
)


@pytest.fixture(params=["Small", 'Q&A: the "small" deck*_\\'])
def odd_name(request, deck: Path) -> str:
    """A name of the deck, plain or full of what means something in searches."""
    head = deck / "deck.yaml"
    text = head.read_text(encoding="utf-8").replace("name: Small", f"name: '{request.param}'")
    head.write_text(text, encoding="utf-8")
    return request.param


def search_said(said: str) -> str:
    """Return what the build tells to type into Anki's browser."""
    (search,) = re.findall(r"in Anki's browser: (.*)", said)
    return search


def notes(reader) -> int:
    """Count all that the reader has, retired ones too."""
    return len(reader.collection.find_notes(""))


def collection_of(reader):
    return [(card.id, card.due, card.ivl, card.note().fields, card.note().mod) for card in reader.cards()]


def test_an_edit_arrives_and_the_schedule_stays(build, edit, reader):
    assert reader.imports(build()) == {"new": notes(reader)}
    reader.studies("f1")
    reader.studies("epoch")
    schedules = reader.schedule("f1"), reader.schedule("epoch")
    edit("One pass over all rows", "One pass over every row")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert reader.note("epoch")["Meaning"] == "One pass over every row used for training"
    assert (reader.schedule("f1"), reader.schedule("epoch")) == schedules


def test_an_unedited_note_keeps_the_readers_own_edit_and_tag(build, edit, reader):
    reader.imports(build())
    reader.edits("leak", "Answer", "In my own words.", "hard")
    edit("One pass over all rows", "One pass over every row")
    reader.imports(build())
    assert reader.note("leak")["Answer"] == "In my own words."
    assert "hard" in reader.note("leak").tags
    assert "every row" in reader.note("epoch")["Meaning"]


def test_a_new_style_touches_no_note(build, reader, monkeypatch):
    reader.imports(build())
    reader.edits("leak", "Answer", "In my own words.", "hard")
    monkeypatch.setattr(anki, "card_style", lambda: ".card { color: teal }")
    monkeypatch.setattr("builder.cli.recall._edition", lambda: "with another style")
    assert reader.imports(build()) == {"duplicate": notes(reader)}
    assert {card.note_type()["css"] for card in reader.cards()} == {".card { color: teal }"}
    assert reader.note("leak")["Answer"] == "In my own words."


def test_a_rename_keeps_the_schedule(build, edit, reader):
    reader.imports(build())
    reader.studies("epoch")
    schedule = reader.schedule("epoch")
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epoch\n")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert reader.schedule("pass") == schedule


def test_a_rename_keeps_the_schedule_for_good(build, edit, reader):
    build()
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epoch\n")
    reader.imports(build())
    reader.studies("pass")
    schedule = reader.schedule("pass")
    edit("    renamed_from: epoch\n", "")
    edit("One pass over all rows", "One pass over every row")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert reader.schedule("pass") == schedule


def test_a_rename_told_a_build_late_keeps_the_schedule(build, edit, reader):
    reader.imports(build())
    reader.studies("epoch")
    schedule = reader.schedule("epoch")
    edit("  - id: epoch\n", "  - id: pass\n")
    build()
    edit("  - id: pass\n", "  - id: pass\n    renamed_from: epoch\n")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert reader.schedule("pass") == schedule


@pytest.mark.usefixtures("odd_name")
@pytest.mark.parametrize("gone", [[EPOCH], [EPOCH, MICRO]])
def test_a_retired_note_is_found_by_the_printed_search(build, edit, reader, gone):
    reader.imports(build())
    for text, _ in gone:
        edit(text, "")
    assert reader.imports(build()) == {"duplicate": notes(reader) - len(gone)}
    found = reader.collection.find_notes(search_said(build.said))
    assert {reader.collection.get_note(id_)["EntryId"] for id_ in found} == {entry for _, entry in gone}


@pytest.mark.usefixtures("odd_name")
def test_a_note_of_a_former_kind_is_found_without_the_living_one(build, edit, reader):
    reader.imports(build())
    edit(
        "    kind: fact\n    term: Epoch\n    text: One",
        "    kind: question\n    ask: What is an epoch?\n    answer: One",
    )
    assert reader.imports(build()) == {"new": 1, "duplicate": notes(reader) - 2}
    assert len(reader.collection.find_notes("EntryId:epoch")) == 2
    (found,) = reader.collection.find_notes(search_said(build.said))
    assert reader.collection.get_note(found).note_type()["name"].endswith(": fact")


def test_an_entry_that_comes_back_is_the_note_it_was(build, edit, reader):
    reader.imports(build())
    reader.studies("epoch")
    schedule = reader.schedule("epoch")
    edit("    text: One pass over all rows used for training\n", "    text: Gone\n    only: [sheet]\n")
    build()
    edit("    text: Gone\n    only: [sheet]\n", "    text: One pass, once more\n")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert reader.schedule("epoch") == schedule


def test_the_same_package_twice_changes_nothing(build, reader):
    package = build()
    reader.imports(package)
    reader.studies("f1")
    before = collection_of(reader)
    assert build() == package
    assert reader.imports(package) == {"duplicate": notes(reader)}
    assert collection_of(reader) == before


def test_a_lock_made_from_the_package_dates_nothing_anew(build, edit, reader, deck: Path):
    reader.imports(build())
    reader.edits("leak", "Answer", "In my own words.", "hard")
    (deck / "deck.lock").unlink()
    edit("One pass over all rows", "One pass over every row")
    assert reader.imports(build("--lock-from", "build/small.apkg")) == {
        "updated": 1,
        "duplicate": notes(reader) - 1,
    }
    assert reader.note("leak")["Answer"] == "In my own words."


def test_a_narrowed_build_leaves_all_other_notes_alone(build, reader):
    reader.imports(build())
    reader.studies("epoch")
    before = collection_of(reader)
    assert set(reader.imports(build("--tag", "classification"))) == {"duplicate"}
    assert collection_of(reader) == before


def test_a_renamed_field_forks_no_note_type(build, edit, reader, monkeypatch):
    reader.imports(build())
    reader.studies("epoch")
    schedule, types = reader.schedule("epoch"), len(reader.collection.models.all())
    original = form_of(NoteType.FACT)
    renamed = replace(
        original,
        fields=tuple(
            replace(each, name="Sense") if each.name == "Meaning" else each for each in original.fields
        ),
        templates=tuple(
            replace(
                card,
                front=card.front.replace("Meaning}", "Sense}"),
                back=card.back.replace("Meaning}", "Sense}"),
            )
            for card in original.templates
        ),
    )
    monkeypatch.setattr(anki, "form_of", lambda type_: renamed if type_ is NoteType.FACT else form_of(type_))
    edit("Why is a scaler fitted", "Why is a scaler always fitted")
    assert reader.imports(build()) == {"updated": 1, "duplicate": notes(reader) - 1}
    assert len(reader.collection.models.all()) == types
    assert reader.note("epoch")["Sense"] == "One pass over all rows used for training"
    assert reader.schedule("epoch") == schedule


def test_every_card_of_the_deck_is_there_and_none_is_empty(build, reader):
    package = build()
    reader.imports(package)
    cards = list(reader.cards())
    assert f"{notes(reader)} notes, {len(cards)} cards" in build.said
    assert not reader.collection.get_empty_cards().notes
    assert all(card.render_output().question_text.strip() for card in cards)
