"""Which glyphs words are set with: faces by role, what they lack taken from the next in line.

A face reads only what measuring needs: the character map, the advances, the pair kerning.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from struct import unpack_from
from typing import Protocol

from builder import resources
from builder.typeset.frame import Run
from builder.typeset.kerning import Kerning, read_kerning

_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufe0e\ufe0f"))
"""Soft hyphens, zero-width marks and variation selectors: they guide breaking, they show nothing."""
_LIGATURES = {"fi": "\ufb01", "fl": "\ufb02"}
_MISSING = "\u25a1"


class Role(StrEnum):
    """What words are there for."""

    BODY = "body"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    HEAVY = "heavy"
    CODE = "code"
    CODE_STRONG = "code_strong"
    CODE_EMPHASIS = "code_emphasis"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line of text as runs of glyphs."""

    width: float
    runs: tuple[tuple[float, Run], ...]
    """(offset from the left, run)."""
    missing: str = ""
    """Characters that no face has."""


class Fonts(Protocol):
    """What typesetting asks of fonts."""

    def shaped(self, text: str, role: Role, size: float) -> Shaped:
        """Return the text on one line, kerned, at a size in points."""

    def reaches(self, text: str, ends: Sequence[int], role: Role, size: float) -> list[float]:
        """Return how wide the text is up to each of the ends."""

    def file(self, font: str) -> Path:
        """Return the file of a font that a run or a glyph names."""


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


@dataclass(frozen=True, slots=True)
class FontSet:
    """The bundled fonts, or a deck's own in their place."""

    files: Mapping[str, Path]
    """By role; also `math` and `fallback`."""
    math_scale: float
    _faces: dict[str, Face] = field(default_factory=dict, compare=False, repr=False)
    _chosen: dict[str, dict[str, Face | None]] = field(default_factory=dict, compare=False, repr=False)
    _lines: dict[tuple[str, str, float], Shaped] = field(default_factory=dict, compare=False, repr=False)

    def file(self, font: str) -> Path:
        """Return the file of a font that a run or a glyph names."""
        return next(path for path in self.files.values() if path.stem == font)

    def shaped(self, text: str, role: Role, size: float) -> Shaped:
        """Return the text on one line, kerned, at a size in points."""
        key = (text, role.value, size)
        if key not in self._lines:
            self._lines[key] = self._shape(text.translate(_IGNORED), role, size)
        return self._lines[key]

    def reaches(self, text: str, ends: Sequence[int], role: Role, size: float) -> list[float]:
        """Return how wide the text is up to each of the ends."""
        (face, first), *others = self._by_face(text, role)
        if face is None or others or not first.isascii() or any(letters in text for letters in _LIGATURES):
            return [self.shaped(text[:end], role, size).width for end in ends]
        found = face.reaches(text)
        return [found[end] * size * face.scale for end in ends]

    def _shape(self, text: str, role: Role, size: float) -> Shaped:
        missing, runs, x = "", [], 0.0
        for face, chars in self._by_face(text, role):
            missing += "" if face else chars
            shown = chars if face else _MISSING * len(chars)
            present = face or self._read("fallback")
            run, width = _run(present, shown, size * present.scale)
            runs.append((x, run))
            x += width
        return Shaped(x, tuple(runs), missing)

    def _by_face(self, text: str, role: Role) -> Iterator[tuple[Face | None, str]]:
        """Yield stretches of the text, each with the face that has its characters."""
        chosen = self._chosen.setdefault(role.value, {})
        for char in text:
            if char not in chosen:
                chosen[char] = self._first(role, char)
        if len({chosen[char] for char in text}) == 1:
            yield chosen[text[0]], text
            return
        for face, group in groupby(text, key=chosen.__getitem__):
            yield face, "".join(group)

    def _first(self, role: Role, char: str) -> Face | None:
        faces = (self._read(name) for name in (role.value, "math", "fallback"))
        return next((face for face in faces if ord(char) in face.glyphs), None)

    def _read(self, name: str) -> Face:
        if name not in self._faces:
            scale = self.math_scale if name == "math" else 1.0
            self._faces[name] = read_face(self.files[name], scale)
        return self._faces[name]


def _run(face: Face, text: str, size: float) -> tuple[Run, float]:
    """Return the text as a run of the face, and its width."""
    if face.ligatures:
        for letters, ligature in _LIGATURES.items():
            if letters in text and ord(ligature) in face.glyphs:
                text = text.replace(letters, ligature)
    kerns = tuple((index, kern * size) for index, kern in face.kerns(text))
    width = face.width(text) * size + sum(kern for _, kern in kerns)
    return Run(face.name, size, text, kerns=kerns), width


def read_fonts(own: Mapping[str, Path] | None = None) -> FontSet:
    """Return the bundled fonts; `own` are a deck's, by role, and take their places."""
    table = tomllib.loads(resources.text("sheet.toml"))
    bundled = {role: resources.path(f"fonts/{name}.ttf") for role, name in table["fonts"].items()}
    return FontSet({**bundled, **(own or {})}, table["size"]["math"])


def unusable(path: Path) -> str | None:
    """Return why a font of a deck's own cannot be used, None if it can."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415, only decks with fonts of their own pay

    try:
        with TTFont(path, lazy=True) as font:
            outlined = "glyf" in font and "cmap" in font
    except OSError:
        return "is not there"
    except TTLibError:
        return "is no font inside"
    return None if outlined else "has no TrueType outlines"
