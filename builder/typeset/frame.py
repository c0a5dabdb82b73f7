"""Finished boxes of placed glyphs, text, rules and strokes: fixed positions, no decisions left.

Every length is in points; x grows to the right, y upward from the baseline.  A frame's
parts are placed by their own baseline's left end.

        ┌────────────────┐ ─ ascent
        │   parts        │
    (0,0)────────────────┤ ─ baseline
        └────────────────┘ ─ descent (positive downward)
        0              width
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a font by its id; `char` is its text for copying."""

    font: str
    gid: int
    size: float
    char: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font at one size, set at the font's own advances.

    `tracking` is added after every character.
    """

    font: str
    size: float
    text: str
    tracking: float = 0.0
    kerns: tuple[tuple[int, float], ...] = ()
    """(index of a character, points added after it), in order; negative where letters move closer."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle whose lower left corner sits where it is placed."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A polyline from where it is placed through the points given, relative to there."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon: where it is placed, then through the points given, relative to there."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from a file; its lower left corner sits where it is placed."""

    width: float
    height: float
    content: bytes = field(repr=False)
    media: str
    """`image/png`, `image/jpeg` or `image/svg+xml`."""


Leaf = Glyph | Run | Rule | Stroke | Area | Image


@dataclass(frozen=True, slots=True)
class Frame:
    """A box with its contents, nested so that composing frames never copies leaves."""

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    parts: tuple[tuple[float, float, Leaf | Frame], ...] = ()
    color: str | None = None
    """`#rrggbb` of what has no colour of its own; inherited."""
    text: str | None = None
    """What a reader copies in place of the contents (PDF's ActualText)."""
    link: str | None = None
    """The name of the anchor that a click on the box leads to."""
    anchor: str | None = None
    """A name for this place, for links and bookmarks."""

    @property
    def height(self) -> float:
        """Ascent plus descent."""
        return self.ascent + self.descent

    def raised(self, rise: float) -> Frame:
        """Return the same contents moved up by `rise`."""
        return Frame(self.width, self.ascent + rise, self.descent - rise, ((0.0, rise, self),))

    def padded(self, left: float, right: float) -> Frame:
        """Return the same contents with room at either side."""
        return Frame(left + self.width + right, self.ascent, self.descent, ((left, 0.0, self),))

    def colored(self, color: str) -> Frame:
        """Return the same contents in another colour, where they have none of their own."""
        return replace(self, color=color)

    def leaves(self) -> Iterator[tuple[float, float, Leaf, str | None]]:
        """Yield every leaf in reading order as (x, y, leaf, colour)."""
        stack: list[tuple[float, float, Leaf | Frame, str | None]] = [(0.0, 0.0, self, None)]
        while stack:
            x, y, item, color = stack.pop()
            if isinstance(item, Frame):
                color = item.color or color
                stack.extend((x + dx, y + dy, part, color) for dx, dy, part in reversed(item.parts))
            else:
                yield x, y, item, color


def hstack(frames: Sequence[tuple[float, Frame]]) -> Frame:
    """Set frames side by side on one baseline; each pair is (space before it, frame)."""
    x = ascent = descent = 0.0
    parts: list[tuple[float, float, Frame]] = []
    for space, frame in frames:
        x += space
        parts.append((x, 0.0, frame))
        x += frame.width
        ascent, descent = max(ascent, frame.ascent), max(descent, frame.descent)
    return Frame(x, ascent, descent, tuple(parts))


def overlay(width: float, *placed: tuple[float, float, Frame]) -> Frame:
    """Return a box of the given width that encloses the placed frames vertically."""
    ascent = max((y + frame.ascent for _, y, frame in placed), default=0.0)
    descent = max((frame.descent - y for _, y, frame in placed), default=0.0)
    return Frame(width, ascent, descent, placed)
