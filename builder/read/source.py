"""A source file as characters: decoded, with plain line breaks, or refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.codes import Code

MOST_BYTES = 16 * 2**20
"""Of one file; a deck of 20,000 entries fits."""

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")
_FOREIGN_BREAKS = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator"}
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not print, the breaks that editors do not count as lines, and marks of byte order."""


@dataclass(frozen=True, slots=True)
class Source:
    """The characters of one file."""

    path: str
    text: str = field(repr=False)
    """Without a byte order mark; every line break is a line feed."""

    def span(self, start: int, length: int = 1) -> Span:
        """Return the place of an offset into the text."""
        line = self.text.count("\n", 0, start) + 1
        return Span(self.path, line, start - self.text.rfind("\n", 0, start), max(1, length))


def source_of(raw: bytes, path: str) -> Source | Problem:
    """Decode the bytes of a file as UTF-8, or say where they are something else.

    A byte order mark at the start is dropped; CR LF and CR become line feeds, so that
    columns are those an editor shows.
    """
    if len(raw) > MOST_BYTES:
        return Problem(
            Code.TOO_LARGE,
            f"the file has {len(raw) / 2**20:.0f} MiB, more than the {MOST_BYTES // 2**20} that are read",
            Span(path, 1, 1),
            "split it into several sections",
        )
    if raw[:2] in _WIDE or b"\x00" in raw[:2]:
        return Problem(Code.ENCODING, "the file is not UTF-8", Span(path, 1, 1), "save it as UTF-8")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = Source(path, _with_plain_breaks(raw[: error.start].decode()))
        return Problem(
            Code.ENCODING,
            f"byte 0x{raw[error.start]:02X} is not UTF-8",
            before.span(len(before.text)),
            "save the file as UTF-8",
        )
    source = Source(path, _with_plain_breaks(text))
    found = _FORBIDDEN.search(source.text)
    return source if found is None else _forbidden(source, found.start())


def _with_plain_breaks(text: str) -> str:
    """Return the text without a byte order mark, every line ended by a line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _forbidden(source: Source, offset: int) -> Problem:
    """Say what the character at the offset is."""
    character = source.text[offset]
    name = _FOREIGN_BREAKS.get(character) or unicodedata.name(character, "control character").lower()
    hint = "replace it by a plain line break" if character in _FOREIGN_BREAKS else "delete it"
    return Problem(
        Code.CONTROL_CHARACTER,
        f"U+{ord(character):04X} ({name}) has no place here",
        source.span(offset),
        hint,
    )
