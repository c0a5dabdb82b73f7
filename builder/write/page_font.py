"""Fonts within a page of HTML, cut down to what is shown of them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path

from builder.typeset.cut import cut_font
from builder.typeset.frame import Run

_PRIVATE = 0xE000
"""The first of the private characters that stand for glyphs without one, as larger brackets."""


@dataclass(slots=True)
class PageFont:
    """A font, while it is found out what is shown of it."""

    name: str
    """In the page's style sheet."""
    path: Path
    shown: set[str] = field(default_factory=set)
    """Characters."""
    glyphs: dict[int, str] = field(default_factory=dict)
    """By glyph id, the private character that shows it."""
    kerns: dict[str, float] = field(default_factory=dict)
    """What is added between two characters, in ems."""

    def text(self, run: Run) -> str:
        """Return the characters of a run, which will then be in the font, with their kerning."""
        self.shown.update(run.text)
        self.kerns.update((run.text[index : index + 2], kern / run.size) for index, kern in run.kerns)
        return run.text

    def char(self, gid: int) -> str:
        """Return the character that shows a glyph."""
        return self.glyphs.setdefault(gid, chr(_PRIVATE + len(self.glyphs)))

    def style(self) -> str:
        """Return the rule that brings the font along, with what is shown of it."""
        return font_face(self.name, cut_font(self.path, self.shown, self.glyphs, self.kerns))


def font_face(name: str, woff: bytes) -> str:
    """Return the style sheet's rule that has a font in it."""
    data = b64encode(woff).decode("ascii")
    return f'@font-face{{font-family:{name};src:url(data:font/woff;base64,{data}) format("woff")}}'
