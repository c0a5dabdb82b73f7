"""Fonts in the PDF: subsets addressed by character or by glyph, which copy as what they show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from builder.typeset.outline import Outlines

_PRIVATE = 0x100000
"""The first of the private characters that stand for glyphs, one a glyph id."""
_AGAIN = 0xF0000
"""The first of those for glyphs that copy as more than one text."""
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04"
_ALPHABETS = "\U0001d400"
"""Mathematical letters and digits begin here."""
_BATCH = 100
"""The most that a CMap may list at once (Adobe Technical Note 5014)."""
_FRAME = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{lists}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class GlyphFont(TTFont):
    """A TrueType font embedded in part.

    ReportLab reaches glyphs through the face's character map, so a glyph that is asked for
    by its id gets a private character of its own.  ReportLab's ToUnicode map is not valid
    above U+FFFF; ours is, and says ligatures letter by letter.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=0, shapable=False)
        self.path = path
        self.outlines = Outlines(path)
        self._said: dict[int, str] = {}
        self._codes: dict[tuple[int, str], int] = {}

    def char(self, gid: int, text: str) -> str:
        """Return a private character that shows a glyph; `text` is what it copies as."""
        if (gid, text) not in self._codes:
            code = _PRIVATE + gid
            if code in self._said:
                code = _AGAIN + len(self._codes)
            self._codes[gid, text] = code
            self._said[code] = _plain(text)
            self.face.charToGlyph[code] = gid
            self.face.charWidths[code] = self.face.hmetrics[gid][0] * 1000 / self.face.unitsPerEm
        return chr(self._codes[gid, text])

    def advance(self, gid: int) -> float:
        """Return how wide a glyph is, in ems."""
        return float(self.face.hmetrics[gid][0] / self.face.unitsPerEm)

    def silent_char(self, gid: int, text: str) -> str:
        """Return any private character that shows a glyph, which copies as part of a whole."""
        code = _PRIVATE + gid
        return chr(code) if code in self._said else self.char(gid, text)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802, ReportLab's name
        """Write the font's subsets into the document."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        objects: dict[str, Any] = doc.idToObject
        fonts = objects["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            base = fonts[name].BaseFont
            objects[f"toUnicodeCMap:{base}"].content = _to_unicode(base, map(self._says, subset))

    def _says(self, code: int) -> str:
        if code in self._said:
            return self._said[code]
        return _plain(chr(code)) if 0 < code < _AGAIN else ""


def _plain(text: str) -> str:
    """Return ligatures and letters of formulas as the letters that a search is for."""
    return "".join(
        unicodedata.normalize("NFKC", char) if char in _LIGATURES or char >= _ALPHABETS else char
        for char in text
    )


def _to_unicode(name: str, texts: Iterator[str]) -> str:
    """Return the CMap that gives each code of a subset its text, as UTF-16BE."""
    rows = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts) if text
    ]
    batches = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
    lists = "\n".join("\n".join([f"{len(batch)} beginbfchar", *batch, "endbfchar"]) for batch in batches)
    return _FRAME.format(name=name, lists=lists)
