"""One font file: which glyphs it has, how wide they are, how close they stand.

A face reads only what measuring needs: the character map, the advances, the pair kerning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from struct import unpack_from

from builder.typeset.frame import Run
from builder.typeset.kerning import Kerning, read_kerning

LIGATURES = {"fi": "\ufb01", "fl": "\ufb02"}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file."""

    name: str
    path: Path
    scale: float
    """Its size relative to the text around it."""
    glyphs: Mapping[int, int]
    """Glyph ids by character."""
    advances: tuple[int, ...]
    """By glyph id, in font units; the last one holds for all that follow."""
    units: int
    """Font units to the em."""
    kerning: Kerning
    ligatures: bool
    _widths: dict[str, float] = field(default_factory=dict, repr=False)
    _pairs: dict[str, float] = field(default_factory=dict, repr=False)

    def width(self, text: str) -> float:
        """Return the width of characters that the face has, without kerning, in ems."""
        known = self._widths
        for char in text:
            if char not in known:
                glyph = self.glyphs[ord(char)]
                known[char] = self.advances[min(glyph, len(self.advances) - 1)] / self.units
        return sum([known[char] for char in text])

    def reaches(self, text: str) -> list[float]:
        """Return the width of the text before each of its characters and of all, kerned, in ems."""
        self.width(text)
        kerns = dict(self.kerns(text)) if len(text) > 1 else {}
        x, found = 0.0, [0.0]
        for index, char in enumerate(text):
            x += self._widths[char]
            found.append(x)
            x += kerns.get(index, 0.0)
        return found

    def kerns(self, text: str) -> list[tuple[int, float]]:
        """Return (index, what is added after it) of the characters that are kerned, in ems."""
        known = self._pairs
        pairs = list(map(str.__add__, text, text[1:]))
        for pair in pairs:
            if pair not in known:
                glyphs = self.glyphs[ord(pair[0])], self.glyphs[ord(pair[1])]
                known[pair] = 0.0 if " " in pair else self.kerning.between(*glyphs) / self.units
        return [(index, known[pair]) for index, pair in enumerate(pairs) if known[pair]]


def read_face(path: Path, scale: float = 1.0) -> Face:
    """Read a TrueType font's measures, in one or two milliseconds."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415, costs 40 ms that a cached sheet need not pay

    with TTFont(path, lazy=True) as font:
        count = font["hhea"].numberOfHMetrics
        ids = {name: index for index, name in enumerate(font.getGlyphOrder())}
        glyphs = {char: ids[name] for char, name in font.getBestCmap().items()}
        return Face(
            name=path.stem,
            path=path,
            scale=scale,
            glyphs=glyphs,
            advances=unpack_from(">" + "Hh" * count, font.reader["hmtx"])[::2],
            units=font["head"].unitsPerEm,
            kerning=read_kerning(font.reader["GPOS"] if "GPOS" in font else b""),
            ligatures=not font["post"].isFixedPitch,
        )


def run_of(face: Face, text: str, size: float) -> tuple[Run, float]:
    """Return the text as a run of the face, and its width."""
    if face.ligatures:
        for letters, ligature in LIGATURES.items():
            if letters in text and ord(ligature) in face.glyphs:
                text = text.replace(letters, ligature)
    kerns = tuple((index, kern * size) for index, kern in face.kerns(text))
    width = face.width(text) * size + sum(kern for _, kern in kerns)
    return Run(face.name, size, text, kerns=kerns), width
