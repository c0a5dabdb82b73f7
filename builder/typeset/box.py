"""Boxes: what a line of text is broken between, and the ink that they are set in."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from builder.typeset.fonts import Role
from builder.typeset.frame import Frame

FORCED = -inf
"""The cost of a break that its author asks for."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How words look, and where they lead."""

    role: Role
    size: float
    color: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """What a line break never divides."""

    width: float
    content: str | Frame
    """Text to be set in the ink, or a frame."""
    ink: Ink
    space: float = 0.0
    """Before it, unless it begins a line."""
    cost: float = 0.0
    """Of beginning a line with it; infinite if it must not, `FORCED` if it must."""
    tail: str = ""
    """Set at the end of a line where the next begins with this box: a hyphen."""
    tail_width: float = 0.0
    bridge: str = ""
    """Set in the space before it, unless it begins a line."""
    fresh: bool = False
    """Whether it begins something of its own, as a name in a list: no one minds that the line before falls short."""
