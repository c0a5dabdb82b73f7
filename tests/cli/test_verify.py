"""`proofdeck verify`, on Anki's own engine."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def old(run, tmp_path: Path) -> str:
    run("build", "--only", "anki")
    (tmp_path / "build" / "small.apkg").rename(tmp_path / "old.apkg")
    return "old.apkg"


def test_a_good_change_loses_nothing(run, old, edit, deck: Path):
    total = (deck / "deck.lock").read_text(encoding="utf-8").count("\nnote  ")
    edit("One pass over all rows", "One pass over every row")
    edit("id: leak", "id: spill")
    edit("  - id: split\n", "  - id: cut\n    renamed_from: split\n")
    result = run("verify", old)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].startswith(f"old.apkg: {total} notes; studied ")
    assert lines[0].endswith(f" cards, edited {total - 3} notes")
    assert lines[1] == f"the next small.apkg: 1 new, 2 updated, {total - 3} unchanged"
    assert lines[2].startswith("kept schedules: ")
    assert lines[3:5] == [
        f"kept readers' own edits and tags: {total - 3} of {total - 3}",
        "kept edits and new notes of the deck: 3 of 3",
    ]
    assert lines[5].startswith("kept note types: ")
    assert lines[6:] == [
        "kept retired notes, by the search that the build prints: 1 of 1",
        f"kept living notes, which that search leaves out: {total} of {total}",
    ]


def test_a_lock_begun_anew_loses_readers_edits_and_is_found_out(run, old, deck: Path, monkeypatch):
    (deck / "deck.lock").unlink()
    monkeypatch.setattr("builder.write.relock.history_of", lambda *_: None)
    monkeypatch.setattr("builder.cli.next_package.time.time", lambda: 4_000_000_000.0)
    result = run("verify", old)
    assert result.exit_code == 1
    assert "lost readers' own edits and tags: 0 of " in result.stdout


def test_verify_without_the_extra_says_what_to_install(old, deck: Path):
    script = "import sys; sys.modules['anki.collection'] = None; from builder.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", script, "verify", old],
        cwd=deck.parent, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "XDG_CACHE_HOME": str(deck.parent / "cache"), "HOME": str(deck)},
    )  # fmt: skip
    assert result.returncode == 2
    assert "pip install 'proofdeck[anki]'" in result.stderr
