"""The outlines of a font's glyphs, for outputs that draw them instead of embedding the font."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Outlines:
    """One font file; lengths are thousandths of an em, y grows downward."""

    path: Path
    _drawn: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def gid(self, char: str) -> int:
        """Return the glyph of a character that the font has."""
        return self._ids[ord(char)]

    def advance(self, gid: int) -> float:
        """Return how wide a glyph is."""
        advances: dict[str, tuple[int, int]] = self._font["hmtx"].metrics
        return advances[self._font.getGlyphName(gid)][0] * self._scale

    def drawn(self, gid: int) -> str:
        """Return a glyph as an SVG path, empty for white."""
        if gid not in self._drawn:
            self._drawn[gid] = self._path_of(gid)
        return self._drawn[gid]

    def curves(self, gid: int) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
        """Return a glyph as operators of PDF, each with its points; y grows upward."""
        from fontTools.pens.basePen import BasePen  # noqa: PLC0415, only what is not painted as text needs it

        found: list[tuple[str, tuple[tuple[float, float], ...]]] = []
        scale = self._scale

        class Pen(BasePen):  # type: ignore[misc]
            def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802, fontTools' names
                self._add("m", point)

            def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
                self._add("l", point)

            def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
                self._add("c", *points)

            def _closePath(self) -> None:  # noqa: N802
                self._add("h")

            def _add(self, operator: str, *points: tuple[float, float]) -> None:
                found.append((operator, tuple((x * scale, y * scale) for x, y in points)))

        self._glyphs[self._font.getGlyphName(gid)].draw(Pen(self._glyphs))
        return tuple(found)

    def _path_of(self, gid: int) -> str:
        # Only the preview draws outlines.
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415

        pen = SVGPathPen(self._glyphs, ntos=lambda value: f"{value:.0f}")
        self._glyphs[self._font.getGlyphName(gid)].draw(
            TransformPen(pen, (self._scale, 0, 0, -self._scale, 0, 0))
        )
        return str(pen.getCommands())

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401, fontTools has no types
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        return TTFont(self.path, lazy=True)

    @cached_property
    def _glyphs(self) -> Any:  # noqa: ANN401
        return self._font.getGlyphSet()

    @cached_property
    def _scale(self) -> float:
        return 1000 / float(self._font["head"].unitsPerEm)

    @cached_property
    def _ids(self) -> dict[int, int]:
        return {char: self._font.getGlyphID(name) for char, name in self._font.getBestCmap().items()}
