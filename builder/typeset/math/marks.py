r"""Spaces of odd widths that carry through math-core what MathML Core cannot say.

A group that begins with one of them is what its mark says: `{\hskip 7001sp x}` is a large
operator x.  Nobody asks for a space of 7001 scaled points, a tenth of a point.
"""

from __future__ import annotations

OPERATOR, INNER, PUNCTUATION, OPENING, CLOSING, BINARY, RELATION, ORDINARY = range(7001, 7009)
LAP_LEFT, LAP_RIGHT, LAP_CENTER, SMASH = range(7011, 7015)
SMALL_MATRIX, ROW_SPACE = 7021, 7022

_REM = 655360
"""Scaled points in math-core's rem, which is ten points."""


def mark(number: int) -> str:
    """Return the TeX of a mark."""
    return f"\\hskip {number}sp "


def mark_of(width: str | None) -> int | None:
    """Return which mark a space's width is, None if it is a space."""
    if not width or not width.startswith("0.010") or not width.endswith("rem"):
        return None
    scaled = float(width.removesuffix("rem")) * _REM
    return round(scaled) if abs(scaled - round(scaled)) < 0.1 else None  # noqa: PLR2004, math-core's rounding
