"""What a formula asks of an OpenType math font: glyphs, their measures, the MATH table; in em.

Nothing is read before it is asked for, and glyph boxes come straight from the headers of the
outlines: decompiling the outlines of STIX Two Math takes seconds.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder import resources
from builder.typeset.kerning import Kerning, read_kerning
from builder.typeset.math.refusal import RefusedError

SCALES = (1.0, 0.74, 0.66)
"""Sizes of text, scripts and scripts of scripts: so that the smallest can be read on paper."""
STIX_MENDED = MappingProxyType({"FractionNumeratorShiftUp": 0.43, "FractionDenominatorShiftDown": 0.39})
"""STIX Two Math moves the parts of a small fraction as far apart as those of a large one."""

_BOX = struct.Struct(">hhhhh")
"""Of a glyph: contours, xMin, yMin, xMax, yMax (OpenType 1.9, glyf)."""
_PERCENT = frozenset(
    {"ScriptPercentScaleDown", "ScriptScriptPercentScaleDown", "RadicalDegreeBottomRaisePercent"}
)
_VARIANT, _ROUNDHAND = "\ufe00", "\ufe01"
"""What math-core writes after the letters of \\mathcal, and after those of \\mathscr."""
_FORMS = {"script": "ssty", "flat": "flac", "dotless": "dtls", "roundhand": "ss01"}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures of a glyph in em; `accent` is where an accent is centred, if the font says."""

    advance: float
    xmin: float
    ymin: float
    xmax: float
    ymax: float
    italic: float
    accent: float | None


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a glyph that is put together; lengths in em along the direction of growth."""

    gid: int
    start: float
    """How far the piece before may overlap it."""
    end: float
    advance: float
    extender: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """How a glyph grows in one direction: ready-made sizes, then pieces to put together."""

    variants: tuple[tuple[int, float], ...] = ()
    """(glyph id, length), smallest first."""
    parts: tuple[Part, ...] = ()


class MathFont:
    """A font with TrueType outlines and a MATH table.

    `name` is what its glyphs carry; `mended` replaces constants that the font sets badly.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        name: str = "STIXTwoMath-Regular",
        scales: tuple[float, float, float] = SCALES,
        mended: Mapping[str, float] = STIX_MENDED,
    ) -> None:
        self.path = path or resources.path("fonts/STIXTwoMath-Regular.ttf")
        self.name, self.scales = name, scales
        self._mended = mended
        self._metrics: dict[int, Metrics] = {}
        self._growths: dict[tuple[int, bool], Growth] = {}
        self._kerns: dict[tuple[int, int], float] = {}

    def gid(self, char: str, level: int = 0) -> int:
        """Return the glyph of a character in the form meant for script level 0, 1 or 2.

        A variation selector may follow the character.  Raises `RefusedError` where there is none.
        """
        name = self._cmap.get(ord(char[0]))
        if name is None:
            message = f"no glyph for {char[0]!r} (U+{ord(char[0]):04X}) in the formula font"
            raise RefusedError(message, char=char[0])
        if char[1:] == _VARIANT:
            name = self._variations.get(ord(char[0]), name)
        elif char[1:] == _ROUNDHAND:
            name = self._form(name, "roundhand")
        if level:
            name = self._form(name, "script", level)
        return self._gids[name]

    def form(self, gid: int, form: str) -> int:
        """Return the `flat` or `dotless` form of a glyph, the glyph itself if it has none."""
        return self._gids[self._form(self._names[gid], form)]

    def metrics(self, gid: int) -> Metrics:
        """Return the measures of a glyph."""
        found = self._metrics.get(gid)
        if found is None:
            found = self._metrics[gid] = self._measured(gid)
        return found

    def growth(self, gid: int, *, vertical: bool) -> Growth:
        """Return the larger forms of a glyph."""
        key = (gid, vertical)
        found = self._growths.get(key)
        if found is None:
            found = self._growths[key] = self._grown(gid, vertical=vertical)
        return found

    def kern(self, left: int, right: int) -> float:
        """Return what is added between two glyphs of a word."""
        pair = (left, right)
        found = self._kerns.get(pair)
        if found is None:
            found = self._kerns[pair] = self._kerning.between(left, right) / self._em
        return found

    def cut_in(self, gid: int, corner: str, height: float) -> float:
        """Return the kern at a corner, e.g. `TopRight`, at a height above the baseline."""
        record = self._cut_ins.get(self._names[gid])
        table = getattr(record, corner + "MathKern", None) if record else None
        if table is None:
            return 0.0
        step = sum(height * self._em > limit.Value for limit in table.CorrectionHeight)
        return float(table.KernValue[step].Value) / self._em

    @cached_property
    def constants(self) -> dict[str, float]:
        """The MATH table's constants by name, percentages as shares."""
        table = self._math.MathConstants
        table.ensureDecompiled()
        values = {name: getattr(record, "Value", record) for name, record in vars(table).items()}
        scaled = {name: value / (100 if name in _PERCENT else self._em) for name, value in values.items()}
        return {**scaled, **self._mended}

    @cached_property
    def overlap(self) -> float:
        """How far two pieces of a glyph must overlap at least."""
        return float(self._math.MathVariants.MinConnectorOverlap) / self._em

    def _measured(self, gid: int) -> Metrics:
        name, em, (start, end) = self._names[gid], self._em, self._locations[gid : gid + 2]
        box = _BOX.unpack_from(self._outlines, start) if end > start else (0, 0, 0, 0, 0)
        italic, accent = self._italics.get(name), self._accents.get(name)
        return Metrics(
            advance=self._advances[min(2 * gid, len(self._advances) - 2)] / em,
            xmin=box[1] / em,
            ymin=box[2] / em,
            xmax=box[3] / em,
            ymax=box[4] / em,
            italic=italic.Value / em if italic else 0.0,
            accent=accent.Value / em if accent else None,
        )

    def _grown(self, gid: int, *, vertical: bool) -> Growth:
        record = (self._vertical if vertical else self._horizontal).get(self._names[gid])
        if record is None:
            return Growth()
        em, gids, assembly = self._em, self._gids, record.GlyphAssembly
        return Growth(
            tuple((gids[v.VariantGlyph], v.AdvanceMeasurement / em) for v in record.MathGlyphVariantRecord),
            tuple(
                Part(
                    gids[part.glyph],
                    part.StartConnectorLength / em,
                    part.EndConnectorLength / em,
                    part.FullAdvance / em,
                    bool(part.PartFlags & 1),
                )
                for part in (assembly.PartRecords if assembly else ())
            ),
        )

    def _form(self, name: str, form: str, which: int = 1) -> str:
        forms = self._forms[form].get(name)
        return forms[min(which, len(forms)) - 1] if forms else name

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401, fontTools has no types
        from fontTools.ttLib import TTFont  # noqa: PLC0415, costs 50 ms that a cached sheet need not pay

        return TTFont(self.path, lazy=True)

    @cached_property
    def _em(self) -> int:
        return int(self._font["head"].unitsPerEm)

    @cached_property
    def _names(self) -> list[str]:
        return list(self._font.getGlyphOrder())

    @cached_property
    def _gids(self) -> dict[str, int]:
        return {name: gid for gid, name in enumerate(self._names)}

    @cached_property
    def _cmap(self) -> dict[int, str]:
        return dict(self._font.getBestCmap())

    @cached_property
    def _variations(self) -> dict[int, str]:
        """Glyph names of characters followed by the first variation selector."""
        tables = [table.uvsDict for table in self._font["cmap"].tables if table.format == 14]  # noqa: PLR2004, OpenType's number
        pairs = (pair for table in tables for pair in table.get(ord(_VARIANT), ()))
        return {code: name for code, name in pairs if name}

    @cached_property
    def _advances(self) -> tuple[int, ...]:
        """(advance, bearing) of each glyph in turn; the last pair holds for all that follow."""
        count = self._font["hhea"].numberOfHMetrics
        return struct.unpack_from(">" + "Hh" * count, self._font.reader["hmtx"])

    @cached_property
    def _locations(self) -> list[int]:
        return list(self._font["loca"].locations)

    @cached_property
    def _outlines(self) -> bytes:
        return bytes(self._font.reader["glyf"])

    @cached_property
    def _kerning(self) -> Kerning:
        return read_kerning(self._font.reader["GPOS"] if "GPOS" in self._font else b"")

    @cached_property
    def _math(self) -> Any:  # noqa: ANN401
        return self._font["MATH"].table

    @cached_property
    def _italics(self) -> dict[str, Any]:
        return _covered(self._math.MathGlyphInfo.MathItalicsCorrectionInfo, "Coverage", "ItalicsCorrection")

    @cached_property
    def _accents(self) -> dict[str, Any]:
        info = self._math.MathGlyphInfo.MathTopAccentAttachment
        return _covered(info, "TopAccentCoverage", "TopAccentAttachment")

    @cached_property
    def _cut_ins(self) -> dict[str, Any]:
        return _covered(self._math.MathGlyphInfo.MathKernInfo, "MathKernCoverage", "MathKernInfoRecords")

    @cached_property
    def _vertical(self) -> dict[str, Any]:
        return _covered(self._math.MathVariants, "VertGlyphCoverage", "VertGlyphConstruction")

    @cached_property
    def _horizontal(self) -> dict[str, Any]:
        return _covered(self._math.MathVariants, "HorizGlyphCoverage", "HorizGlyphConstruction")

    @cached_property
    def _forms(self) -> dict[str, dict[str, list[str]]]:
        """Glyph names by feature and name: the forms that GSUB offers for it."""
        return {form: _alternates(self._font, tag) for form, tag in _FORMS.items()}


def _covered(owner: Any, coverage: str, values: str) -> dict[str, Any]:  # noqa: ANN401
    """Return the records of a covered array by glyph name; the font may leave the array out."""
    found = getattr(owner, coverage, None) if owner else None
    return dict(zip(found.glyphs, getattr(owner, values), strict=True)) if found else {}


def _alternates(font: Any, tag: str) -> dict[str, list[str]]:  # noqa: ANN401
    """Return the single and alternate substitutions of a feature by glyph name."""
    forms: dict[str, list[str]] = {}
    if "GSUB" not in font:
        return forms
    table = font["GSUB"].table
    features = (record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == tag)
    for index in sorted({index for feature in features for index in feature.LookupListIndex}):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            forms |= getattr(inner, "alternates", {})
            forms |= {name: [to] for name, to in getattr(inner, "mapping", {}).items()}
    return forms
