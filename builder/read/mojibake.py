"""Letters that were UTF-8 once and were read as something else since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.read.codes import Code
from builder.read.source import Source

_HIGH = bytes(range(0x80, 0xC0))
_WESTERN = re.escape(_HIGH.decode("cp1252", "ignore"))
_GREEK = re.escape(_HIGH.decode("cp1253", "ignore"))
_SUSPECTS = (
    # The lead bytes of Latin, Greek, typographic and pictorial letters, as the code pages show them.
    (
        re.compile(f"[ÂÃÄÅÎÏ][\x80-\xbf{_WESTERN}]|â[\x80-\xbf{_WESTERN}]{{2}}|ð[\x80-\xbf{_WESTERN}]{{3}}"),
        "cp1252",
    ),
    (re.compile(f"[ΞΟ][{_GREEK}]"), "cp1253"),
)
_CUT_SHORT = re.compile("â€")
"""The start of a quotation mark or dash whose last byte was lost."""


def mojibake(source: Source) -> Iterator[Problem]:
    """Warn, once for each, of letters that look like UTF-8 read in another encoding."""
    if source.text.isascii():
        return
    seen: set[str] = set()
    for pattern, encoding in _SUSPECTS:
        for found in pattern.finditer(source.text):
            meant = _read_again(found[0], encoding)
            if meant is not None and found[0] not in seen:
                seen.add(found[0])
                yield _warning(source, found.start(), found[0], f"was {meant!r} meant?")
    for found in _CUT_SHORT.finditer(source.text):
        if not any(source.text.startswith(whole, found.start()) for whole in seen):
            seen.add(found[0])
            yield _warning(source, found.start(), found[0], "type the character anew")


def _read_again(text: str, encoding: str) -> str | None:
    """Return what the text says if its bytes are read as UTF-8, or None if nothing."""
    # A control character stands for the bytes that the code page has no letter for.
    raw = b"".join(
        letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode(encoding) for letter in text
    )
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _warning(source: Source, offset: int, text: str, hint: str) -> Problem:
    """Warn of the text at the offset."""
    return Problem(
        Code.MOJIBAKE,
        f"'{text}' looks like UTF-8 that was read in another encoding",
        source.span(offset, len(text)),
        hint,
        Severity.WARNING,
    )
