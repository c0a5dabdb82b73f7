import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from builder.cli import outputs
from builder.cli.outputs import write_outputs
from builder.cli.source import Failure


def test_a_new_output_is_written(tmp_path: Path):
    write_outputs({tmp_path / "build" / "deck.apkg": b"one"})
    assert (tmp_path / "build" / "deck.apkg").read_bytes() == b"one"
    assert [file.name for file in (tmp_path / "build").iterdir()] == ["deck.apkg"]


def test_an_unchanged_output_is_left_alone(tmp_path: Path):
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"one")
    os.utime(target, (1, 1))
    write_outputs({target: b"one"})
    assert target.stat().st_mtime == 1


def test_old_outputs_stay_whole_if_one_cannot_be_written(tmp_path: Path):
    old = tmp_path / "deck.apkg"
    old.write_bytes(b"old")
    blocked = tmp_path / "file" / "deck.pdf"
    blocked.parent.write_text("in the way")
    with pytest.raises(Failure):
        write_outputs({old: b"new", blocked: b"new"})
    assert old.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["deck.apkg", "file"]


def killed_in_the_middle(target: Path):
    def die(_: int):
        os.kill(os.getpid(), signal.SIGKILL)

    outputs.os.fsync = die
    write_outputs({target: b"new"})


def test_the_next_build_removes_what_a_killed_one_left(tmp_path: Path):
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")
    process = multiprocessing.get_context("fork").Process(target=killed_in_the_middle, args=(target,))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    write_outputs({target: b"newer"})
    assert [file.name for file in tmp_path.iterdir()] == ["deck.apkg"]
    assert target.read_bytes() == b"newer"


def test_a_build_at_work_keeps_its_file(tmp_path: Path):
    target = tmp_path / "deck.apkg"
    at_work = outputs._written(target, b"first")  # noqa: SLF001 (a build stopped between two steps)
    write_outputs({target: b"second"})
    assert Path(at_work.name).read_bytes() == b"first"
    at_work.close()
