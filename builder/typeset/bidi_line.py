"""Lines with words that run from the right: boxes in the order in which they are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from builder.typeset.bidi import in_order, levels
from builder.typeset.box import Box, Ink
from builder.typeset.boxes import IN_CODE
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, hstack
from builder.typeset.mirror import mirrored
from builder.typeset.script import is_shaped

_OBJECT = "\ufffc"
"""What stands for formulas and code among words: none of their letters tells in which direction words run."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stands together on a line: words in one ink and one direction, code, a formula, or white."""

    level: int
    ink: Ink
    content: str | Frame = ""
    """Nothing for white."""
    width: float = 0.0
    """Of white."""

    @property
    def is_words(self) -> bool:
        """Whether it is text that is no code."""
        return isinstance(self.content, str) and self.content != "" and not _is_code(self.ink)

    def more(self, text: str) -> _Atom:
        """Return it with more text at its end."""
        return replace(self, content=f"{self.content}{text}")


def set_bidi_line(boxes: Sequence[Box], start: int, end: int, desk: Desk) -> Frame:
    """Set some of a paragraph's boxes side by side, in order for the eye.

    For a sheet that is read from the right they are set in the mirror, since all of it is seen in one.
    """
    atoms = _atoms(boxes, start, end, desk)
    row = in_order((atom.level, _framed(atoms, index, desk)) for index, atom in enumerate(atoms))
    line = hstack([(0.0, frame) for frame in (reversed(row) if desk.rtl else row)])
    tall = [atom.content for atom in atoms if isinstance(atom.content, Frame)]
    ascent = max((frame.ascent for frame in tall), default=0.0)
    return replace(line, ascent=ascent, descent=max((frame.descent for frame in tall), default=0.0))


def _framed(atoms: Sequence[_Atom], index: int, desk: Desk) -> Frame:
    atom = atoms[index]
    if isinstance(atom.content, Frame):
        frame = mirrored(atom.content) if desk.rtl else atom.content
        return replace(frame, color=frame.color or atom.ink.color)
    if not atom.content:
        return Frame(atom.width)
    if not atom.is_words:
        return desk.directed(atom.content, atom.ink, rtl=False)
    before = _touching(atoms[index - 1].content, -1) if index else ""
    after = _touching(atoms[index + 1].content, 0) if index + 1 < len(atoms) else ""
    return desk.directed(atom.content, atom.ink, rtl=atom.level % 2 == 1, around=(before, after))


def _touching(content: str | Frame, end: int) -> str:
    """Return the word at an end of a text, if its letters may join others."""
    if not isinstance(content, str) or not is_shaped(content[end:][:1]):
        return ""
    return content.split(" ")[end]


def _atoms(boxes: Sequence[Box], start: int, end: int, desk: Desk) -> list[_Atom]:
    """Return the atoms of a line in the order of reading; levels are those of the whole paragraph."""
    shadows = list(_shadows(boxes))
    found = levels("".join(lead + body for lead, body in shadows), rtl=desk.rtl)
    at = sum(len(lead) + len(body) for lead, body in shadows[:start])
    row: list[_Atom] = []
    for index in range(start, end):
        box, (lead, body) = boxes[index], shadows[index]
        if index > start:
            _add_white(row, box, lead, found[at : at + len(lead)])
        at += len(lead)
        _add_content(row, box, found[at : at + len(body)], follows=index > start and _follows(box))
        at += len(body)
    if end < len(boxes) and boxes[end].tail:
        row[-1] = row[-1].more(boxes[end].tail)
    return row


def _shadows(boxes: Sequence[Box]) -> Iterator[tuple[str, str]]:
    """Yield what a box is among the paragraph's words: (what is before it, what it is)."""
    for index, box in enumerate(boxes):
        lead = box.bridge or (" " if box.space and index else "")
        hidden = not isinstance(box.content, str) or _is_code(box.ink)
        count = len(box.content) if isinstance(box.content, str) else 1
        yield (_OBJECT if lead and _follows(box) else lead), (_OBJECT * count if hidden else str(box.content))


def _follows(box: Box) -> bool:
    """Tell whether a box goes on with the formula, or the code, that the one before it is part of."""
    if isinstance(box.content, str):
        return _is_code(box.ink) and box.cost == IN_CODE
    return box.content.text == ""


def _is_code(ink: Ink) -> bool:
    return ink.role in {Role.CODE, Role.CODE_STRONG, Role.CODE_EMPHASIS}


def _add_white(row: list[_Atom], box: Box, lead: str, found: Sequence[int]) -> None:
    if box.bridge:
        row.extend(_Atom(level, box.ink, text) for level, text in _runs(lead, found))
    elif lead and not _follows(box):
        row.append(_Atom(found[0], box.ink, width=box.space))


def _add_content(row: list[_Atom], box: Box, found: Sequence[int], *, follows: bool) -> None:
    """Add a box: joined to the atom it goes on with, words joined to words of the same ink and direction."""
    if isinstance(box.content, Frame):
        before = row.pop().content if follows else None
        whole = (
            hstack([(0.0, before), (box.space, box.content)]) if isinstance(before, Frame) else box.content
        )
        row.append(_Atom(found[0], box.ink, whole))
        return
    if _is_code(box.ink):
        if follows:
            row[-1] = row[-1].more((" " if box.space else "") + box.content)
        else:
            row.append(_Atom(found[0], box.ink, box.content))
        return
    for level, text in _runs(box.content, found):
        _add_words(row, _Atom(level, box.ink, text))


def _add_words(row: list[_Atom], words: _Atom) -> None:
    white = len(row) > 1 and not row[-1].content and row[-1].level == words.level
    last = row[-2] if white else row[-1] if row else None
    if last and last.is_words and (last.level, last.ink) == (words.level, words.ink):
        del row[-2 if white else -1 :]
        row.append(last.more((" " if white else "") + str(words.content)))
    else:
        row.append(words)


def _runs(text: str, found: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield (level, characters) of stretches of one level."""
    for level, group in groupby(zip(found, text, strict=True), key=lambda pair: pair[0]):
        yield level, "".join(char for _, char in group)
