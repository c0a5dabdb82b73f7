"""Single characters, words, large operators and delimiters."""

from __future__ import annotations

from builder.typeset.frame import Frame, Glyph
from builder.typeset.math.font import Metrics
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.stretch import tall
from builder.typeset.math.layout.style import Style
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Character, Fence, LargeOperator, Word

NULL_DELIMITER = 0.12
"""Room beside a fraction and in place of an omitted fence, in em (plain TeX's 1.2 pt)."""
_SLASH = "\u0338"


def character(setter: Setter, node: Character, style: Style, *, dotless: bool = False) -> Box:
    """Lay out one character; a dotless one makes room for an accent."""
    em, gid = setter.em(style), setter.font.gid(node.char, style.level)
    if dotless:
        gid = setter.font.form(gid, "dotless")
    metrics = setter.font.metrics(gid)
    leaf = Glyph(setter.font.name, gid, em, node.char[0])
    width = (metrics.advance + metrics.italic) * em
    frame = Frame(width, metrics.ymax * em, -metrics.ymin * em, ((0.0, 0.0, leaf),))
    accent = width / 2 if metrics.accent is None else metrics.accent * em
    return Box(frame, node.cls, metrics.italic * em, accent, gid, simple=True)


def word(setter: Setter, node: Word, style: Style) -> Box:
    """Lay out a word, kerned; a stroke stands across the letter before it."""
    font, em = setter.font, setter.em(style)
    parts: list[tuple[float, float, Glyph]] = []
    boxes: list[Metrics] = []
    x = italic = 0.0
    previous = None
    for char in node.text:
        # The letters' script forms are cut for single letters: in words they stand far apart.
        gid = font.gid(char, 0 if char.isascii() and char.isalpha() else style.level)
        metrics = font.metrics(gid)
        place = x
        if char == _SLASH and previous is not None:
            before = font.metrics(previous)
            place = (
                x
                - (before.advance - (before.xmin + before.xmax) / 2 + (metrics.xmin + metrics.xmax) / 2) * em
            )
        else:
            place += font.kern(previous, gid) * em if previous is not None else 0.0
            x, italic, previous = place + metrics.advance * em, metrics.italic * em, gid
        parts.append((place, 0.0, Glyph(font.name, gid, em, char)))
        boxes.append(metrics)
    ascent = max((box.ymax for box in boxes), default=0.0) * em
    descent = max((-box.ymin for box in boxes), default=0.0) * em
    frame = Frame(x + italic, ascent, descent, tuple(parts))
    return Box(frame, node.cls, italic, simple=node.is_name)


def large_operator(setter: Setter, node: LargeOperator, style: Style) -> Box:
    """Lay out a sum, a product or an integral: the large form in display style."""
    em, gid = setter.em(style), setter.font.gid(node.char)
    if style.display:
        variants = setter.font.growth(gid, vertical=True).variants or ((gid, 0.0),)
        least = setter.font.constants["DisplayOperatorMinHeight"]
        # STIX Two Math asks for 1.8 em, and its largest sum has 1.326.
        gid = next((variant for variant, height in variants if height >= least), variants[-1][0])
    italic = setter.font.metrics(gid).italic * em
    return Box(setter.centred(setter.glyph(gid, em, node.char), style), node.cls, italic, gid=gid)


def sized_fence(setter: Setter, node: Fence, style: Style) -> Box:
    r"""Lay out a delimiter of a given size, as of \big."""
    return fence(setter, node.char, node.cls, (node.size or 0.0) * setter.em(style), style)


def fence(setter: Setter, char: str, cls: AtomClass | None, extent: float, style: Style) -> Box:
    """Lay out a delimiter that reaches `extent` points, centred on the axis."""
    if not char:
        return Box(Frame(NULL_DELIMITER * setter.em(style)), cls)
    return Box(setter.centred(tall(setter, char, extent, style), style), cls)
