"""The sheet as a PDF: frames painted on a ReportLab canvas, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab import rl_config

from builder.typeset.fonts import Fonts
from builder.typeset.frame import Glyph, Run
from builder.typeset.pages import Typeset
from builder.typeset.script import reads_rightward
from builder.write.pdf_painter import Painter


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a reader shows of the document before its first page."""

    title: str
    author: str
    subject: str
    language: str


def write_pdf(typeset: Typeset, fonts: Fonts, metadata: Metadata) -> bytes:
    """Return the sheet as a PDF file: the same sheet, the same bytes.

    Formulas are text in an embedded part of their font and copy as their linear form; links
    and bookmarks lead to entries and chapters.
    """
    rl_config.useA85 = 0  # streams as they are: a quarter smaller
    first = typeset.pages[0].frame
    lettered = [leaf for _, _, leaf, _ in first.leaves() if isinstance(leaf, Run | Glyph)]
    font = next((leaf.font for leaf in lettered if isinstance(leaf, Run)), lettered[0].font)
    painter = Painter((first.width, first.ascent), fonts, font, metadata.language)
    painter.setTitle(metadata.title)
    painter.setAuthor(metadata.author)
    painter.setSubject(metadata.subject)
    painter.setCreator("Proofdeck")
    painter.setViewerPreference("DisplayDocTitle", "true")
    if reads_rightward(metadata.language):
        painter.setViewerPreference("Direction", "R2L")
    for page in typeset.pages:
        painter.setPageSize((page.frame.width, page.frame.ascent))
        painter.paint(page.frame)
        painter.addPageLabel(painter.getPageNumber() - 1, prefix=page.label)
        painter.showPage()
    for bookmark in typeset.outline:
        painter.addOutlineEntry(bookmark.title, bookmark.anchor, bookmark.level, closed=bookmark.level == 0)
    return painter.to_bytes()
