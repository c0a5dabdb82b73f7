"""Which entries a block refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from builder.model.block import Block, Marked
from builder.model.piece import (
    Code,
    Display,
    Items,
    Labelled,
    Legend,
    Link,
    Picture,
    Piece,
    Plot,
    Prose,
    Table,
)


def references(block: Block) -> tuple[str, ...]:
    """Return the ids of the entries that a block links to, each once, in order."""
    prose = [block.title, *([block.aside] if block.aside else []), *_prose(block.parts)]
    inlines = (inline for paragraph in prose for inline in paragraph.inlines)
    return tuple(dict.fromkeys(inline.entry for inline in inlines if isinstance(inline, Link)))


def _prose(parts: Iterable[Piece | Marked]) -> Iterator[Prose]:
    for part in parts:
        match part:
            case Prose():
                yield part
            case Items():
                yield from part.items
            case Labelled() | Marked():
                yield from _prose(part.said)
            case Legend():
                yield from (meaning for _, meaning in part.symbols)
            case Table():
                yield from part.head
                yield from (cell for row in part.rows for cell in row if isinstance(cell, Prose))
            case Display() | Code() | Plot() | Picture():
                pass
            case _:
                assert_never(part)
