"""An unchanged deck is not made again, and a changed one always is."""

import sqlite3
import tomllib
from pathlib import Path

import pytest

from builder.cli import making
from builder.cli.recall import LIBRARIES

ROOT = Path(__file__).parents[2]
BLIND = {"click", "platformdirs", "rich"}
"""Libraries that no output depends on."""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="{}"/></svg>'


@pytest.fixture
def made(monkeypatch):
    """The outputs that were made, not recalled, in order."""
    kinds = []
    make = making.Bench.make

    def noted(bench, kind):
        kinds.append(str(kind))
        return make(bench, kind)

    monkeypatch.setattr(making.Bench, "make", noted)
    return kinds


@pytest.fixture
def build(run, made):
    """Builds, and returns what was made anew."""

    def built(*options):
        made.clear()
        result = run("build", *options)
        assert result.exit_code == 0, result.stderr
        return list(made)

    return built


def outputs(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_outputs_of_an_unchanged_deck_are_recalled_byte_for_byte(build, deck, tmp_path):
    assert build() == ["anki", "pdf", "html"]
    before, lock = outputs(tmp_path / "build"), (deck / "deck.lock").read_bytes()
    (tmp_path / "build" / "small.pdf").unlink()
    assert build() == []
    assert outputs(tmp_path / "build") == before
    assert (deck / "deck.lock").read_bytes() == lock


def test_each_output_is_recalled_for_itself(build):
    build()
    assert build("--only", "pdf") == []
    assert build("--only", "pdf", "--only", "cards-pdf") == ["pdf", "cards-pdf"]
    assert build("--only", "cards-pdf") == []


def test_an_edit_makes_all_outputs_anew(build, edit):
    build()
    edit("One pass over all rows", "A single pass over all rows")
    assert build() == ["anki", "pdf", "html"]
    edit("A single pass over all rows", "One pass over all rows")
    assert build("--only", "pdf") == ["pdf"], "the last build is remembered, not every one"


def test_another_option_is_another_output(build):
    build("--only", "pdf")
    assert build("--only", "pdf", "--paper", "letter") == ["pdf"]
    assert build("--only", "pdf", "--strict") == ["pdf"]
    assert build("--only", "pdf", "--tag", "classification") == ["pdf"]


def test_an_image_that_changed_or_came_is_noticed(build, deck, edit):
    edit(
        "    see: [precision, recall]", "    see: [precision, recall]\n    image: {file: dot.svg, alt: a dot}"
    )
    (deck / "dot.svg").write_text(DOT.format(2), encoding="utf-8")
    build()
    assert build() == []
    (deck / "dot.svg").write_text(DOT.format(3), encoding="utf-8")
    assert build("--only", "html") == ["html"]


def test_a_file_that_was_missed_and_came_is_noticed(build, deck):
    build("--only", "pdf")
    (deck / "code.lock").write_text("", encoding="utf-8")
    assert build("--only", "pdf") == ["pdf"]


def test_another_edition_of_the_program_makes_anew(build, monkeypatch):
    build()
    monkeypatch.setattr("builder.cli.recall._edition", lambda: "another")
    assert build() == ["anki", "pdf", "html"]


def test_a_lost_lock_is_an_error_though_the_output_is_known(build, run, deck):
    build()
    (deck / "deck.lock").unlink()
    result = run("build")
    assert result.exit_code == 1
    assert "lock-missing" in result.stderr


def test_warnings_are_said_again(run, edit, made):
    edit("  F1: {tex: F_1}", "  F1: {tex: F_1}\n  b: {domain: real, means: used nowhere}")
    first = run("build")
    assert "warning" in first.stderr
    made.clear()
    second = run("build")
    assert second.stderr == first.stderr
    assert made == []


def test_a_deck_with_an_error_is_not_remembered(run, edit):
    run("build")
    edit("F1 = 2*P*R/(P + R)", "F1 = P*R/(P + R)")
    for _ in range(2):
        assert run("build").exit_code == 1


def test_every_library_that_may_show_counts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.partition(">")[0] for line in project["dependencies"]}
    assert needed - BLIND <= set(LIBRARIES)


def records(tmp_path):
    with sqlite3.connect(tmp_path / "cache" / "results.sqlite") as connection:
        return connection.execute(
            "SELECT key, value FROM result WHERE kind = 'layout of an output'"
        ).fetchall()


def test_another_edition_replaces_what_the_last_one_made(build, monkeypatch, tmp_path):
    build()
    before = {key for key, _ in records(tmp_path)}
    monkeypatch.setattr("builder.cli.recall._edition", lambda: "another")
    build()
    assert {key for key, _ in records(tmp_path)} == before


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", "{}", '{"edition": "EDITION", "files": {}, "content": "e"}']
)
def test_a_damaged_record_costs_time_only(build, tmp_path, monkeypatch, damaged):
    monkeypatch.setattr("builder.cli.recall._edition", lambda: "EDITION")
    build("--only", "pdf")
    with sqlite3.connect(tmp_path / "cache" / "results.sqlite") as connection:
        connection.execute("UPDATE result SET value = ? WHERE kind = 'layout of an output'", (damaged,))
    connection.close()
    assert build("--only", "pdf") == ["pdf"]
