import os
import re
import subprocess
import sys
from pathlib import Path

from tests.tools import program

FILES = ["small.apkg", "small.html", "small.pdf"]


def outputs(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_build_writes_every_output_and_says_what_each_holds(run, deck: Path, tmp_path: Path):
    result = run("build")
    assert result.exit_code == 0, result.stderr
    assert sorted(outputs(tmp_path / "build")) == FILES
    lines = result.stdout.splitlines()[-3:]
    assert [line.split()[0] for line in lines] == ["build/small.apkg", "build/small.pdf", "build/small.html"]
    assert re.search(r"  \d+ notes, \d+ cards  ", lines[0])
    assert "1 page" in lines[1]
    assert (deck / "deck.lock").is_file()


def test_a_second_build_changes_no_byte_even_if_nothing_is_remembered(run, deck: Path, tmp_path: Path):
    run("build")
    first, lock = outputs(tmp_path / "build"), (deck / "deck.lock").read_bytes()
    (tmp_path / "cache" / "results.sqlite").unlink()
    run("build")
    assert outputs(tmp_path / "build") == first
    assert (deck / "deck.lock").read_bytes() == lock


def test_time_zone_locale_and_hash_seed_change_no_byte(run, deck: Path, tmp_path: Path):
    run("build")
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "77",
        "XDG_CACHE_HOME": str(tmp_path / "other"),
    }
    command = [sys.executable, "-m", "builder", "build", str(deck), "-o", str(tmp_path / "again")]
    subprocess.run(command, env=environment, check=True, capture_output=True, cwd=tmp_path)
    assert outputs(tmp_path / "again") == outputs(tmp_path / "build")


def test_a_wrong_formula_stops_the_build_with_its_place_and_a_counterexample(run, edit, tmp_path: Path):
    run("build")
    before = outputs(tmp_path / "build")
    edit("F1 = 2*P*R/(P + R)", "F1 = P*R/(P + R)")
    result = run("build")
    assert result.exit_code == 1
    assert "cards/metrics.yaml:32:9: refuted" in result.stderr
    assert "- equals: 2*TP/(2*TP + FP + FN)" in result.stderr
    assert "TP = " in result.stderr
    assert "0.4" in result.stderr
    assert outputs(tmp_path / "build") == before


def test_an_unknown_symbol_is_underlined_with_a_suggestion(run, edit, tmp_path: Path):
    edit("P = TP/(TP + FP)", "P = TP/(TP + FPP)")
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:4] == [
        "cards/metrics.yaml:13:27: unknown-symbol",
        "   13 │     formula: P = TP/(TP + FPP)",
        "      │                           ^^^ 'FPP' is not declared",
        "       hint: did you mean 'FP'?",
    ]
    assert not (tmp_path / "build").exists()


def test_only_builds_what_is_named(run, deck: Path, tmp_path: Path):
    assert run("build", "--only", "pdf").exit_code == 0
    assert list(outputs(tmp_path / "build")) == ["small.pdf"]
    assert not (deck / "deck.lock").exists()


def test_a_tag_narrows_and_retires_nothing(run, deck: Path):
    run("build")
    result = run("build", "--tag", "classification")
    assert result.exit_code == 0
    assert "retired" not in (deck / "deck.lock").read_text(encoding="utf-8")


def test_one_edit_dates_one_note_anew(run, edit, deck: Path):
    run("build")
    before = (deck / "deck.lock").read_text(encoding="utf-8").splitlines()
    edit("One pass over all rows", "One pass over every row")
    run("build")
    after = (deck / "deck.lock").read_text(encoding="utf-8").splitlines()
    changed = [line for line in after if line not in before]
    assert len(changed) == 1
    assert "epoch" in changed[0]


def test_letter_paper_is_another_size(run, tmp_path: Path):
    run("build", "--only", "pdf", "--paper", "letter")
    said = subprocess.run(
        [program("pdfinfo"), tmp_path / "build" / "small.pdf"], check=True, capture_output=True, text=True
    ).stdout
    assert "792 x 612" in said


def test_strict_turns_a_warning_into_an_error(run, edit):
    edit("      - value: {at: {TP: 7, FP: 3}, is: 0.7, source: by hand}\n", "")
    assert run("build").exit_code == 0
    assert run("build", "--strict").exit_code == 1


def test_a_folder_without_a_deck_is_a_usage_error(run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    result = run("build", "empty")
    assert result.exit_code == 2
    assert "has no deck.yaml" in result.stderr


def test_a_folder_that_cannot_be_written_is_an_error_of_output(run, tmp_path: Path):
    (tmp_path / "build").write_text("in the way")
    result = run("build", "-o", "build/deep")
    assert result.exit_code == 2
