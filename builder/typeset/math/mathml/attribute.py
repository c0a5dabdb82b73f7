"""Lengths and declarations in the attributes of MathML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.typeset.math.tree import Length

_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)")
_EM = {"em": 1.0, "ex": 0.473, "": 1.0}
"""In em; STIX Two Math's x-height."""
_POINTS = {"rem": 10.0, "pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""In points; math-core's rem is ten of TeX's points."""


def length_of(text: str | None) -> Length:
    """Return a CSS length, nothing if it is not one."""
    match = _LENGTH.match(text or "")
    if not match:
        return Length()
    number, unit = float(match[1]), match[2]
    if unit in _POINTS:
        return Length(points=number * _POINTS[unit])
    return Length(em=number * _EM.get(unit, 0.0))


def em_of(text: str | None, default: float = 0.0) -> float:
    """Return a length in em."""
    return length_of(text).em if text else default


def declarations(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return what a style attribute declares."""
    style = attributes.get("style")
    if not style:
        return {}
    pairs = (item.split(":", 1) for item in style.split(";") if ":" in item)
    return {key.strip(): value.strip() for key, value in pairs}
