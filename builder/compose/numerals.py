"""How a number looks: as its author typed it, powers of ten as such."""

from __future__ import annotations

import re

from builder.compose.layout import Factors, Joint, Layout, Negated, Numeral, Scripted

_SCIENTIFIC = re.compile(r"(.+)[eE]([+-]?)0*(\d+)", re.ASCII)


def numeral(literal: str) -> Layout:
    """Return `0.5` as it is, `.5` with its zero, `8.8e-12` as a product with a power of ten."""
    match = _SCIENTIFIC.fullmatch(literal)
    if match is None:
        return Numeral(_plain(literal))
    digits = Numeral(match[3])
    power = Scripted(Numeral("10"), None, Negated(digits) if match[2] == "-" else digits)
    mantissa = _plain(match[1])
    return power if mantissa == "1" else Factors((Numeral(mantissa), power), (Joint.TIMES,))


def _plain(decimal: str) -> str:
    whole = decimal.removesuffix(".")
    return f"0{whole}" if whole.startswith(".") else whole
