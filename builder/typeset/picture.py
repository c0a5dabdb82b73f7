"""Images of entries, no larger than their dots allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from struct import unpack_from
from xml.etree import ElementTree as ET

from builder.model.piece import Picture
from builder.typeset.desk import Desk
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Image
from builder.typeset.galley import Slug

_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""How many points a unit of SVG has."""
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*")
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers after which a JPEG says its size (ITU-T T.81, table B.1)."""
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that nothing follows."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a picture is, in points."""

    width: float
    height: float


def picture(piece: Picture, desk: Desk, measure: float) -> tuple[Slug, ...]:
    """Set a picture as one slug at its natural size, or as large as fits; its alt text copies in its place."""
    extent = extent_of(piece, desk.layout.plot.resolution)
    if extent is None:
        message = f"nobody can tell how large the image '{piece.alt}' is"
        desk.refuse(FaultKind.UNSUPPORTED_IMAGE, message, "save it anew from the program that made it")
        return ()
    if piece.media == "image/svg+xml":
        _check_letters(piece, desk)
    scale = min(1.0, measure / extent.width, desk.layout.plot.picture / extent.height)
    width, height = extent.width * scale, extent.height * scale
    image = Image(width, height, piece.content, piece.media)
    left = measure - width if desk.rtl else 0.0
    frame = Frame(measure, height, 0.0, ((left, 0.0, image),), text=piece.alt)
    return (Slug(frame, grows=desk.layout.space.stretch_inside),)


def extent_of(piece: Picture, resolution: float) -> Extent | None:
    """Return how large a picture wants to be; dots are so small that an inch has `resolution` of them."""
    match piece.media:
        case "image/svg+xml":
            return _of_svg(piece.content)
        case "image/png":
            dots = unpack_from(">II", piece.content, 16) if len(piece.content) > 24 else None  # noqa: PLR2004, where a PNG's header ends
        case _:
            dots = _of_jpeg(piece.content)
    if not dots or not all(dots):
        return None
    return Extent(dots[0] * 72 / resolution, dots[1] * 72 / resolution)


def _of_jpeg(content: bytes) -> tuple[int, int] | None:
    """Return (width, height) in dots, by walking from marker to marker."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004, every marker begins so
        marker = content[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 if marker in _JPEG_BARE else 2 + unpack_from(">H", content, at + 2)[0]
    return None


def _of_svg(content: bytes) -> Extent | None:
    """Return what a drawing says of its size, else the size of its view."""
    root = ET.fromstring(content)  # noqa: S314, reading has refused entities
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    lengths = [float(side[1]) * _POINTS[side[2] or ""] for side in sides if side]
    if len(lengths) != len(sides):
        view = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        lengths = [float(side) * _POINTS["px"] for side in view[2:]]
    if len(lengths) != len(sides) or min(lengths) <= 0:
        return None
    return Extent(*lengths)


def _check_letters(piece: Picture, desk: Desk) -> None:
    """Put letters on the list that a drawing's words, all in the body's font, would lack."""
    root = ET.fromstring(piece.content)  # noqa: S314, reading has refused entities
    said = [text for node in root.iter() if node.tag.endswith("}text") for text in node.itertext()]
    body = desk.fonts.shaped("0", Role.BODY, 1.0).runs[0][1].font
    for text in said:
        for char in dict.fromkeys(text.strip()):
            shaped = desk.fonts.shaped(char, Role.BODY, 1.0)
            if shaped.words or any(run.font != body for _, run in shaped.runs):
                message = f"the image '{piece.alt}' has the character '{char}' (U+{ord(char):04X}), its font has not"
                desk.refuse(FaultKind.MISSING_GLYPH, message, "turn the image's words into paths")
