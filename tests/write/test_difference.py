"""What an import will do, held against what Anki's own engine does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from builder.model.package import Package
from builder.read.package import read_package
from builder.write.difference import Difference, FieldChange, difference
from tests.write.sample_notes import F1, LEAK, NOTES, deck, fact_entry
from tests.write.test_anki import LATER, MENDED, built, edited, first, with_slot

FORMULAS = sum(note.type is F1.type for note in NOTES)


def packaged(content: bytes) -> Package:
    package = read_package(content, "x.apkg")
    assert isinstance(package, Package)
    return package


def compared(old: bytes, new: bytes) -> Difference:
    return difference(packaged(old), packaged(new))


def redone(
    content: bytes, change: Callable[[dict], None], *, fields: Callable[[list[str]], list[str]] = list
) -> bytes:
    """Return a package with the formulas' note type changed, and everything dated anew."""
    connection = sqlite3.connect(":memory:")
    with ZipFile(BytesIO(content)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    models = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
    (model,) = (model for model in models.values() if model["name"].endswith(": formula"))
    change(model)
    for parts in (model["flds"], model["tmpls"]):
        for ordinal, part in enumerate(parts):
            part["ord"] = ordinal
    for each in models.values():
        each["mod"] = LATER
    connection.execute("UPDATE col SET models = ?", [json.dumps(models)])
    connection.execute("UPDATE notes SET mod = ?", [LATER])
    mine = connection.execute("SELECT id, flds FROM notes WHERE mid = ?", [int(model["id"])]).fetchall()
    for id_, said in mine:
        connection.execute(
            "UPDATE notes SET flds = ? WHERE id = ?", ["\x1f".join(fields(said.split("\x1f"))), id_]
        )
    connection.commit()
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        package.writestr("collection.anki2", connection.serialize())
        package.writestr("media", "{}")
    connection.close()
    return archive.getvalue()


def add_field(model: dict) -> None:
    model["flds"].append({**model["flds"][-1], "name": "New", "id": 1})


def remove_field(model: dict) -> None:
    model["flds"].pop()


def move_field(model: dict) -> None:
    model["flds"].append(model["flds"].pop(1))


def rename_field(model: dict) -> None:
    model["flds"][6]["name"] = "Because"
    for card in model["tmpls"]:
        card["qfmt"], card["afmt"] = (card[side].replace("Why}", "Because}") for side in ("qfmt", "afmt"))


def rename_field_without_ids(model: dict) -> None:
    rename_field(model)
    forget_ids(model)


def forget_ids(model: dict) -> None:
    for part in (*model["flds"], *model["tmpls"]):
        del part["id"]


def replace_field(model: dict) -> None:
    model["flds"][6]["id"] = 1


def add_template(model: dict) -> None:
    model["tmpls"].append({**model["tmpls"][-1], "name": "new", "id": 1})


def remove_template(model: dict) -> None:
    model["tmpls"].pop()


def rename_template(model: dict) -> None:
    model["tmpls"][0]["name"] = "new"


def move_template(model: dict) -> None:
    model["tmpls"].insert(0, model["tmpls"].pop(1))


def restyle(model: dict) -> None:
    model["css"] = ".card { color: teal }"


CHANGES = [
    (add_field, lambda said: [*said, ""]),
    (remove_field, lambda said: said[:-1]),
    (move_field, lambda said: [said[0], *said[2:], said[1]]),
    (rename_field, list),
    (rename_field_without_ids, list),
    (forget_ids, list),
    (replace_field, list),
    (add_template, list),
    (remove_template, list),
    (rename_template, list),
    (move_template, list),
    (restyle, list),
]


@pytest.mark.parametrize(("change", "fields"), CHANGES, ids=[change.__name__ for change, _ in CHANGES])
def test_a_note_type_is_said_to_fork_where_anki_forks_it(reader, change, fields):
    old, _ = first()
    new = redone(old, change, fields=fields)
    reader.imports(old)
    types = len(reader.collection.models.all())
    outcome = reader.imports(new)
    forked = len(reader.collection.models.all()) > types
    assert forked == (outcome.get("conflicting") == FORMULAS)
    assert any("get no more edits" in conflict for conflict in compared(old, new).conflicts) == forked


def test_a_fork_says_what_made_it():
    old, _ = first()
    said = {
        change.__name__: compared(old, redone(old, change, fields=fields)).conflicts
        for change, fields in CHANGES
    }
    start = "note type 'ML Interview: formula': "
    assert said["add_field"][0].startswith(f"{start}field 'New' added; the {FORMULAS} notes")
    assert said["remove_field"][0].startswith(f"{start}field 'Spare3' removed")
    assert said["move_field"][0].startswith(f"{start}fields moved")
    assert said["replace_field"][0].startswith(f"{start}field 'Why' removed and field 'Why' added")
    assert said["add_template"][0].startswith(f"{start}template 'new' added")


def test_a_package_differs_in_nothing_from_itself():
    package, _ = first()
    found = compared(package, package)
    assert (found.unchanged, found.decks) == (len(NOTES), (("ML Interview",),) * 2)
    assert replace(found, unchanged=0, decks=((), ())) == Difference()


def test_an_edit_is_told_field_by_field(reader):
    old, history = first()
    tagged = replace(with_slot(F1, "Why", "Mended."), tags=("hard",))
    new, _ = built(edited(tagged), history, LATER)
    (change,) = compared(old, new).changed
    assert (change.entry, change.former) == ("f1", "f1")
    assert [(field.name, field.new) for field in change.fields] == [("Why", "Mended.")]
    assert change.tags_new == ("hard",)
    assert set(change.tags_lost) == set(F1.tags)
    reader.imports(old)
    assert reader.imports(new)["updated"] == 1


def test_what_is_new_and_what_is_retired_are_told_apart(reader):
    old, history = first(NOTES[:-1])
    new, _ = built(NOTES[1:], history, LATER)
    found = compared(old, new)
    assert (found.added, found.retired) == ((NOTES[-1].entry,), (NOTES[0].entry,))
    reader.imports(old)
    assert reader.imports(new)["new"] == 1


def test_a_rename_is_a_change_of_one_note():
    old, history = first((LEAK,), deck(fact_entry("leakage")))
    renamed = deck(fact_entry("data-leakage", renamed_from="leakage"))
    new, _ = built((replace(LEAK, entry="data-leakage"),), history, LATER, renamed)
    found = compared(old, new)
    (change,) = found.changed
    assert (change.former, change.entry, found.added, found.retired) == ("leakage", "data-leakage", (), ())
    assert change.fields == (FieldChange("EntryId", "leakage", "data-leakage"),)


def test_an_edit_that_is_not_dated_is_a_conflict(reader):
    old, history = first()
    new, _ = built(edited(MENDED), replace(history, notes={}), 1_700_000_000)
    assert compared(old, new).conflicts == (
        "f1: it changed but its date did not, so the edit does not arrive",
    )
    reader.imports(old)
    assert "updated" not in reader.imports(new)


def test_a_date_without_an_edit_is_told_since_it_costs_readers_theirs():
    old, history = first()
    new, _ = built(NOTES, replace(history, notes={}), LATER)
    found = compared(old, new)
    assert len(found.overwritten) == len(NOTES)
    assert not found.conflicts
    assert not found.changed
