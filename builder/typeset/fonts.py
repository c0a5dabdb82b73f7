"""Which glyphs words are set with: faces by role, what they lack taken from the next in line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Protocol
from unicodedata import category

from builder import resources
from builder.typeset.face import LIGATURES, Face, read_face, run_of
from builder.typeset.frame import Frame, Run
from builder.typeset.mixed import Mixed
from builder.typeset.script import is_shaped

_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufe0e\ufe0f"))
"""Soft hyphens, zero-width marks and variation selectors: they guide breaking, they show nothing."""
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
    words: tuple[tuple[float, Frame], ...] = ()
    """(offset, word) of those whose letters change with their neighbours, between the runs."""


class Fonts(Protocol):
    """What typesetting asks of fonts."""

    def shaped(
        self, text: str, role: Role, size: float, *, rtl: bool = False, around: tuple[str, str] = ("", "")
    ) -> Shaped:
        """Return the text on one line, kerned, at a size in points.

        `rtl` says that it is read from the right, `around` are letters in another ink that it is joined to.
        """

    def reaches(self, text: str, ends: Sequence[int], role: Role, size: float) -> list[float]:
        """Return how wide the text is up to each of the ends."""

    def file(self, font: str) -> Path:
        """Return the file of a font that a run or a glyph names."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The bundled fonts, or a deck's own in their place."""

    files: Mapping[str, Path]
    """By role; also `math` and `fallback`, and what is bundled for each."""
    math_scale: float
    own: frozenset[str] = frozenset()
    """The roles whose fonts are the deck's own."""
    _faces: dict[Path, Face] = field(default_factory=dict, compare=False, repr=False)
    _chosen: dict[str, dict[str, Face | None]] = field(default_factory=dict, compare=False, repr=False)
    _lines: dict[tuple[str, str, float, bool, tuple[str, str]], Shaped] = field(
        default_factory=dict, compare=False, repr=False
    )

    def file(self, font: str) -> Path:
        """Return the file of a font that a run or a glyph names."""
        return next(path for path in self.files.values() if path.stem == font)

    def shaped(
        self, text: str, role: Role, size: float, *, rtl: bool = False, around: tuple[str, str] = ("", "")
    ) -> Shaped:
        """Return the text on one line, kerned, at a size in points.

        `rtl` says that it is read from the right, `around` are letters in another ink that it is joined to.
        """
        key = (text, role.value, size, rtl, around)
        if key not in self._lines:
            bare = text.translate(_IGNORED)
            mixed = rtl or is_shaped(bare)
            self._lines[key] = (
                self._mix(bare, role, size, rtl, around) if mixed else self._shape(bare, role, size)
            )
        return self._lines[key]

    def reaches(self, text: str, ends: Sequence[int], role: Role, size: float) -> list[float]:
        """Return how wide the text is up to each of the ends."""
        (face, first), *others = self._by_face(text, role)
        if face is None or others or not first.isascii() or any(letters in text for letters in LIGATURES):
            return [self.shaped(text[:end], role, size).width for end in ends]
        found = face.reaches(text)
        return [found[end] * size * face.scale for end in ends]

    def _mix(self, text: str, role: Role, size: float, rtl: bool, around: tuple[str, str]) -> Shaped:  # noqa: FBT001
        def choose(char: str) -> Face:
            return self._choose(role, char) or self._read(_bundled("fallback"))

        missing = "".join(char for char in text if not self._choose(role, char) and category(char) != "Cf")
        shown = "".join(_MISSING if char in missing else char for char in text)
        width, parts = Mixed(text=shown, size=size, rtl=rtl, around=around, choose=choose).line()
        runs = tuple((x, part) for x, part in parts if isinstance(part, Run))
        words = tuple((x, part) for x, part in parts if isinstance(part, Frame))
        return Shaped(width, runs, missing, words)

    def _shape(self, text: str, role: Role, size: float) -> Shaped:
        missing, runs, x = "", [], 0.0
        for face, chars in self._by_face(text, role):
            missing += "" if face else chars
            shown = chars if face else _MISSING * len(chars)
            present = face or self._read(_bundled("fallback"))
            run, width = run_of(present, shown, size * present.scale)
            runs.append((x, run))
            x += width
        return Shaped(x, tuple(runs), missing)

    def _by_face(self, text: str, role: Role) -> Iterator[tuple[Face | None, str]]:
        """Yield stretches of the text, each with the face that has its characters."""
        chosen = self._chosen.setdefault(role.value, {})
        for char in text:
            if char not in chosen:
                self._choose(role, char)
        if len({chosen[char] for char in text}) == 1:
            yield chosen[text[0]], text
            return
        for face, group in groupby(text, key=chosen.__getitem__):
            yield face, "".join(group)

    def _choose(self, role: Role, char: str) -> Face | None:
        chosen = self._chosen.setdefault(role.value, {})
        if char not in chosen:
            faces = map(self._read, self._order(role))
            chosen[char] = next((face for face in faces if ord(char) in face.glyphs), None)
        return chosen[char]

    def _order(self, role: Role) -> tuple[str, ...]:
        """Return where characters are looked up, in order: a deck's own fonts, those for words, those for signs."""
        kin = ("strong", "body") if role is Role.HEAVY else ("body",)
        own = (name for name in kin if name in self.own)
        return (role.value, *own, _bundled(role.value), "math", "fallback", _bundled("fallback"))

    def _read(self, name: str) -> Face:
        path = self.files[name]
        if path not in self._faces:
            self._faces[path] = read_face(path, self.math_scale if name == "math" else 1.0)
        return self._faces[path]


def read_fonts(own: Mapping[str, Path] | None = None) -> FontSet:
    """Return the bundled fonts; `own` are a deck's, by role, and come before them."""
    table = tomllib.loads(resources.text("sheet.toml"))
    bundled = {role: resources.path(f"fonts/{name}.ttf") for role, name in table["fonts"].items()}
    behind = {_bundled(role): path for role, path in bundled.items()}
    return FontSet({**bundled, **(own or {}), **behind}, table["size"]["math"], frozenset(own or {}))


def _bundled(role: str) -> str:
    """Return what the bundled font of a role is filed under, also where a deck has one of its own."""
    return f"bundled {role}"


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
