"""The lines at the head and foot of every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.model.block import Block, Lead, Marked, Sheet
from builder.model.piece import Display, Labelled
from builder.model.verdict import Verdict
from builder.typeset.desk import Desk
from builder.typeset.display import MARKS
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, hstack

_VERDICTS = {
    Verdict.PROVED: "proved, sums for the sizes tried",
    Verdict.AGREES: "agrees at random points",
    Verdict.UNCHECKED: "unchecked",
}
_WORD_GAP = 0.4
"""Between a mark and what it means, in ems."""


def running_head(title: str, chapters: Sequence[str], desk: Desk) -> Frame:
    """Set the sheet's name at the left and the page's chapters at the right.

    The baseline is the page's foot.
    """
    layout = desk.layout
    page, size, color = layout.page, layout.size.tiny, layout.color
    name = desk.words(title, desk.ink(color.muted, size=size))
    range_ = " – ".join(dict.fromkeys((*chapters[:1], *chapters[-1:])))
    right = desk.words(range_, desk.ink(color.navy, role=Role.STRONG, size=size))
    y = page.height - page.head
    parts = ((page.margin, y, name), (page.width - page.margin - right.width, y, right))
    return Frame(page.width, page.height, 0.0, parts)


def standing_foot(sheet: Sheet, desk: Desk) -> Frame:
    """Set what stands at the foot of every page: the sheet's name and edition, the marks that it uses.

    The baseline is the page's foot.
    """
    layout = desk.layout
    page, muted = layout.page, desk.ink(layout.color.muted, size=layout.size.tiny)
    name = desk.words(" · ".join(filter(None, (sheet.title, sheet.edition))), muted)
    left = max(page.column_left(1), page.margin + name.width + layout.space.key)
    parts = ((page.margin, page.foot, name), (left, page.foot, _key(sheet, desk)))
    return Frame(page.width, page.height, 0.0, parts)


def running_foot(standing: Frame, number: int, count: int, desk: Desk) -> Frame:
    """Add page p/N to what stands at the foot of every page."""
    layout = desk.layout
    page, size, color = layout.page, layout.size.tiny, layout.color
    muted = desk.ink(color.muted, size=size)
    at = desk.words(str(number), desk.ink(color.ink, role=Role.STRONG, size=size))
    of = desk.words(f"/{count}", muted)
    right = page.width - page.margin - of.width
    parts = (
        *standing.parts,
        (right - at.width, page.foot, at),
        (right, page.foot, of),
    )
    return Frame(page.width, page.height, 0.0, parts)


def _key(sheet: Sheet, desk: Desk) -> Frame:
    """Explain the marks that the sheet uses, and no others."""
    layout = desk.layout
    size, color = layout.size.tiny, layout.color
    muted = desk.ink(color.muted, size=size)
    row: list[tuple[float, Frame]] = []
    for mark, meaning, ink in _meanings(sheet, desk):
        gap = layout.space.key if row else 0.0
        row.append((gap, desk.words(mark, desk.ink(ink, role=Role.STRONG, size=size))))
        row.append((_WORD_GAP * size, desk.words(meaning, muted)))
    return hstack(row)


def _meanings(sheet: Sheet, desk: Desk) -> Iterable[tuple[str, str, str]]:
    color = desk.layout.color
    blocks = [block for chapter in sheet.chapters for block in chapter.blocks]
    verdicts = {verdict for block in blocks for verdict in _verdicts(block)}
    for verdict, meaning in _VERDICTS.items():
        if verdict in verdicts:
            yield MARKS[verdict], meaning, color.navy
    if any(isinstance(part, Labelled) and part.label == "See" for block in blocks for part in block.parts):
        yield "→", "see", color.navy
    if any(block.lead is Lead.MARKED and block.mark == "×" for block in blocks):
        yield "×", "mistake", color.rust


def _verdicts(block: Block) -> Iterable[Verdict]:
    for part in block.parts:
        pieces = part.said if isinstance(part, Marked) else (part,)
        for piece in pieces:
            if isinstance(piece, Display) and piece.verdict:
                yield piece.verdict
