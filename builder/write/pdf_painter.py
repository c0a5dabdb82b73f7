"""Paints frames on a ReportLab canvas."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any, assert_never

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from builder.typeset.fonts import Fonts
from builder.typeset.frame import Area, Frame, Glyph, Image, Leaf, Rule, Run, Stroke
from builder.write.pdf_font import GlyphFont
from builder.write.pdf_image import draw_image

_AROUND = 1.0
"""What a click may miss a link's words by."""
_SAME = 0.005
"""What two places may differ by, in points, and be the same when they are written."""
_ABOVE = 6.0
"""White that is shown above a place that a link leads to."""


class Painter(Canvas):
    """A canvas that takes frames.

    Operators are written as they come: text in text objects, which end where a rule begins.
    """

    _doc: Any
    """ReportLab's document, which its types leave out."""

    def __init__(self, size: tuple[float, float], fonts: Fonts, first: str, language: str) -> None:
        # without a font of the sheet's own ReportLab names Helvetica, which is not embedded
        self._fonts = fonts
        self._embedded: dict[str, GlyphFont] = {}
        self._known: dict[str, dict[str, tuple[tuple[int, str], ...]]] = {}
        pdfmetrics.registerFont(self._font(first))
        # words of drawings are shown by ReportLab, in the font that it has known longest
        known = pdfmetrics.getFont(first)
        if isinstance(known, GlyphFont) and known.path == self._font(first).path:
            self._embedded[first] = known
        super().__init__(
            BytesIO(),
            size,
            pageCompression=1,
            invariant=1,
            initialFontName=first,  # type: ignore[arg-type]  # its types take the name for a number
            lang=language,
        )
        self._first = first
        self._ops: list[str] = []
        self._face: tuple[str, float] | None = None
        self._fill = self._line = ""
        self._in_text = False
        self._spoken = False

    def paint(self, page: Frame) -> None:
        """Paint a page whose baseline is its foot."""
        self._face, self._fill, self._line = None, "", ""
        self._frame(page, 0.0, 0.0, "#000000")
        self._end_text()
        self._write()

    def _write(self) -> None:
        """Hand what was painted so far to the canvas."""
        self.addLiteral("\n".join(self._ops))
        self._ops = []

    def to_bytes(self) -> bytes:
        """Return the document; nothing can be painted afterwards."""
        return bytes(self.getpdfdata())  # type: ignore[no-untyped-call]

    def _frame(self, frame: Frame, x: float, y: float, color: str) -> None:
        color = frame.color or color
        if frame.anchor:
            self.bookmarkPage(frame.anchor, fit="XYZ", left=0, top=y + frame.ascent + _ABOVE)
        if frame.link:
            corners = (x - _AROUND, y - frame.descent, x + frame.width + _AROUND, y + frame.ascent)
            self.linkRect("", frame.link, corners, relative=0)
        says = frame.text is not None and not self._spoken
        if says:
            self._end_text()
            said = "FEFF" + (frame.text or "").encode("utf-16-be").hex().upper()
            self._ops.append(f"/Span <</ActualText <{said}>>> BDC")
            self._spoken = True
        if self._spoken or not _is_shaped(frame):
            for dx, dy, part in frame.parts:
                self._part(part, x + dx, y + dy, color)
        else:
            self._shaped(frame, x, y, color)
        if says:
            self._end_text()
            self._ops.append("EMC")
            self._spoken = False

    def _part(self, part: Frame | Leaf, x: float, y: float, color: str) -> None:
        match part:
            case Frame():
                self._frame(part, x, y, color)
            case Glyph():
                self._place(x, y, color)
                font = self._font(part.font)
                char = font.silent_char if self._spoken else font.char
                self._show(font, part.size, char(part.gid, part.char), {})
            case Run():
                self._run(part, x, y, color)
            case Rule():
                self._end_text()
                self._color(color)
                self._ops.append(f"{_n(x)} {_n(y)} {_n(part.width)} {_n(part.height)} re f")
            case Stroke():
                self._stroke(part, x, y, color)
            case Area():
                self._end_text()
                self._color(color)
                points = [f"{_n(x + dx)} {_n(y + dy)} l" for dx, dy in part.points]
                self._ops.append(f"{_n(x)} {_n(y)} m {' '.join(points)} f")
            case Image():
                self._end_text()
                self._write()
                draw_image(self, part, x, y, self._first)
            case _:
                assert_never(part)

    def _shaped(self, frame: Frame, x: float, y: float, color: str) -> None:
        """Paint letters that HarfBuzz has placed, those on one height in one go, lest words fall apart.

        What says nothing is no text: a letter beside it says it too.
        """
        placed = [(dx, dy, part) for dx, dy, part in frame.parts if isinstance(part, Glyph)]
        said = [place for place in placed if place[2].char]
        for (dy, name, size), group in groupby(
            said, key=lambda place: (place[1], place[2].font, place[2].size)
        ):
            row, font = list(group), self._font(name)
            ends = [dx + font.advance(glyph.gid) * size for dx, _, glyph in row]
            kerns = {at: row[at + 1][0] - end for at, end in enumerate(ends[:-1])}
            self._place(x + row[0][0], y + dy, color)
            text = "".join(font.char(glyph.gid, glyph.char) for _, _, glyph in row)
            self._show(font, size, text, {at: kern for at, kern in kerns.items() if abs(kern) > _SAME})
        for dx, dy, glyph in placed:
            if not glyph.char:
                self._shape(glyph, x + dx, y + dy, color)

    def _shape(self, glyph: Glyph, x: float, y: float, color: str) -> None:
        """Paint a glyph as a mere shape."""
        self._end_text()
        self._color(color)
        scale = glyph.size / 1000
        for operator, points in self._font(glyph.font).outlines.curves(glyph.gid):
            row = (f"{_n(x + dx * scale)} {_n(y + dy * scale)}" for dx, dy in points)
            self._ops.append(" ".join((*row, operator)))
        self._ops.append("f")

    def _run(self, run: Run, x: float, y: float, color: str) -> None:
        self._place(x, y, color)
        if run.tracking:
            self._ops.append(f"{_n(run.tracking)} Tc")
        self._show(self._font(run.font), run.size, run.text, dict(run.kerns))
        if run.tracking:
            self._ops.append("0 Tc")

    def _place(self, x: float, y: float, color: str) -> None:
        """Say where the next text stands, and in which colour."""
        if not self._in_text:
            self._ops.append("BT")
        self._in_text = True
        self._color(color)
        self._ops.append(f"1 0 0 1 {_n(x)} {_n(y)} Tm")

    def _show(self, font: GlyphFont, size: float, text: str, kerns: dict[int, float]) -> None:
        """Show text, in one go for each subset of the font that it needs."""
        subset, row = -1, ""
        for found, codes in self._coded(font, text, kerns, size):
            if found != subset:
                self._flush(row)
                subset, row = found, ""
                self._set_face(font.getSubsetInternalName(subset, self._doc), size)
            row += codes
        self._flush(row)

    def _coded(
        self, font: GlyphFont, text: str, kerns: dict[int, float], size: float
    ) -> Iterator[tuple[int, str]]:
        """Yield (subset, elements of a TJ array)."""
        start = 0
        for index in (*sorted(kerns), len(text) - 1):
            coded = self._codes(font, text[start : index + 1])
            yield from coded
            if index in kerns:
                yield coded[-1][0], _n(-1000 * kerns[index] / size)
            start = index + 1

    def _codes(self, font: GlyphFont, text: str) -> tuple[tuple[int, str], ...]:
        """Return (subset, string) of a text, whose codes stay what they are once they were given out."""
        known = self._known.setdefault(font.fontName, {})
        if text not in known:
            split = font.splitString(text, self._doc)
            known[text] = tuple((subset, f"<{codes.hex()}>") for subset, codes in split)
        return known[text]

    def _flush(self, row: str) -> None:
        if row:
            single = row.count("<") == 1 and row.endswith(">")
            self._ops.append(f"{row} Tj" if single else f"[{row}] TJ")

    def _set_face(self, name: str, size: float) -> None:
        if self._face != (name, size):
            self._ops.append(f"{name} {_n(size)} Tf")
            self._face = (name, size)

    def _stroke(self, stroke: Stroke, x: float, y: float, color: str) -> None:
        self._end_text()
        if color != self._line:
            self._ops.append(f"{_rgb(color)} RG")
            self._line = color
        dash = " ".join(map(_n, stroke.dash))
        points = [f"{_n(x + dx)} {_n(y + dy)} l" for dx, dy in stroke.points]
        self._ops.append(f"{_n(stroke.thickness)} w [{dash}] 0 d {_n(x)} {_n(y)} m {' '.join(points)} S")

    def _color(self, color: str) -> None:
        if color != self._fill:
            self._ops.append(f"{_rgb(color)} rg")
            self._fill = color

    def _end_text(self) -> None:
        if self._in_text:
            self._ops.append("ET")
        self._in_text = False

    def _font(self, name: str) -> GlyphFont:
        if name not in self._embedded:
            self._embedded[name] = GlyphFont(name, self._fonts.file(name))
        return self._embedded[name]


def _is_shaped(frame: Frame) -> bool:
    return len(frame.parts) > 1 and all(isinstance(part, Glyph) for _, _, part in frame.parts)


def _rgb(color: str) -> str:
    return " ".join(_n(int(color[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


def _n(value: float, digits: int = 2) -> str:
    """Return a number as PDF writes it."""
    text = f"{value:.{digits}f}"
    if text[-1] != "0":
        return text
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
