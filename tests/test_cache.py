from pathlib import Path

from builder.cache import Cache


def test_a_result_is_recalled_in_the_next_run(tmp_path: Path):
    with Cache(tmp_path / "deep" / "results.sqlite") as cache:
        cache.keep("tex", "k", "v")
    with Cache(tmp_path / "deep" / "results.sqlite") as cache:
        assert cache.recall("tex", "k") == "v"
        assert cache.recall("proof", "k") is None


def test_a_result_is_recalled_before_it_is_written(tmp_path: Path):
    with Cache(tmp_path / "results.sqlite") as cache:
        cache.keep("tex", "k", "old")
        cache.keep("tex", "k", "new")
        assert cache.recall("tex", "k") == "new"


def test_a_damaged_file_is_replaced(tmp_path: Path):
    file = tmp_path / "results.sqlite"
    file.write_bytes(b"this is no database, " * 200)
    with Cache(file) as cache:
        assert cache.recall("tex", "k") is None
        cache.keep("tex", "k", "v")
    with Cache(file) as cache:
        assert cache.recall("tex", "k") == "v"


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with Cache(blocked / "results.sqlite") as cache:
        cache.keep("tex", "k", "v")
        assert cache.recall("tex", "k") == "v"
