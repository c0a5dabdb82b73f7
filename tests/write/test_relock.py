"""A lock made anew from a package."""

from __future__ import annotations

from dataclasses import replace

from builder.read.package import read_package
from builder.write.relock import history_of
from tests.write.sample_notes import NOTES, deck
from tests.write.test_anki import LATER, MENDED, built, edited, first


def remade(content: bytes, id_: str = "ml-interview"):
    return history_of(read_package(content, "x.apkg"), deck(id_=id_))


def test_what_a_package_was_built_with_is_found_in_it():
    content, history = first()
    assert remade(content) == history
    content, history = built(edited(MENDED), history, LATER)
    assert remade(content) == history


def test_retired_notes_alone_are_lost():
    _, history = first()
    content, history = built(NOTES[1:], history, LATER)
    known = {guid: line for guid, line in history.notes.items() if not line.retired}
    types = {line.type for line in known.values()}
    shown = {name: form for name, form in history.types.items() if name in types}
    assert remade(content) == replace(history, notes=known, types=shown)


def test_another_decks_package_is_told_apart():
    content, _ = first()
    assert remade(content, "statistics") is None
