"""What a compositor has at hand while an entry is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.typeset.box import Box, Ink
from builder.typeset.fault import Fault, FaultKind
from builder.typeset.fonts import Fonts, Role, Shaped
from builder.typeset.formulas import Formulas
from builder.typeset.frame import Frame, Run
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import Layout
from builder.typeset.math import Piece, UnsupportedTeX
from builder.typeset.mirror import mirrored
from builder.typeset.script import reads_rightward

_ASCENT, _DESCENT = 0.78, 0.22
"""Of a line of text, in ems."""
_ONWARD, _BACKWARD = "→", "←"


@dataclass(frozen=True, slots=True)
class Desk:
    """Fonts, figures and formulas, and a list of what could not be set."""

    layout: Layout
    fonts: Fonts
    formulas: Formulas
    hyphens: Hyphens
    places: Mapping[str, str] = field(default_factory=dict)
    """What is said after the name of an entry that is referred to, e.g. `, p 2`, by id."""
    entry: str = ""
    faults: list[Fault] = field(default_factory=list)
    _known: dict[tuple[Ink, bool], dict[str, tuple[Box, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def rtl(self) -> bool:
        """Whether the sheet is read from the right."""
        return reads_rightward(self.hyphens.language)

    def at(self, entry: str) -> Desk:
        """Return the same desk with a list of its own for another entry."""
        return replace(self, entry=entry, faults=[])

    def refuse(self, kind: FaultKind, message: str, hint: str = "") -> None:
        """Put a fault on the list, once."""
        fault = Fault(kind, self.entry, message, hint)
        if fault not in self.faults:
            self.faults.append(fault)

    def ink(self, color: str = "", *, role: Role = Role.BODY, size: float = 0.0) -> Ink:
        """Return the ink of running text, changed as asked."""
        return Ink(role, size or self.layout.size.body, color or self.layout.color.ink)

    def known_words(self, ink: Ink, *, hyphenate: bool) -> dict[str, tuple[Box, ...]]:
        """Return the words that were measured in such ink, as after a space; to be looked up and added to."""
        return self._known.setdefault((ink, hyphenate), {})

    def width(self, text: str, ink: Ink) -> float:
        """Return how wide a text is on one line."""
        return self.fonts.shaped(text, ink.role, ink.size).width

    def words(self, text: str, ink: Ink, tracking: float = 0.0) -> Frame:
        """Set a text on one line; what no font has goes on the list.

        Where letters are joined, or run from the right, nothing is added between them.
        """
        if self.rtl:
            return self.directed(text, ink, rtl=True)
        return self._framed(self.fonts.shaped(text, ink.role, ink.size), ink, tracking)

    def directed(self, text: str, ink: Ink, *, rtl: bool, around: tuple[str, str] = ("", "")) -> Frame:
        """Set a text on one line in a direction, joined to the letters in another ink around it.

        An arrow that stands alone points to what is read next.
        """
        text = _BACKWARD if self.rtl and text == _ONWARD else text
        if not rtl and around == ("", ""):
            return self._framed(self.fonts.shaped(text, ink.role, ink.size), ink, 0.0)
        return self._framed(self.fonts.shaped(text, ink.role, ink.size, rtl=rtl, around=around), ink, 0.0)

    def _framed(self, shaped: Shaped, ink: Ink, tracking: float) -> Frame:
        for char in dict.fromkeys(shaped.missing):
            self.refuse(
                FaultKind.MISSING_GLYPH,
                f"no font has the character '{char}' (U+{ord(char):04X})",
                "write it in TeX, or bring a font that has it in deck.yaml",
            )
        ascent, descent = _ASCENT * ink.size, _DESCENT * ink.size
        if shaped.words:
            row: list[tuple[float, Run | Frame]] = [*shaped.runs, *shaped.words]
            parts = tuple((x, 0.0, part) for x, part in sorted(row, key=lambda part: part[0]))
            frame = Frame(shaped.width, ascent, descent, parts, color=ink.color, link=ink.link)
            return mirrored(frame) if self.rtl else frame
        x, runs = 0.0, []
        for x0, run in shaped.runs:
            runs.append((x0 + x, 0.0, replace(run, tracking=tracking) if tracking else run))
            x += tracking * len(run.text)
        return Frame(shaped.width + x, ascent, descent, tuple(runs), color=ink.color, link=ink.link)

    def formula(self, tex: str, linear: str, size: float, *, display: bool = False) -> Frame:
        """Set a formula; one that cannot be set goes on the list and appears as typed."""
        found = self.formulas.whole(tex, size * self.layout.size.math, display=display)
        if isinstance(found, Frame):
            return replace(found, text=linear)
        self.refuse(
            FaultKind.UNSUPPORTED_TEX, f"the formula '{tex}' cannot be set: {found.message}", found.hint
        )
        return self.words(tex, Ink(Role.CODE, self.layout.size.tiny, self.layout.color.rust))

    def formula_pieces(
        self, tex: str, linear: str, size: float, *, display: bool = False
    ) -> tuple[Piece, ...]:
        """Set a formula in parts that a line may be broken between.

        The first carries the linear form for copying, the others copy as nothing.
        """
        found = self.formulas.pieces(tex, size * self.layout.size.math, display=display)
        if isinstance(found, UnsupportedTeX) or not found:
            return (Piece(0.0, self.formula(tex, linear, size, display=display)),)
        texts = (linear, *[""] * (len(found) - 1))
        return tuple(
            replace(piece, frame=replace(piece.frame, text=text))
            for piece, text in zip(found, texts, strict=True)
        )
