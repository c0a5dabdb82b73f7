"""Paragraphs: boxes broken into lines, and each line set as a slug."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from builder.typeset.bidi_line import set_bidi_line
from builder.typeset.box import Box, Ink
from builder.typeset.breaks import Lines, Shape, broken, line_width
from builder.typeset.desk import Desk
from builder.typeset.fault import FaultKind
from builder.typeset.frame import Frame
from builder.typeset.galley import Slug
from builder.typeset.script import is_rightward

_TOLERANCE = 0.11
"""Shortfall of a line, as a share of the measure, beyond which words are divided."""
SPLIT = 45.0
"""What it costs a column to begin inside a paragraph, in points of white."""
_KEEP = 2
"""Lines of a paragraph that stay together at either end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a paragraph stands in its column."""

    measure: float
    """Of its lines, without the indent."""
    leading: float
    indent: float = 0.0
    mark: Frame | None = None
    """Hangs left of the first line."""
    hang: float = 0.0
    """How far."""
    tag: Frame | None = None
    """At the right edge of the last line."""
    tag_first: bool = False
    """Put the tag on the first line instead."""


def paragraph(boxes: Sequence[Box], desk: Desk, setting: Setting) -> tuple[Slug, ...]:
    """Set boxes as lines, dividing words only where lines would be too uneven without.

    The last line holds the tag at its right edge; where it has no room, the tag gets a line
    of its own, still at the right.  Lines are `leading` high unless what is on them is taller.
    """
    lines = _best_lines(boxes, desk, setting)
    if lines.overfull:
        desk.refuse(
            FaultKind.TOO_WIDE,
            f"{_widest(boxes, lines)} is wider than its column",
            "shorten it, or write it as a formula of its own",
        )
    frames = [set_line(boxes, start, end, desk) for start, end in lines.spans]
    return tuple(_slugs(frames, lines, desk, setting))


def _best_lines(boxes: Sequence[Box], desk: Desk, setting: Setting) -> Lines:
    gap = desk.layout.space.tag
    room = setting.tag.width + gap if setting.tag else 0.0
    shape = Shape(
        measure=setting.measure,
        first=setting.measure - room if setting.tag_first else None,
        tag=0.0 if setting.tag_first else room,
    )
    whole = broken(boxes, shape, divide=False)
    even = whole.raggedness <= _TOLERANCE * setting.measure and whole.tagged and not whole.overfull
    return whole if even or not any(box.tail for box in boxes) else broken(boxes, shape)


def _slugs(frames: list[Frame], lines: Lines, desk: Desk, setting: Setting) -> Iterator[Slug]:
    """Give lines their height, their indent, their mark and tag."""
    up, down = strut(desk, setting.leading)
    right = setting.indent + setting.measure
    count = len(frames)
    for index, frame in enumerate(frames):
        parts = [(setting.indent, 0.0, frame)]
        if setting.mark and index == 0:
            parts.insert(0, (setting.indent - setting.hang, 0.0, setting.mark))
        tagged = index == 0 if setting.tag_first else index == count - 1 and lines.tagged
        if setting.tag and tagged:
            parts.append((right - setting.tag.width, 0.0, setting.tag))
        whole = Frame(right, max(up, frame.ascent), max(down, frame.descent), tuple(parts))
        splits = _KEEP <= index <= count - _KEEP
        yield Slug(whole, cost=SPLIT if splits else inf)
    if setting.tag and not setting.tag_first and not lines.tagged:
        tag = (right - setting.tag.width, 0.0, setting.tag)
        yield Slug(Frame(right, up, down, (tag,)))


def strut(desk: Desk, leading: float) -> tuple[float, float]:
    """Return how much of a line's height is above its baseline, and how much below."""
    up = leading * desk.layout.leading.strut
    return up, leading - up


def set_line(boxes: Sequence[Box], start: int, end: int, desk: Desk) -> Frame:
    """Set some of a paragraph's boxes side by side, with a hyphen where the line divides a word.

    Neighbours in the same ink become one run, so that they copy as words.
    """
    if desk.rtl or any(
        isinstance(box.content, str) and is_rightward(box.content) for box in boxes[start:end]
    ):
        return set_bidi_line(boxes, start, end, desk)
    x, parts = 0.0, []
    ascent = descent = 0.0
    tail = boxes[end].tail if end < len(boxes) else ""
    for ink, content, space in _joined(boxes[start:end], tail):
        if isinstance(content, str):
            frame = desk.words(content, ink)
        else:
            frame = replace(content, color=content.color or ink.color)
            ascent, descent = max(ascent, frame.ascent), max(descent, frame.descent)
        parts.append((x + space, 0.0, frame))
        x += space + frame.width
    return Frame(x, ascent, descent, tuple(parts))


def _joined(boxes: Sequence[Box], tail: str) -> Iterator[tuple[Ink, str | Frame, float]]:
    """Yield (ink, text or frame, space before) with texts in the same ink joined."""
    ink: Ink | None = None
    text, before = "", 0.0
    for index, box in enumerate(boxes):
        for own, content, space in _units(box, first=index == 0):
            if isinstance(content, str) and own == ink and text:
                text += (" " if space else "") + content
                continue
            if text and ink:
                yield ink, text, before
            ink, text, before = own, "", space
            if isinstance(content, str):
                text = content
            else:
                yield own, content, space
    if text and ink:
        yield ink, text + tail, before


def _units(box: Box, *, first: bool) -> Iterator[tuple[Ink, str | Frame, float]]:
    """Yield (ink, text or frame, space before) of a box, and of the bridge to it."""
    if box.bridge and not first:
        yield box.ink, box.bridge, 0.0
        yield box.ink, box.content, 0.0
    else:
        yield box.ink, box.content, 0.0 if first else box.space


def _widest(boxes: Sequence[Box], lines: Lines) -> str:
    start, end = max(lines.spans, key=lambda span: line_width(boxes, *span))
    said = (box.content if isinstance(box.content, str) else box.content.text for box in boxes[start:end])
    return f"'{' '.join(filter(None, said))}'"
