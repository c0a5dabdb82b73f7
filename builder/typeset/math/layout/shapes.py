"""Styles, phantoms, laps, boxes and strokes."""

from __future__ import annotations

from dataclasses import replace

from builder.typeset.frame import Frame, Rule, Stroke
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.style import Style
from builder.typeset.math.tree import Mark, Marked, Reshaped, Styled

_PADDING, _LINE = 0.3, 0.04
"""Of a box, and the thickness of its lines and of strokes, in em (LaTeX's \\fboxsep and \\fboxrule)."""


def styled(setter: Setter, node: Styled, style: Style) -> Box:
    """Lay out a body in another style or colour."""
    box = replace(setter.box(node.body, restyled(node, style)), cls=node.cls)
    return replace(box, frame=box.frame.colored(node.color)) if node.color else box


def restyled(node: Styled, style: Style) -> Style:
    """Return the style that a node asks for within another."""
    return Style(
        display=style.display if node.display is None else node.display,
        level=style.level if node.level is None else min(2, max(0, node.level)),
        cramped=style.cramped or node.cramped,
    )


def reshaped(setter: Setter, node: Reshaped, style: Style) -> Box:
    """Lay out a body in a box other than its own."""
    body = setter.frame(node.body, style)
    rise = setter.length(node.rise, style)
    ascent, descent = (body.ascent + rise, body.descent - rise) if node.tall else (0.0, 0.0)
    width = body.width if node.wide else 0.0
    place = 0.0 if node.wide else -node.overhang * body.width
    return Box(Frame(width, ascent, descent, ((place, rise, body),) if node.inked else ()), node.cls)


def marked(setter: Setter, node: Marked, style: Style) -> Box:
    """Lay out a body that is boxed or struck out; a boxed one is in display style, as in LaTeX."""
    is_boxed = Mark.BOX in node.marks
    inside = setter.frame(node.body, Style(level=style.level) if is_boxed and not style.level else style)
    em = setter.em(style)
    strokes = tuple(_stroke(mark, inside, _LINE * em) for mark in node.marks if mark is not Mark.BOX)
    if strokes:
        inside = replace(inside, parts=(*inside.parts, *strokes))
    return Box(_boxed(inside, em) if is_boxed else inside, node.cls)


def _stroke(mark: Mark, inside: Frame, thickness: float) -> tuple[float, float, Stroke]:
    if mark is Mark.LEVEL:
        return 0.0, (inside.ascent - inside.descent) / 2, Stroke(((inside.width, 0.0),), thickness)
    start, rise = (-inside.descent, inside.height) if mark is Mark.UP else (inside.ascent, -inside.height)
    return 0.0, start, Stroke(((inside.width, rise),), thickness)


def _boxed(inside: Frame, em: float) -> Frame:
    line = _LINE * em
    room = _PADDING * em + line
    width, ascent, descent = inside.width + 2 * room, inside.ascent + room, inside.descent + room
    side, flat = Rule(line, ascent + descent), Rule(width, line)
    edges = (
        (0.0, -descent, side),
        (width - line, -descent, side),
        (0.0, -descent, flat),
        (0.0, ascent - line, flat),
    )
    return Frame(width, ascent, descent, ((room, 0.0, inside), *edges))
