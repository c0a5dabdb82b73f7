"""Accents, bars and braces over and under a base (the TeXbook, Appendix G, rules 9, 10 and 12)."""

from __future__ import annotations

from dataclasses import replace

from builder.typeset.frame import Frame, overlay
from builder.typeset.math.layout.box import Box, Setter, bar
from builder.typeset.math.layout.characters import character
from builder.typeset.math.layout.stretch import about_as_wide
from builder.typeset.math.layout.style import Style
from builder.typeset.math.spacing import ARROWS
from builder.typeset.math.tree import Accent, Bar, Brace, Character

_ARROW_GAP = 0.05
"""Between a base and an arrow over or under it, in em."""


def accent(setter: Setter, node: Accent, style: Style) -> Box:
    """Lay out a base with a mark that is centred on its top, or under it."""
    inner = style.cramp() if node.over else style
    if isinstance(node.base, Character) and node.over:
        base = character(setter, node.base, inner, dotless=True)
    else:
        base = setter.box(node.base, inner)
    em, body = setter.em(style), base.frame
    gid = _mark(setter, node, body, style)
    metrics, sign = setter.font.metrics(gid), setter.glyph(gid, em, node.mark)
    middle = (metrics.xmin + metrics.xmax) / 2 if metrics.accent is None else metrics.accent
    centre = body.width / 2 if base.accent is None else base.accent
    if node.over:
        y = max(0.0, body.ascent - setter.const("AccentBaseHeight", style))
    else:
        y = -body.descent - metrics.ymax * em
    frame = overlay(body.width, (0.0, 0.0, body), (centre - middle * em, y, sign))
    return Box(frame, node.cls, base.italic, base.accent, base.gid, base.simple)


def _mark(setter: Setter, node: Accent, body: Frame, style: Style) -> int:
    """Return the glyph of the mark: flat over capitals, as wide as fits if it grows."""
    font, em = setter.font, setter.em(style)
    gid = font.gid(node.mark)
    if node.wide:
        fitting = [
            form for form, width in font.growth(gid, vertical=False).variants if width * em <= body.width
        ]
        gid = fitting[-1] if fitting else gid
    if node.over and body.ascent > setter.const("FlattenedAccentBaseHeight", style):
        gid = font.form(gid, "flat")
    return gid


def barred(setter: Setter, node: Bar, style: Style) -> Box:
    """Lay out a base with a rule over or under it."""
    body = setter.frame(node.base, style.cramp() if node.over else style)
    kind, margin = ("Overbar", "ExtraAscender") if node.over else ("Underbar", "ExtraDescender")
    gap, thick, extra = (
        setter.const(kind + part, style) for part in ("VerticalGap", "RuleThickness", margin)
    )
    y = body.ascent + gap if node.over else -body.descent - gap - thick
    frame = overlay(body.width, (0.0, 0.0, body), (0.0, y, bar(body.width, thick)))
    if node.over:
        return Box(replace(frame, ascent=frame.ascent + extra), node.cls)
    return Box(replace(frame, descent=frame.descent + extra), node.cls)


def braced(setter: Setter, node: Brace, style: Style) -> Box:
    """Lay out a base with a brace, a bracket or an arrow as wide as it."""
    body = setter.frame(node.base, style.cramp() if node.over else style)
    brace = about_as_wide(setter, node.mark, body.width, style)
    if node.mark in ARROWS:
        gap = _ARROW_GAP * setter.em(style)
    else:
        gap = setter.const("StretchStackGapBelowMin" if node.over else "StretchStackGapAboveMin", style)
    wide = max(body.width, brace.width)
    y = body.ascent + gap + brace.descent if node.over else -body.descent - gap - brace.ascent
    frame = overlay(wide, ((wide - body.width) / 2, 0.0, body), ((wide - brace.width) / 2, y, brace))
    return Box(frame, node.cls)
