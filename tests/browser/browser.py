"""Cards in a headless Chromium, with the MathJax that Anki brings."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from string import Template

from tests.tools import mathjax, program

ROOT = Path(__file__).parents[2]
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
    """Show each side of each card in a window of that width; see tests/tools.py for a tool that is missing."""
    chromium = program("chromium", "chromium-browser", "google-chrome")
    content = json.dumps({"style": style, "cards": [(card.place, card.front, card.back) for card in cards]})
    page = Template(PAGE.read_text(encoding="utf-8")).substitute(
        mathjax=mathjax(), cards=content.replace("</", "<\\/")
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
