"""`proofdeck init` and `proofdeck new`."""

from pathlib import Path

import pytest

from builder.read.deck import read_deck
from builder.read.entry import KINDS

HEAD = b"deck: {version: 1, id: d, name: D, title: D, language: en, sections: [s]}\n"


def test_a_new_deck_builds_as_it_is(run, tmp_path: Path):
    result = run("init", "My first: deck's")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "My first: deck's/deck.yaml",
        "My first: deck's/first.yaml",
        "now: proofdeck build My first: deck's",
    ]
    result = run("build", "My first: deck's", "--strict")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "build" / "my-first-deck-s.apkg").is_file()
    assert (tmp_path / "build" / "my-first-deck-s.pdf").is_file()


def test_a_deck_that_is_there_is_left_alone(run, deck: Path):
    before = (deck / "deck.yaml").read_bytes()
    result = run("init", "cards")
    assert result.exit_code == 2
    assert "cards/deck.yaml is there already" in result.stderr
    assert (deck / "deck.yaml").read_bytes() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_of_every_kind_is_read_without_a_problem(run, kind: str):
    printed = run("new", kind, "my-entry").stdout
    files = {"deck.yaml": HEAD, "s.yaml": b"section: S\nentries:\n" + printed.encode()}
    deck, problems = read_deck(files.get, "cards")
    assert not problems
    assert deck is not None
    assert [entry.id.value for entry in deck.entries()] == ["my-entry"]


def test_every_new_entry_passes_the_checks(run, deck: Path):
    printed = "\n".join(run("new", kind, f"my-{kind}").stdout for kind in KINDS)
    (deck / "metrics.yaml").write_text(f"section: S\nentries:\n{printed}", encoding="utf-8")
    run("check", "--run-code")
    result = run("build", "--strict", "--only", "anki")
    assert result.exit_code == 0, result.stderr


def test_an_unknown_kind_is_told_with_the_known_ones(run):
    result = run("new", "riddle", "x")
    assert result.exit_code == 2
    assert "'riddle' is no kind; known are formula, fact" in result.stderr


@pytest.mark.parametrize("id_", ["Two Words", "self", "ä"])
def test_an_id_that_is_none_is_told(run, id_: str):
    result = run("new", "fact", id_)
    assert result.exit_code == 2
    assert f"'{id_}' is no id" in result.stderr
