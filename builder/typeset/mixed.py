"""A text in which letters change with their neighbours or run from the right, set on one line.

Each part is set as it asks for: by HarfBuzz what is shaped, and all that runs from the right, for its
brackets are turned; the rest a glyph a character, as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category

from builder.typeset.bidi import in_order, levels
from builder.typeset.face import Face, run_of
from builder.typeset.frame import Frame, Run
from builder.typeset.script import is_shaped
from builder.typeset.shaping import Stretch, by_script, shape

_WHITE = re.compile("( +)")
_Part = tuple[float, Run | Frame]
"""(width, what is shown)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """A text at a size, with the faces that are chosen for its characters."""

    text: str
    size: float
    rtl: bool
    """Whether the text as a whole reads from the right."""
    around: tuple[str, str]
    """Letters in another ink that the first and the last word are joined to."""
    choose: Callable[[str], Face]

    def line(self) -> tuple[float, list[tuple[float, Run | Frame]]]:
        """Return (width, parts, each with its offset), in order from left to right."""
        x, parts = 0.0, []
        for width, part in in_order(self._parts()):
            parts.append((x, part))
            x += width
        return x, parts

    def _parts(self) -> Iterator[tuple[int, _Part]]:
        """Yield (level, part) in the order of reading."""
        start = 0
        for level, group in groupby(levels(self.text, rtl=self.rtl)):
            end = start + len(list(group))
            found = self._words(start, end) if level % 2 else self._onward(start, end)
            yield from ((level, part) for part in found)
            start = end

    def _onward(self, start: int, end: int) -> Iterator[_Part]:
        """Yield the parts of a text from the left: in one go, if none of it must be shaped."""
        text = self.text[start:end]
        if not is_shaped(text):
            yield from (self._run(face, chars) for face, chars in self._by_face(text))
            return
        for token in filter(None, _WHITE.split(text)):
            parts = list(self._words(start, start + len(token), rtl=False))
            start += len(token)
            yield from [_said_as(token, parts)] if is_shaped(token) else parts

    def _words(self, start: int, end: int, *, rtl: bool = True) -> Iterator[_Part]:
        """Yield what stands in one face and one script, shaped where it must be."""
        for face, chars in self._by_face(self.text[start:end]):
            for part in by_script(chars):
                yield self._shaped(face, start, part, rtl=rtl)
                start += len(part)

    def _shaped(self, face: Face, start: int, part: str, *, rtl: bool) -> _Part:
        if not rtl and not is_shaped(part):
            return self._run(face, part)
        left, right = self.around
        start += len(left)
        stretch = Stretch(left + self.text + right, start, start + len(part), rtl)
        frame = shape(stretch, face.path, self.size * face.scale)
        return frame.width, frame

    def _by_face(self, text: str) -> Iterator[tuple[Face, str]]:
        """Yield stretches in one face; signs are of the face of the first letter, if it has them."""
        main = next((self.choose(char) for char in text if char.isalpha()), None)
        for face, group in groupby(text, key=lambda char: self._face(char, main)):
            yield face, "".join(group)

    def _face(self, char: str, main: Face | None) -> Face:
        known = main and (ord(char) in main.glyphs or category(char) == "Cf")
        return main if main and known and not char.isalpha() else self.choose(char)

    def _run(self, face: Face, text: str) -> _Part:
        run, width = run_of(face, text, self.size * face.scale)
        return width, run


def _said_as(word: str, parts: list[_Part]) -> _Part:
    """Return the parts of a word as one that copies as the word."""
    x, placed = 0.0, []
    for width, part in parts:
        placed.append((x, 0.0, part))
        x += width
    return x, Frame(x, parts=tuple(placed), text=word)
