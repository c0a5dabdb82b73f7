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


class _Widths(dict[str, float]):
    """The widths of characters, in ems, each read when it is first asked for."""

    def __init__(self, glyphs: Mapping[int, int], advances: tuple[int, ...], units: int) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.advances = advances
        """By glyph id, in font units; the last one holds for all that follow."""
        self.units = units

    def __missing__(self, char: str) -> float:
        glyph = self.glyphs[ord(char)]
        self[char] = width = self.advances[min(glyph, len(self.advances) - 1)] / self.units
        return width


class _Kerns(dict[str, float]):
    """What is added between two characters, in ems; nothing beside a space."""

    def __init__(self, glyphs: Mapping[int, int], kerning: Kerning, units: int) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.kerning = kerning
        self.units = units

    def __missing__(self, pair: str) -> float:
        glyphs = self.glyphs[ord(pair[0])], self.glyphs[ord(pair[1])]
        self[pair] = kern = 0.0 if " " in pair else self.kerning.between(*glyphs) / self.units
        return kern


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file."""

    name: str
    path: Path
    scale: float
    """Its size relative to the text around it."""
    glyphs: Mapping[int, int]
    """Glyph ids by character."""
    ligatures: bool
    _widths: _Widths = field(repr=False)
    _kerns: _Kerns = field(repr=False)

    def width(self, text: str) -> float:
        """Return the width of characters that the face has, without kerning, in ems."""
        return sum(map(self._widths.__getitem__, text))

    def reaches(self, text: str) -> list[float]:
        """Return the width of the text before each of its characters and of all, kerned, in ems."""
        widths, kerns = self._widths, self._kerns
        x, before, found = 0.0, "", [0.0]
        for char in text:
            x += kerns[before + char] if before else 0.0
            x += widths[char]
            found.append(x)
            before = char
        return found

    def kerns(self, text: str) -> list[tuple[int, float]]:
        """Return (index, what is added after it) of the characters that are kerned, in ems."""
        known = self._kerns
        pairs = enumerate(map(str.__add__, text, text[1:]))
        return [(index, kern) for index, pair in pairs if (kern := known[pair])]


def read_face(path: Path, scale: float = 1.0) -> Face:
    """Read a TrueType font's measures, in one or two milliseconds."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415, costs 40 ms that a cached sheet need not pay

    with TTFont(path, lazy=True) as font:
        count = font["hhea"].numberOfHMetrics
        ids = {name: index for index, name in enumerate(font.getGlyphOrder())}
        glyphs = {char: ids[name] for char, name in font.getBestCmap().items()}
        units = font["head"].unitsPerEm
        advances = unpack_from(">" + "Hh" * count, font.reader["hmtx"])[::2]
        kerning = read_kerning(font.reader["GPOS"] if "GPOS" in font else b"")
        return Face(
            path.stem,
            path,
            scale,
            glyphs,
            ligatures=not font["post"].isFixedPitch,
            _widths=_Widths(glyphs, advances, units),
            _kerns=_Kerns(glyphs, kerning, units),
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
