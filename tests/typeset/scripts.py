"""Desks for texts in other scripts, with the small fonts beside the tests."""

from functools import cache
from pathlib import Path

from builder.typeset.desk import Desk
from builder.typeset.fonts import read_fonts
from builder.typeset.frame import Glyph, Run
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import read_layout
from tests.typeset.desks import formulas

FONTS = Path(__file__).parent / "fonts"
ARABIC, HEBREW, JAPANESE, DEVANAGARI = (
    FONTS / f"{name}Letters.ttf" for name in ("Arabic", "Hebrew", "Japanese", "Devanagari")
)


@cache
def fonts(fallback: Path = HEBREW, **own: Path):
    return read_fonts({"fallback": fallback, **own})


def desk(language: str, fallback: Path = HEBREW, **places: str) -> Desk:
    return Desk(read_layout(), fonts(fallback), formulas(), Hyphens(language), places)


def seen(frame) -> str:
    """Return what a frame shows from left to right, word by word as far as they stand apart."""
    found = []
    for x, _, leaf, _ in frame.leaves():
        if isinstance(leaf, Run):
            found.append((x, leaf.text))
        elif isinstance(leaf, Glyph):
            found.append((x, leaf.char))
    return "".join(text for _, text in sorted(found, key=lambda place: place[0]))
