"""What the tests of strangers' decks share."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.stranger import files

HOUSE = Path(__file__).parents[2]
SECONDS = 60
"""More than any command may take; each takes one or two."""


@pytest.fixture
def marker(tmp_path):
    """A file that only code which was run could make."""
    return tmp_path / "marker"


@pytest.fixture
def build(tmp_path):
    """Builds a deck by the command, in a process of its own, so that a crash is seen as one."""

    def build(whole, *options, image=None, links=()):
        folder = tmp_path / "cards"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in files(whole).items():
            (folder / name).write_bytes(content)
        if image is not None:
            (folder / "dot.svg").write_text(image, encoding="utf-8")
        for name, target in dict(links).items():
            (folder / name).symlink_to(target)
        return subprocess.run(
            [sys.executable, "-m", "builder", "build", str(folder), "-o", str(tmp_path / "out"), *options],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
            cwd=tmp_path,
            env={"PYTHONPATH": str(HOUSE), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": ""},
        )

    return build
