"""deck.lock through whole builds: new, lost, damaged, in conflict; ids that vanish and come back."""

from pathlib import Path
from zipfile import ZipFile

import pytest

EPOCH = """\
  - id: epoch
    kind: fact
    term: Epoch
    text: One pass over all rows used for training
"""


@pytest.fixture
def lock(deck: Path) -> Path:
    return deck / "deck.lock"


def written(*folders: Path) -> dict[Path, tuple[int, bytes]]:
    """Return when each file below the folders was last written, and its content."""
    files = [file for folder in folders for file in sorted(folder.iterdir())]
    return {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}


def test_a_first_build_says_that_the_lock_is_to_be_committed(run):
    assert "cards/deck.lock is new; commit it with the entries" in run("build").stdout
    assert "deck.lock" not in run("build").stdout


def test_a_build_that_changes_nothing_writes_nothing(run, deck: Path, tmp_path: Path):
    run("build")
    before = written(deck, tmp_path / "build")
    assert run("build").exit_code == 0
    assert written(deck, tmp_path / "build") == before


def test_a_lost_lock_is_an_error_with_a_way_out(run, lock: Path, tmp_path: Path):
    run("build")
    before = written(tmp_path / "build")
    lock.unlink()
    result = run("build")
    assert result.exit_code == 1
    assert "cards/deck.lock:1:1: lock-missing" in result.stderr
    assert "git checkout HEAD -- cards/deck.lock" in result.stderr
    assert "proofdeck build --lock-from build/small.apkg" in result.stderr
    assert written(tmp_path / "build") == before
    assert not lock.exists()


def test_a_lock_made_from_the_package_is_the_one_that_was_lost(run, lock: Path, tmp_path: Path):
    run("build")
    before, package = lock.read_bytes(), (tmp_path / "build" / "small.apkg").read_bytes()
    lock.unlink()
    assert run("build", "--lock-from", "build/small.apkg").exit_code == 0
    assert lock.read_bytes() == before
    assert (tmp_path / "build" / "small.apkg").read_bytes() == package


def test_a_damaged_lock_can_be_made_anew_from_the_package(run, lock: Path):
    run("build")
    before = lock.read_bytes()
    lock.write_bytes(before + b"note  torn\n")
    result = run("build")
    assert result.exit_code == 1
    number = len(before.splitlines()) + 1
    assert f"cards/deck.lock:{number}:1: lock-damaged" in result.stderr
    assert f"{number:5} │ note  torn" in result.stderr
    assert "git checkout HEAD -- cards/deck.lock" in result.stderr
    assert run("build", "--lock-from", "build/small.apkg").exit_code == 0
    assert lock.read_bytes() == before


def test_a_conflicted_lock_is_an_error_until_a_side_is_taken(run, lock: Path, tmp_path: Path):
    run("build")
    before, outputs = lock.read_text(encoding="utf-8"), written(tmp_path / "build")
    head, first, *others = before.splitlines(keepends=True)
    theirs = first.replace("  20", "  19")
    lock.write_text(
        "".join([head, "<<<<<<< HEAD\n", first, "=======\n", theirs, ">>>>>>> theirs\n", *others]),
        encoding="utf-8",
    )
    result = run("build")
    assert result.exit_code == 1
    assert "cards/deck.lock:2:1: lock-conflict" in result.stderr
    assert "git checkout --ours -- cards/deck.lock" in result.stderr
    lock.write_text(before, encoding="utf-8")
    assert run("build").exit_code == 0
    assert written(tmp_path / "build") == outputs


def test_a_whole_lock_is_not_given_up_for_a_package(run, lock: Path):
    run("build")
    before = lock.read_bytes()
    result = run("build", "--lock-from", "build/small.apkg")
    assert result.exit_code == 1
    assert "lock-whole" in result.stderr
    assert lock.read_bytes() == before


def test_a_lock_is_not_made_from_another_decks_package(run, deck: Path, lock: Path):
    run("build")
    lock.unlink()
    head = deck / "deck.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: small", "id: other"), encoding="utf-8")
    result = run("build", "--lock-from", "build/small.apkg")
    assert result.exit_code == 1
    assert "was not built from this deck" in result.stderr


@pytest.mark.parametrize("content", [b"", b"PK nonsense", b"SQLite format 3\x00"])
def test_a_package_that_cannot_be_read_is_an_error_of_input(run, tmp_path: Path, content: bytes):
    (tmp_path / "odd.apkg").write_bytes(content)
    result = run("build", "--lock-from", "odd.apkg")
    assert result.exit_code == 2
    assert "odd.apkg: it is damaged, or no Anki package" in result.stderr


def test_a_package_in_ankis_newer_format_is_told_apart(run, tmp_path: Path):
    with ZipFile(tmp_path / "new.apkg", "w") as package:
        package.writestr("collection.anki21b", b"\x28\xb5\x2f\xfd")
        package.writestr("collection.anki2", b"")
    result = run("build", "--lock-from", "new.apkg")
    assert result.exit_code == 2
    assert "export it again with 'Support older Anki versions' ticked" in result.stderr


def test_an_id_that_vanished_is_a_warning_with_the_entry_it_became(run, edit):
    run("build")
    edit("id: epoch", "id: training-epoch")
    result = run("build")
    assert result.exit_code == 0
    assert "warning: vanished" in result.stderr
    assert "the entry 'epoch' is gone: whoever studied its note" in result.stderr
    assert "hint: if it was renamed, write 'renamed_from: epoch' on 'training-epoch'" in result.stderr
    assert "see also cards/metrics.yaml:" in result.stderr


def test_an_entry_is_recognised_by_what_it_says_however_it_is_called_now(run, edit):
    run("build")
    edit("id: leak", "id: zz")
    assert "write 'renamed_from: leak' on 'zz'" in run("build").stderr


def test_an_entry_is_recognised_by_its_title(run, edit):
    run("build")
    edit(
        "  - id: epoch\n    kind: fact\n    term: Epoch\n    text: One",
        "  - id: zz\n    kind: fact\n    term: Epoch\n    text: A",
    )
    assert "write 'renamed_from: epoch' on 'zz'" in run("build").stderr


def test_a_removed_entry_is_not_taken_for_one_of_another_kind(run, edit):
    run("build")
    edit(EPOCH, "  - id: epochs\n    kind: question\n    ask: What is an epoch?\n    answer: A pass.\n")
    assert "write 'renamed_from: epoch' on the entry that it is now" in run("build").stderr


def test_a_vanished_id_points_at_its_line_in_the_lock(run, edit, lock: Path):
    run("build")
    lines = lock.read_text(encoding="utf-8").splitlines()
    number, line = next((n, line) for n, line in enumerate(lines, 1) if "  epoch  " in line)
    edit(EPOCH, "")
    result = run("build")
    assert f"cards/deck.lock:{number}:{line.index('epoch') + 1}: warning: vanished" in result.stderr


def test_strictly_an_id_that_vanished_stops_the_build(run, edit, lock: Path):
    run("build")
    before = lock.read_bytes()
    edit(EPOCH, "")
    assert run("build", "--strict").exit_code == 1
    assert lock.read_bytes() == before


def test_a_row_that_is_gone_is_told_with_its_id(run, edit):
    run("build")
    edit("      - {id: micro, name: Micro, cells: {over: rows, against: rare classes vanish}}\n", "")
    assert "'averages/micro' (comparison): gone from the entry 'averages'" in run("build").stderr


def test_an_entry_of_another_kind_is_another_note(run, edit, lock: Path):
    run("build")
    edit(EPOCH, "  - id: epoch\n    kind: question\n    ask: What is an epoch?\n    answer: A pass.\n")
    result = run("build")
    assert "'epoch' (fact): gone from the entry 'epoch'" in result.stderr
    assert 'deck:"Small" (EntryId:epoch note:"Small: fact")' in result.stdout
    lines = [line.split() for line in lock.read_text(encoding="utf-8").splitlines() if "  epoch  " in line]
    assert {(line[3], line[-1] == "retired") for line in lines} == {("fact", True), ("question", False)}


def test_a_rename_keeps_the_guid_and_is_no_warning(run, edit, lock: Path):
    run("build")
    before = {line.split()[1] for line in lock.read_text(encoding="utf-8").splitlines() if line[0] == "n"}
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epoch\n")
    result = run("build")
    assert "vanished" not in result.stderr
    assert "retired" not in result.stdout
    assert {
        line.split()[1] for line in lock.read_text(encoding="utf-8").splitlines() if line[0] == "n"
    } == before


def test_a_rename_told_a_build_late_still_takes_the_progress_along(run, edit, lock: Path):
    run("build")
    (guid,) = (line.split()[1] for line in lock.read_text().splitlines() if "  epoch  " in line)
    edit("id: epoch", "id: pass")
    run("build")
    edit("  - id: pass\n", "  - id: pass\n    renamed_from: epoch\n")
    result = run("build")
    assert "vanished" not in result.stderr
    assert "retired" not in result.stdout
    living = [line.split() for line in lock.read_text().splitlines() if "  pass  " in line]
    assert [line[1] for line in living if line[-1] != "retired"] == [guid]
    before = lock.read_bytes()
    run("build")
    assert lock.read_bytes() == before


def test_an_old_id_that_never_was_is_a_warning(run, edit):
    run("build")
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epohc\n")
    result = run("build")
    assert "warning: renamed-unknown" in result.stderr
    assert "deck.lock knows no entry 'epohc'" in result.stderr
    assert "hint: did you mean 'epoch'?" in result.stderr


def test_a_rename_that_is_done_may_stay_in_the_entry(run, edit):
    run("build")
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epoch\n")
    run("build")
    assert "renamed-unknown" not in run("build").stderr


def test_an_entry_that_comes_back_is_the_note_it_was(run, edit, lock: Path, deck: Path):
    run("build")
    before, source = lock.read_bytes(), (deck / "metrics.yaml").read_bytes()
    edit(EPOCH, "")
    run("build")
    assert b"retired" in lock.read_bytes()
    (deck / "metrics.yaml").write_bytes(source)
    assert "retired" not in run("build").stdout
    assert lock.read_bytes() == before


def test_every_build_says_how_retired_notes_are_found(run, edit):
    run("build")
    edit(EPOCH, "")
    edit("      - {id: micro, name: Micro, cells: {over: rows, against: rare classes vanish}}\n", "")
    for _ in range(2):
        assert (
            "2 retired notes, which stay with readers until deleted; in Anki's browser: "
            'deck:"Small" (EntryId:averages/micro OR EntryId:epoch)'
        ) in run("build").stdout.splitlines()
