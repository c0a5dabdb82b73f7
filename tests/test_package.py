"""The wheel, as someone gets it who never sees the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, METRICS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["pip", "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", *build], check=True, capture_output=True)
    (built,) = folder.glob("proofdeck-*.whl")
    return built


def test_the_wheel_brings_every_resource_along(wheel: Path):
    packed = set(zipfile.ZipFile(wheel).namelist())
    resources = [file for file in (ROOT / "builder" / "resources").rglob("*") if file.is_file()]
    wanted = {file.relative_to(ROOT).as_posix() for file in resources if "__pycache__" not in file.parts}
    assert len(wanted) > 10
    assert wanted <= packed


def test_the_wheel_holds_the_program_alone(wheel: Path):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"builder"}


def test_the_installed_program_builds_from_any_folder(wheel: Path, tmp_path: Path):
    site, cards = tmp_path / "site", tmp_path / "mine" / "cards"
    install = ["pip", "install", str(wheel), "--no-deps", "--target", str(site)]
    subprocess.run([sys.executable, "-m", *install], check=True, capture_output=True)
    cards.mkdir(parents=True)
    (cards / "deck.yaml").write_text(DECK, encoding="utf-8")
    (cards / "metrics.yaml").write_text(METRICS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = [sys.executable, str(site / "bin" / "proofdeck"), "build"]
    subprocess.run(program, env=environment, cwd=cards.parent, check=True, capture_output=True)
    assert len(list((cards.parent / "build").iterdir())) == 3
