"""What prose says, as a plain line: for bookmarks, running heads and the masthead."""

from __future__ import annotations

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
