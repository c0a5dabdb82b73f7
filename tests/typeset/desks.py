"""Desks to set on: one with the real fonts, one whose every letter is half an em wide."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from builder.typeset.desk import Desk
from builder.typeset.fonts import Role, Shaped, read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.frame import Run
from builder.typeset.hyphen import Hyphens
from builder.typeset.layout import read_layout


class Typewriter:
    """A font for exact figures."""

    def shaped(self, text: str, role: Role, size: float) -> Shaped:  # noqa: ARG002, as the protocol has it
        return Shaped(len(text) * size / 2, ((0.0, Run("Typewriter", size, text)),))

    def reaches(self, text: str, ends: Sequence[int], role: Role, size: float) -> list[float]:
        return [self.shaped(text[:end], role, size).width for end in ends]

    def file(self, font: str) -> Path:
        return Path(font)


@cache
def real_fonts():
    return read_fonts()


@cache
def formulas():
    return FormulaSetter()


def real_desk(**places: str) -> Desk:
    return Desk(read_layout(), real_fonts(), formulas(), Hyphens("en"), places)


def typewriter_desk() -> Desk:
    return Desk(read_layout(), Typewriter(), formulas(), Hyphens("en"))


def said(frame) -> str:
    """Return the characters of a frame from left to right, line after line."""
    runs = [(-round(y), x, leaf.text) for x, y, leaf, _ in frame.leaves() if isinstance(leaf, Run)]
    return " ".join(text.strip() for _, _, text in sorted(runs))


def lines_said(slugs) -> list[str]:
    return [said(slug.frame) for slug in slugs]
