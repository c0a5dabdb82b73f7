"""A deck on disk, the command that builds it, and a reader with Anki's own engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import deck, edit, run
from tests.write.conftest import reader

__all__ = ["deck", "edit", "reader", "run"]

FIRST = 1_700_000_000
LATER = 4_000_000_000
"""Later than any edit of a reader's, so that a note dated by the build would overwrite it."""


@pytest.fixture
def build(run, tmp_path: Path, monkeypatch) -> Callable[..., bytes]:
    """Builds the deck, for the first time in 2023 and from then on in 2096; returns the package."""
    times = iter([FIRST])
    monkeypatch.setattr("builder.cli.build.time", SimpleNamespace(time=lambda: next(times, LATER)))

    def built(*arguments: str) -> bytes:
        result = run("build", "--only", "anki", *arguments)
        assert result.exit_code == 0, result.stderr
        built.said = result.stdout
        return (tmp_path / "build" / "small.apkg").read_bytes()

    return built
