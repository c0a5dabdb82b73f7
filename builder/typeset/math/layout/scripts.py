"""Scripts beside a nucleus (the TeXbook, Appendix G, rule 18)."""

from __future__ import annotations

from builder.typeset.frame import Frame, hstack, overlay
from builder.typeset.math.layout.box import Box, Setter
from builder.typeset.math.layout.style import Style
from builder.typeset.math.tree import Node, Prescripts, Scripts


def scripts(setter: Setter, node: Scripts, style: Style) -> Box:
    """Lay out a nucleus with scripts at its right."""
    return Box(beside(setter, node.base, (node.sub, node.sup), style), node.cls)


def prescripts(setter: Setter, node: Prescripts, style: Style) -> Box:
    """Lay out a nucleus with scripts at its left."""
    empty = Box(Frame())
    before = [_attached(setter, empty, pair, style) for pair in node.before]
    base = setter.frame(node.base, style)
    return Box(hstack([(0.0, frame) for frame in [*before, base]]), node.cls)


def beside(setter: Setter, base: Node, pair: tuple[Node | None, Node | None], style: Style) -> Frame:
    """Set a nucleus with the (sub, sup) pair at its right."""
    return _attached(setter, setter.box(base, style), pair, style)


def _attached(setter: Setter, base: Box, pair: tuple[Node | None, Node | None], style: Style) -> Frame:
    lower = setter.box(pair[0], style.subscript()) if pair[0] else None
    upper = setter.box(pair[1], style.superscript()) if pair[1] else None
    up, down = _shifts(setter, base, lower, upper, style)
    body = base.frame
    parts, end = [(0.0, 0.0, body)], body.width
    for script, y, x in ((upper, up, body.width), (lower, -down, body.width - base.italic)):
        if script:
            x += _cut_in(setter, base, script, y, style)  # noqa: PLW2901, kerned
            parts.append((x, y, script.frame))
            end = max(end, x + script.frame.width)
    return overlay(end + setter.const("SpaceAfterScript", style), *parts)


def _shifts(
    setter: Setter, base: Box, lower: Box | None, upper: Box | None, style: Style
) -> tuple[float, float]:
    """Return how far a superscript goes up and a subscript down."""
    up = setter.const("SuperscriptShiftUpCramped" if style.cramped else "SuperscriptShiftUp", style)
    down = setter.const("SubscriptShiftDown", style)
    if not base.simple:
        up = max(up, base.frame.ascent - setter.const("SuperscriptBaselineDropMax", style))
        down = max(down, base.frame.descent + setter.const("SubscriptBaselineDropMin", style))
    if upper:
        up = max(up, upper.frame.descent + setter.const("SuperscriptBottomMin", style))
    if lower is None:
        return up, down
    if upper is None:
        return up, max(down, lower.frame.ascent - setter.const("SubscriptTopMax", style))
    bottom, top = up - upper.frame.descent, lower.frame.ascent - down
    lack = max(0.0, setter.const("SubSuperscriptGapMin", style) - (bottom - top))
    lift = max(0.0, min(lack, setter.const("SuperscriptBottomMaxWithSubscript", style) - bottom))
    return up + lift, down + lack - lift


def _cut_in(setter: Setter, base: Box, script: Box, y: float, style: Style) -> float:
    """Return how far the font lets a script at height `y` move towards its nucleus.

    Never away from it: STIX Two Math asks for up to a quarter em, which tears them apart.
    """
    if base.gid is None or not base.simple:
        return 0.0
    em, small, font = setter.em(style), setter.em(style.superscript()), setter.font
    corner, facing = ("TopRight", "BottomLeft") if y > 0 else ("BottomRight", "TopLeft")
    near = y - script.frame.descent if y > 0 else y + script.frame.ascent
    far = base.frame.ascent if y > 0 else -base.frame.descent
    kerns = []
    for height in (near, far):
        kern = font.cut_in(base.gid, corner, height / em) * em
        if script.gid is not None:
            kern += font.cut_in(script.gid, facing, (height - y) / small) * small
        kerns.append(kern)
    return min(0.0, max(kerns))
