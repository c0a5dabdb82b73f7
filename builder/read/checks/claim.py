"""What the readers of several checks share."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from builder.model.check import Binding
from builder.model.formula import Formula
from builder.model.problem import Problem
from builder.model.span import Span, Text
from builder.model.symbol import Symbol
from builder.read.codes import Code
from builder.read.expression import expression
from builder.read.fields import Fields, fields_of
from builder.read.node import Node
from builder.read.reading import Reader, Reading, T
from builder.read.shape import sequence
from builder.read.word import entry_id

BESIDE = ("where", "let", "symbols")
"""What may stand beside the word of any check."""


class Beside(TypedDict):
    """What every check carries."""

    span: Span
    where: tuple[tuple[Text, Text], ...]
    let: tuple[Binding, ...]
    symbols: tuple[Symbol, ...]


def parts_of(node: Node, word: str, known: Collection[str]) -> Reading[Fields | None]:
    """Read what a check's word is given, a mapping of known keys."""
    beside = {key: f"write '{key}' beside '{word}', not within it" for key in BESIDE}
    return fields_of(node, f"'{word}'", known, beside)


def gives(fields: Fields) -> Reading[Formula | Text | None]:
    """Read `is`, an expression, or `ref`, the entry whose formula it is."""
    given, ref = fields.mapping.get("is"), fields.mapping.get("ref")
    if given is not None and ref is not None:
        message = f"{fields.what} has both 'is' and 'ref'"
        yield Problem(Code.WRONG_SHAPE, message, ref.span(), "keep one of the two", also=given.span())
    if ref is not None:
        return (yield from fields.wanted("ref", entry_id))
    return (yield from fields.needed("is", expression))


def pair(node: Node, name: str, reader: Reader[T], example: str) -> Reading[tuple[T, T] | None]:
    """Read a list of two."""
    items = yield from sequence(node, name)
    if items is None:
        return None
    if len(items) != 2:  # noqa: PLR2004, a pair
        message = f"{name} must be a list of two, not of {len(items)}"
        yield Problem(Code.WRONG_SHAPE, message, node.span(), f"write {example}")
        return None
    first = yield from reader(items[0], f"an item of {name}")
    second = yield from reader(items[1], f"an item of {name}")
    return None if first is None or second is None else (first, second)
