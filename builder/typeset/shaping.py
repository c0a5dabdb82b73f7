"""Words whose letters change with their neighbours, as glyphs: HarfBuzz joins, reorders and places them.

Readers of PDF put text from the right in order themselves: they take what is painted from left to
right and turn it round, an ActualText too.  So each glyph says its own letters, backwards where it
stands for several, and marks say nothing: their letter says them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from builder.typeset.frame import Frame, Glyph

_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""What the signs are of that many scripts share (ISO 15924)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a word in one font and one script."""

    context: str
    """The text around it, whose letters its own may join."""
    start: int
    end: int
    rtl: bool

    @property
    def text(self) -> str:
        """Its own characters."""
        return self.context[self.start : self.end]


def shape(stretch: Stretch, path: Path, size: float) -> Frame:
    """Set a stretch in the font of a file; from the left it copies as a whole, from the right by its glyphs."""
    font = _font(path)
    em = size / font.face.upem
    text, rtl = stretch.text, stretch.rtl
    infos, positions = _glyphs(stretch, font)
    said = list(_said([info.cluster - stretch.start for info in infos], text, rtl=rtl))
    x, parts = 0.0, []
    for info, place, letters in zip(infos, positions, said, strict=True):
        glyph = Glyph(path.stem, info.codepoint, size, letters)
        parts.append((x + place.x_offset * em, place.y_offset * em, glyph))
        x += place.x_advance * em
    return Frame(x, parts=tuple(parts), text=None if rtl else text)


def by_script(text: str) -> Iterator[str]:
    """Yield the parts of a word that are each of one script; signs go with the letters before them."""
    from fontTools.unicodedata import script  # noqa: PLC0415, only texts in other scripts pay

    start, current = 0, ""
    for index, char in enumerate(text):
        found = script(char)
        if found in _NO_SCRIPT or found == current:
            continue
        if current:
            yield text[start:index]
            start = index
        current = found
    yield text[start:]


def _glyphs(stretch: Stretch, font: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401, uharfbuzz's own
    import uharfbuzz  # noqa: PLC0415, only texts in other scripts pay

    buffer = uharfbuzz.Buffer()
    buffer.add_str(stretch.context, stretch.start, stretch.end - stretch.start)
    buffer.language = "und"  # not the one of whoever builds the sheet
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if stretch.rtl else "ltr"
    uharfbuzz.shape(font, buffer)
    return list(buffer.glyph_infos), list(buffer.glyph_positions or ())


def _said(clusters: list[int], text: str, *, rtl: bool) -> Iterator[str]:
    """Yield what each glyph copies as: its cluster's letters, at the glyph that is read first of them."""
    ends = dict(pairwise([*sorted(set(clusters)), len(text)]))
    if rtl:
        yield from reversed([letters[::-1] for letters in _said(clusters[::-1], text, rtl=False)])
        return
    seen: set[int] = set()
    for cluster in clusters:
        yield "" if cluster in seen else text[cluster : ends[cluster]]
        seen.add(cluster)


@cache
def _font(path: Path) -> Any:  # noqa: ANN401, uharfbuzz's own
    import uharfbuzz  # noqa: PLC0415, only texts in other scripts pay

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
