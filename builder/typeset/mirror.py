"""Sheets that are read from the right: laid out as all sheets are, then seen in a mirror.

    ┌─────┬─────┐      ┌─────┬─────┐
    │ abc     ✓ │  ->  │ ✓     abc │
    └─────┴─────┘      └─────┴─────┘

What is to be read stays as it is: words, formulas, curves and pictures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from builder.typeset.frame import Area, Frame, Glyph, Image, Leaf, Rule, Run, Stroke


def mirrored(frame: Frame) -> Frame:
    """Return a frame with right and left exchanged; twice, and it is as it was.

    Frames that hold letters, or are said in other words than they show, keep their inside: a page that is
    mirrored as a whole is right if each of its lines was set in the mirror.
    """
    if frame.text is not None or any(isinstance(part, Run | Glyph) for _, _, part in frame.parts):
        return frame
    parts = tuple((frame.width - x - _width(part), y, _turned(part)) for x, y, part in frame.parts)
    return replace(frame, parts=parts)


def _width(part: Frame | Leaf) -> float:
    match part:
        case Frame() | Rule() | Image():
            return part.width
        case Stroke() | Area() | Run() | Glyph():
            return 0.0
        case _:
            assert_never(part)


def _turned(part: Frame | Leaf) -> Frame | Leaf:
    match part:
        case Frame():
            return mirrored(part)
        case Stroke() | Area():
            return replace(part, points=tuple((-x, y) for x, y in part.points))
        case Rule() | Image() | Run() | Glyph():
            return part
        case _:
            assert_never(part)
