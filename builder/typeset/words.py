"""Plain words: what prose says in one line, and quotation marks as printers set them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from builder.model.piece import Break, Inline, Link, Math, Prose, Verbatim, Words


def plain(prose: Prose) -> str:
    """Return the characters of a paragraph, formulas in their linear form."""
    return "".join(_said(prose.inlines))


def _said(inlines: Iterable[Inline]) -> Iterable[str]:
    for inline in inlines:
        match inline:
            case Words() | Verbatim():
                yield inline.text
            case Math():
                yield inline.linear
            case Link():
                yield from _said(inline.inlines)
            case Break():
                yield " "
            case _:
                assert_never(inline)


_OPENING = re.compile(r"(?<![^\s(\[–—/])(['\"])(?=\S)")
_CURLS = {"'": "‘’", '"': "“”"}


def curled(text: str) -> str:
    """Return text with typewriter quotes and apostrophes as their printed forms, as TeX has it."""
    if "'" not in text and '"' not in text:
        return text
    text = _OPENING.sub(lambda match: _CURLS[match[1]][0], text)
    return text.replace("'", "’").replace('"', "”")
