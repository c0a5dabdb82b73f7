"""Fonts cut down to what is shown of them, for pages of HTML that bring their own along."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

from builder import resources

_LAYOUT = ("MATH", "GDEF", "GPOS", "GSUB")
"""Tables that the typesetter has read already; to cut them down takes half a second a font."""
_SLANTED = tuple(map(chr, (0x210E, *range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C))))
"""Letters of formulas: what MathML shows of a letter that stands alone."""


def cut_font(
    path: Path, shown: AbstractSet[str], glyphs: Mapping[int, str], kerns: Mapping[str, float]
) -> bytes:
    """Return a font as WOFF that has these characters.

    `glyphs` are shown too, each by the character that it gets here; `kerns` say how many ems are added
    between two characters.
    """
    # Only the preview carries fonts along.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(path, recalcTimestamp=False) as font:
        for tag in _LAYOUT:
            if tag in font:
                del font[tag]
        private = {ord(char): font.getGlyphName(gid) for gid, char in glyphs.items()}
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in {4, 12}:
                table.cmap.update(private)
        _cut_down(font, {*map(ord, shown), *private}, features=())
        if kerns:
            font["kern"] = _kerning(font, kerns)
        return _woff(font)


def cut_math_font(shown: AbstractSet[str]) -> bytes:
    """Return the sheet's font for formulas as WOFF, for MathML of these characters; roots go without saying."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(resources.path("fonts/STIXTwoMath-Regular.ttf"), recalcTimestamp=False) as font:
        del font["GPOS"]
        slanted = {char for char in _SLANTED if normalize("NFKC", char) in shown}
        _cut_down(font, set(map(ord, {"√", *shown, *slanted})), features=("ssty", "dtls", "flac"))
        return _woff(font)


def _cut_down(font: Any, codes: set[int], *, features: tuple[str, ...]) -> None:  # noqa: ANN401, fontTools has no types
    """Leave in a font what these characters need."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    cutter = Subsetter(Options(hinting=False, name_IDs=[], layout_features=list(features)))
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def _kerning(font: Any, kerns: Mapping[str, float]) -> Any:  # noqa: ANN401
    """Return the pairs as the table of old, which browsers read where there is no GPOS."""
    from fontTools.ttLib import newTable  # noqa: PLC0415
    from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0  # noqa: PLC0415

    names, units = font.getBestCmap(), font["head"].unitsPerEm
    pairs = KernTable_format_0()
    pairs.coverage, pairs.tupleIndex = 1, None
    pairs.kernTable = {
        (names[ord(pair[0])], names[ord(pair[1])]): round(kern * units) for pair, kern in kerns.items()
    }
    table = newTable("kern")
    table.version, table.kernTables = 0, [pairs]
    return table


def _woff(font: Any) -> bytes:  # noqa: ANN401
    file = BytesIO()
    font.flavor = "woff"
    font.save(file)
    return file.getvalue()
