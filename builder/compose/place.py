"""Where a part of a formula stands."""

from __future__ import annotations

from enum import Enum


class Place(Enum):
    """Where a part stands, which decides how its quotients look."""

    OPEN = "open"
    """Fractions are built."""
    NESTED = "nested"
    """Above or below a fraction's rule: a short quotient is slashed."""
    SCRIPT = "script"
    """In a subscript, superscript or limit: all quotients are slashed."""
    LINE = "line"
    """In a line of plain text: all quotients are slashed, exponentials written out."""
