"""Glyphs made as long as asked: a ready-made size, or pieces put together (OpenType 1.9, MathVariants)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from builder.typeset.frame import Frame, Glyph
from builder.typeset.math.font import Part
from builder.typeset.math.layout.box import Setter
from builder.typeset.math.layout.style import Style

_MOST_EXTENDERS = 500
"""Of each kind in one glyph; taller ones are cut short."""
_NEAR_ENOUGH = 0.98
"""Fonts' "1.2 em" fences are 1.195 em."""


@dataclass(frozen=True, slots=True)
class _Assembly:
    """Pieces in order, how far each overlaps the next, and their length together, in em."""

    pieces: list[Part]
    overlaps: list[float]
    length: float


def tall(setter: Setter, char: str, extent: float, style: Style) -> Frame:
    """Return a form of the character that is `extent` points high, or the highest there is.

    One made of pieces stands on its baseline.
    """
    return _grown(setter, char, extent / setter.em(style), setter.em(style), vertical=True)


def wide(setter: Setter, char: str, extent: float, style: Style) -> Frame:
    """Return a form of the character that is `extent` points wide, or the widest there is."""
    return _grown(setter, char, extent / setter.em(style), setter.em(style), vertical=False)


def about_as_wide(setter: Setter, char: str, extent: float, style: Style) -> Frame:
    """Return the form of the character whose width is closest to `extent` points.

    So a brace does not outgrow what it marks.
    """
    em, gid = setter.em(style), setter.font.gid(char)
    growth, want = setter.font.growth(gid, vertical=False), extent / em
    variants = growth.variants or ((gid, 0.0),)
    nearest, length = min(variants, key=lambda variant: abs(variant[1] - want))
    if growth.parts:
        assembly = _assembled(growth.parts, want, setter.font.overlap)
        if abs(assembly.length - want) < abs(length - want):
            return _joined(setter, assembly, em, char, vertical=False)
    return setter.glyph(nearest, em, char)


def _grown(setter: Setter, char: str, want: float, em: float, *, vertical: bool) -> Frame:
    """Return the first form that is `want` em long."""
    gid = setter.font.gid(char)
    growth = setter.font.growth(gid, vertical=vertical)
    variants = growth.variants or ((gid, 0.0),)
    for variant, length in variants:
        if length >= want * _NEAR_ENOUGH:
            return setter.glyph(variant, em, char)
    if not growth.parts:
        return setter.glyph(variants[-1][0], em, char)
    assembly = _assembled(growth.parts, want, setter.font.overlap)
    return _joined(setter, assembly, em, char, vertical=vertical)


def _assembled(parts: tuple[Part, ...], want: float, least: float) -> _Assembly:
    """Return enough pieces to reach `want`, which overlap by `least` or more."""
    fixed = sum(part.advance - least for part in parts if not part.extender) + least
    each = sum(part.advance - least for part in parts if part.extender)
    repeats = max(0 if fixed > least else 1, ceil((want - fixed) / each)) if each > 0 else 0
    pieces = [part for part in parts for _ in range(min(repeats, _MOST_EXTENDERS) if part.extender else 1)]
    slack = [max(0.0, min(before.end, after.start) - least) for before, after in pairwise(pieces)]
    longest, room = sum(piece.advance - least for piece in pieces) + least, sum(slack)
    share = min(1.0, max(0.0, (longest - want) / room)) if room else 0.0
    return _Assembly(pieces, [least + part * share for part in slack], longest - room * share)


def _joined(setter: Setter, assembly: _Assembly, em: float, char: str, *, vertical: bool) -> Frame:
    placed, position, across, boxes = [], 0.0, 0.0, []
    for i, (piece, overlap) in enumerate(zip(assembly.pieces, [*assembly.overlaps, 0.0], strict=True)):
        metrics = setter.font.metrics(piece.gid)
        leaf = Glyph(setter.font.name, piece.gid, em, "" if i else char)
        start = position - (metrics.ymin if vertical else metrics.xmin)
        placed.append((0.0, start * em, leaf) if vertical else (start * em, 0.0, leaf))
        across = max(across, metrics.advance)
        boxes.append(metrics)
        position += piece.advance - overlap
    if vertical:
        return Frame(across * em, assembly.length * em, 0.0, tuple(placed))
    high, low = max(box.ymax for box in boxes), min(box.ymin for box in boxes)
    return Frame(assembly.length * em, high * em, -low * em, tuple(placed))
