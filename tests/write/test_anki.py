"""The package as Anki's own engine imports it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from builder.history import new_history
from builder.model.deck import Deck
from builder.model.history import History, NoteLine
from builder.model.note import Note, NoteType, Slot
from builder.write import anki
from builder.write.anki import fingerprints, write_apkg
from builder.write.fields import fields_of, fill
from builder.write.markup import AnkiDialect
from builder.write.notetypes import form_of, parsed_sides
from builder.write.template import render
from tests.write.sample_notes import CARDS, F1, FOREST, LEAK, NOTES, deck, fact_entry, said

ROOT = Path(__file__).parents[2]
FIRST = 1_700_000_000
LATER = 4_000_000_000
"""Later than any edit of a reader's, so that a note dated by the build would overwrite it."""


def built(
    notes: tuple[Note, ...], history: History, now: int, of: Deck | None = None
) -> tuple[bytes, History]:
    of = of or deck()
    filled = fill(notes, AnkiDialect())
    history = history.updated(fingerprints(of, filled, history), now)
    return write_apkg(of, filled, history), history


def prints(*notes: Note) -> tuple[NoteLine, ...]:
    return fingerprints(deck(), fill(notes, AnkiDialect()), new_history(FIRST)).notes


def first(notes: tuple[Note, ...] = NOTES, of: Deck | None = None) -> tuple[bytes, History]:
    return built(notes, new_history(FIRST), FIRST, of)


def with_slot(note: Note, name: str, text: str) -> Note:
    slots = tuple(Slot(slot.name, said(text)) if slot.name == name else slot for slot in note.slots)
    return replace(note, slots=slots)


def edited(*changed: Note) -> tuple[Note, ...]:
    by_entry = {note.entry: note for note in changed}
    return tuple(by_entry.get(note.entry, note) for note in NOTES)


MENDED = with_slot(F1, "Why", "Mended.")


def test_every_note_arrives_with_its_fields_tags_and_date(reader):
    assert reader.imports(first()[0]) == {"new": len(NOTES)}
    for note in NOTES:
        arrived = reader.note(note.entry)
        assert dict(arrived.items()) == fields_of(note, AnkiDialect())
        assert sorted(arrived.tags) == sorted(note.tags)
        assert arrived.mod == FIRST


def test_every_note_makes_its_cards_in_the_order_of_the_deck(reader):
    reader.imports(first()[0])
    order = [card.note()["EntryId"] for card in reader.cards()]
    assert order == [entry for entry in (note.entry for note in NOTES) for _ in range(CARDS[entry])]
    assert {reader.collection.decks.name(card.did) for card in reader.cards()} == {"ML Interview"}


def test_anki_finds_no_card_empty(reader):
    reader.imports(first()[0])
    assert not reader.collection.get_empty_cards().notes


def test_anki_shows_every_front_and_back_as_our_own_renderer_does(reader):
    reader.imports(first()[0])
    fields = {note.entry: fields_of(note, AnkiDialect()) for note in NOTES}
    types = {note.entry: note.type for note in NOTES if note.type is not NoteType.STEPS}
    seen = set()
    for card in reader.cards():
        if (type_ := types.get(card.note()["EntryId"])) is None:
            continue
        shown, said_ = card.render_output(), fields[card.note()["EntryId"]]
        front, back = parsed_sides(type_)[card.ord]
        assert (shown.question_text, shown.answer_text) == (render(front, said_), render(back, said_))
        seen.add((type_, card.ord))
    assert seen >= {(NoteType.FORMULA, 0), (NoteType.FORMULA, 1), (NoteType.FORMULA, 2)}
    assert seen >= {(NoteType.FACT, 0), (NoteType.FACT, 1), (NoteType.QUESTION, 0), (NoteType.QUESTION, 1)}
    assert seen >= {(NoteType.ROW, number) for number in range(4)}


def test_steps_are_a_cloze_each_with_the_others_shown(reader):
    reader.imports(first((FOREST,))[0])
    fronts = [card.render_output().question_text for card in reader.cards()]
    backs = [card.render_output().answer_text for card in reader.cards()]
    assert len(fronts) == 3
    for number, (front, back) in enumerate(zip(fronts, backs, strict=True), 1):
        asked = re.search(r'<span class="cloze" [^>]*data-ordinal="(\d)">\[\.\.\.\]</span>', front)
        assert asked
        assert int(asked[1]) == number
        shown = "Draw a bootstrap sample of the rows." in front
        assert shown == (number != 1)
        assert r"\(\sqrt{x_{y_{i} } } &lt; \frac{1}{x_{i} }\)" in back
        assert "<code>std&#58;&#58;mean(&#123;t&#125;)</code> over a&#58;&#58;b &#125;&#125; them" in back
        assert "{{" not in back


def test_the_same_package_twice_changes_nothing(reader):
    package, _ = first()
    reader.imports(package)
    reader.studies("f1")
    before = [(card.id, card.due, card.ivl, card.note().fields, card.note().mod) for card in reader.cards()]
    assert reader.imports(package) == {"duplicate": len(NOTES)}
    assert [
        (card.id, card.due, card.ivl, card.note().fields, card.note().mod) for card in reader.cards()
    ] == before


def test_an_edit_arrives_and_the_schedule_stays(reader):
    package, history = first()
    reader.imports(package)
    reader.studies("f1")
    schedule = reader.schedule("f1")
    package, _ = built(edited(MENDED), history, LATER)
    assert reader.imports(package) == {"updated": 1, "duplicate": len(NOTES) - 1}
    assert reader.note("f1")["Why"] == "Mended."
    assert reader.schedule("f1") == schedule


def test_an_unedited_note_keeps_the_readers_own_edit_and_tag(reader):
    package, history = first()
    reader.imports(package)
    reader.edits("leakage", "Meaning", "In my own words.", "hard")
    reader.imports(built(edited(MENDED), history, LATER)[0])
    assert reader.note("leakage")["Meaning"] == "In my own words."
    assert "hard" in reader.note("leakage").tags
    assert reader.note("f1")["Why"] == "Mended."


def test_a_new_style_arrives_and_touches_no_note(reader, monkeypatch):
    package, history = first()
    reader.imports(package)
    reader.edits("leakage", "Meaning", "In my own words.", "hard")
    monkeypatch.setattr(anki, "card_style", lambda: ".card { color: teal }")
    assert reader.imports(built(NOTES, history, LATER)[0]) == {"duplicate": len(NOTES)}
    assert reader.note("f1").note_type()["css"] == ".card { color: teal }"
    assert reader.note("leakage")["Meaning"] == "In my own words."


def test_a_readers_own_style_outlives_an_edit_of_ours(reader):
    package, history = first()
    reader.imports(package)
    form = reader.note("f1").note_type()
    form["css"] = ".card { color: red }"
    reader.collection.models.update_dict(form)
    reader.imports(built(edited(MENDED), history, LATER)[0])
    assert reader.note("f1").note_type()["css"] == ".card { color: red }"


def test_a_renamed_entry_keeps_its_schedule(reader):
    package, history = first((LEAK,), deck(fact_entry("leakage")))
    reader.imports(package)
    reader.studies("leakage")
    schedule = reader.schedule("leakage")
    renamed = replace(LEAK, entry="data-leakage")
    package, _ = built((renamed,), history, LATER, deck(fact_entry("data-leakage", renamed_from="leakage")))
    assert reader.imports(package) == {"updated": 1}
    assert reader.schedule("data-leakage") == schedule


def test_a_renamed_field_forks_no_note_type(reader, monkeypatch):
    package, history = first()
    reader.imports(package)
    original = form_of(NoteType.FORMULA)
    fields = tuple(
        replace(field, name="Because") if field.key == "Why" else field for field in original.fields
    )
    templates = tuple(
        replace(
            card, front=card.front.replace("Why}", "Because}"), back=card.back.replace("Why}", "Because}")
        )
        for card in original.templates
    )
    renamed = replace(original, fields=fields, templates=templates)
    monkeypatch.setattr(
        anki, "form_of", lambda type_: renamed if type_ is NoteType.FORMULA else form_of(type_)
    )
    types = len(reader.collection.models.all())
    assert reader.imports(built(edited(with_slot(F1, "When", "Later.")), history, LATER)[0])["updated"] == 1
    assert len(reader.collection.models.all()) == types
    assert reader.note("f1")["Because"] == fields_of(F1, AnkiDialect())["Why"]


def test_another_kind_under_the_same_id_is_another_note(reader):
    package, history = first((F1,))
    reader.imports(package)
    fact = replace(LEAK, entry="f1")
    assert reader.imports(built((fact,), history, LATER)[0]) == {"new": 1}
    assert len(reader.collection.find_notes("EntryId:f1")) == 2


def test_two_decks_keep_their_note_types_apart(reader):
    reader.imports(first((F1,))[0])
    other = deck(name="Statistics", id_="statistics")
    assert reader.imports(first((F1,), other)[0]) == {"new": 1}
    names = {card.note_type()["name"] for card in reader.cards()}
    assert names == {"ML Interview: formula", "Statistics: formula"}


def test_a_deck_of_the_same_history_is_the_same_to_the_byte():
    package, history = first()
    assert built(NOTES, history, LATER)[0] == package


def test_another_machine_makes_the_same_bytes():
    """Another hash seed and time zone stand for one."""
    script = (
        "from hashlib import sha256; from tests.write.test_anki import NOTES, deck, first;"
        "from builder.write.html import write_preview;"
        "print(sha256(first()[0] + write_preview(deck(), NOTES)).hexdigest())"
    )
    hashes = {
        subprocess.check_output(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
        )
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(hashes) == 1


def test_a_package_is_compressed_and_dated_by_nothing():
    with ZipFile(BytesIO(first()[0])) as package:
        for member in package.infolist():
            assert (member.date_time, member.compress_type) == ((1980, 1, 1, 0, 0, 0), ZIP_DEFLATED)


def test_only_an_edited_note_has_a_new_fingerprint():
    before, after = prints(*NOTES), prints(*edited(MENDED))
    assert [old.entry for old, new in zip(before, after, strict=True) if old != new] == ["f1"]


def test_a_new_tag_is_a_change():
    tagged = replace(F1, tags=(*F1.tags, "hard"))
    assert prints(F1) != prints(tagged)


def test_two_notes_of_one_guid_are_an_error():
    with pytest.raises(ValueError, match="same GUID"):
        first((F1, F1))


def test_a_note_without_a_card_is_an_error():
    bare = replace(F1, slots=tuple(slot for slot in F1.slots if slot.name == "Term"))
    with pytest.raises(ValueError, match="f1: this note makes no card"):
        first((bare,))


def test_a_slot_that_no_field_takes_is_an_error():
    odd = replace(F1, slots=(*F1.slots, Slot("Mood", said("glad"))))
    with pytest.raises(ValueError, match="f1: the note type formula has no field Mood"):
        first((odd,))
