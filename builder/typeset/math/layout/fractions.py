"""Fractions, stacks and roots (the TeXbook, Appendix G, rules 11 and 15)."""

from __future__ import annotations

from dataclasses import replace

from builder.typeset.frame import Frame, overlay
from builder.typeset.math.layout.box import Box, Setter, bar
from builder.typeset.math.layout.characters import NULL_DELIMITER
from builder.typeset.math.layout.stretch import tall
from builder.typeset.math.layout.style import Style
from builder.typeset.math.tree import Fraction, Radical

_STRUT = 0.84
"""The height of a line above its baseline, in em (LaTeX's \\strut, which \\cfrac puts in)."""


def fraction(setter: Setter, node: Fraction, style: Style) -> Box:
    """Lay out one thing over another."""
    above = setter.frame(node.above, style.numerator())
    if node.strutted:
        above = replace(above, ascent=max(above.ascent, _STRUT * setter.em(style)))
    below = setter.frame(node.below, style.denominator())
    if not node.ruled:
        return Box(_stack(setter, above, below, style), node.cls)
    room = NULL_DELIMITER * setter.em(style)
    return Box(_ruled(setter, above, below, style).padded(room, room), node.cls)


def _ruled(setter: Setter, above: Frame, below: Frame, style: Style) -> Frame:
    """Set two frames about a rule on the axis."""
    if style.display:
        shift, least = (
            ("DisplayStyleShiftUp", "DisplayStyleShiftDown"),
            ("NumDisplayStyleGapMin", "DenomDisplayStyleGapMin"),
        )
    else:
        shift, least = ("ShiftUp", "ShiftDown"), ("NumeratorGapMin", "DenominatorGapMin")
    axis, thick = setter.const("AxisHeight", style), setter.const("FractionRuleThickness", style)
    up = max(
        setter.const("FractionNumerator" + shift[0], style),
        axis + thick / 2 + setter.const("Fraction" + least[0], style) + above.descent,
    )
    down = max(
        setter.const("FractionDenominator" + shift[1], style),
        thick / 2 - axis + setter.const("Fraction" + least[1], style) + below.ascent,
    )
    wide = max(above.width, below.width)
    return overlay(
        wide,
        ((wide - above.width) / 2, up, above),
        (0.0, axis - thick / 2, bar(wide, thick)),
        ((wide - below.width) / 2, -down, below),
    )


def _stack(setter: Setter, above: Frame, below: Frame, style: Style) -> Frame:
    """Set two frames one over the other, without a rule."""
    kind = "DisplayStyle" if style.display else ""
    up = setter.const(f"StackTop{kind}ShiftUp", style)
    down = setter.const(f"StackBottom{kind}ShiftDown", style)
    gap = (up - above.descent) - (below.ascent - down)
    lack = max(0.0, setter.const(f"Stack{kind}GapMin", style) - gap)
    wide = max(above.width, below.width)
    return overlay(
        wide,
        ((wide - above.width) / 2, up + lack / 2, above),
        ((wide - below.width) / 2, -down - lack / 2, below),
    )


def radical(setter: Setter, node: Radical, style: Style) -> Box:
    """Lay out a root, with its degree in the smallest size."""
    root = _rooted(setter, setter.frame(node.body, style.cramp()), style)
    if node.degree is None:
        return Box(root, node.cls)
    degree = setter.frame(node.degree, Style(display=False, level=2, cramped=style.cramped))
    rise = setter.font.constants["RadicalDegreeBottomRaisePercent"] * root.height - root.descent
    before, after = (setter.const(f"RadicalKern{side}Degree", style) for side in ("Before", "After"))
    x = max(0.0, before + degree.width + after)
    frame = overlay(x + root.width, (x - after - degree.width, rise + degree.descent, degree), (x, 0.0, root))
    return Box(frame, node.cls)


def _rooted(setter: Setter, inside: Frame, style: Style) -> Frame:
    """Set a root sign with its bar over a frame."""
    gap = setter.const("RadicalDisplayStyleVerticalGap" if style.display else "RadicalVerticalGap", style)
    thick, extra = setter.const("RadicalRuleThickness", style), setter.const("RadicalExtraAscender", style)
    sign = tall(setter, "√", inside.height + gap + thick, style)
    gap = max(gap, (gap + sign.height - thick - inside.height) / 2)
    top = inside.ascent + gap + thick
    frame = overlay(
        sign.width + inside.width,
        (0.0, top - sign.ascent, sign),
        (sign.width, 0.0, inside),
        (sign.width, top - thick, bar(inside.width, thick)),
    )
    return replace(frame, ascent=top + extra)
