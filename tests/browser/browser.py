"""Cards in a headless Chromium, with the MathJax that Anki brings."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from string import Template

import pytest

ROOT = Path(__file__).parents[2]
MATHJAX = ROOT / ".venv" / "mathjax" / "package" / "es5" / "tex-chtml-full.js"
PAGE, WINDOW = (Path(__file__).parent / name for name in ("page.html", "window.html"))
SECONDS = 300


@dataclass(frozen=True)
class Card:
    """A card as Anki renders it."""

    place: str
    """Its EntryId and template, for messages."""
    front: str
    back: str


@dataclass(frozen=True)
class Shown:
    """What the browser found."""

    width: int
    """Of the window, in CSS pixels."""
    sides: int
    formulas: int
    faults: list[list[str]]
    """(place, what is wrong)."""


def shown(cards: Sequence[Card], style: str, folder: Path, *, width: int, night: bool = False) -> Shown:
    """Show each side of each card in a window of that width; a missing tool fails the test."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("no chromium: install it (on Debian: apt install chromium)")
    if not MATHJAX.is_file():
        pytest.fail("no MathJax: 'make test' fetches it if there is npm (on Debian: apt install npm)")
    content = json.dumps({"style": style, "cards": [(card.place, card.front, card.back) for card in cards]})
    page = Template(PAGE.read_text(encoding="utf-8")).substitute(
        mathjax=MATHJAX.as_uri(), cards=content.replace("</", "<\\/")
    )
    if night:
        page = page.replace('class="card"', 'class="card nightMode"')
    (folder / "cards.html").write_text(page, encoding="utf-8")
    window = Template(WINDOW.read_text(encoding="utf-8")).substitute(width=width)
    file = folder / "window.html"
    file.write_text(window, encoding="utf-8")
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=600000",
        "--dump-dom", file.as_uri(),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    found = re.search(r'<pre id="found">(.*?)</pre>', run.stdout, re.DOTALL)
    assert found, f"chromium said nothing: {run.stderr[-2000:]}"
    return Shown(**json.loads(unescape(found[1])))
