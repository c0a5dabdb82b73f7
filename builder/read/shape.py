"""The shapes that fields have: a text, a list, names with values, one of a few words."""

from __future__ import annotations

from collections.abc import Callable, Collection

from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.node import Mapping, Node, Scalar, Sequence
from builder.read.reading import Reader, Reading, T
from builder.read.scalar import text_of
from builder.read.suggest import suggestion

Key = Callable[[Scalar], Reading[Text | None]]


def text(node: Node, name: str) -> Reading[Text | None]:
    """Read a text that says something."""
    match node:
        case Scalar():
            if node.value and not node.value.isspace():
                return text_of(node)
            yield empty(node, name)
        case Mapping() | Sequence():
            hint = "put the value in quotes" if node.flow else "write it on one line, or below a '|'"
            yield wrong_shape(node, name, "a text", hint)
    return None


def listed(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of a list of what the given one reads; items that cannot be read are left out."""

    def read(node: Node, name: str) -> Reading[tuple[T, ...] | None]:
        items = yield from sequence(node, name)
        if items is None:
            return None
        found: list[T] = []
        for item in items:
            value = yield from reader(item, f"an item of {name}")
            if value is not None:
                found.append(value)
        return tuple(found)

    return read


def one_or_more(node: Node, name: str) -> Reading[tuple[Text, ...] | None]:
    """Read a text, or a list of texts."""
    if not isinstance(node, Scalar):
        return (yield from listed(text)(node, name))
    only = yield from text(node, name)
    return None if only is None else (only,)


def named(key: Key, reader: Reader[T]) -> Reader[tuple[tuple[Text, T], ...]]:
    """Return a reader of a mapping from names to what the given one reads."""

    def read(node: Node, name: str) -> Reading[tuple[tuple[Text, T], ...] | None]:
        pairs = yield from mapping(node, name)
        if pairs is None:
            return None
        found: list[tuple[Text, T]] = []
        for scalar, value in pairs.pairs:
            word = yield from key(scalar)
            meant = yield from reader(value, f"'{scalar.value}'")
            if word is not None and meant is not None:
                found.append((word, meant))
        return tuple(found)

    return read


def sequence(node: Node, name: str) -> Reading[tuple[Node, ...] | None]:
    """Read a list with at least one item."""
    match node:
        case Sequence(items=items) if items:
            return items
        case Scalar() if is_absent(node):
            yield empty(node, name)
        case Scalar(style="", value=value):
            yield wrong_shape(node, name, "a list", f"write [{value}], or an item a line, each behind '- '")
        case Sequence():
            yield empty(node, name)
        case _:
            yield wrong_shape(node, name, "a list", "write an item a line, each behind '- '")
    return None


def mapping(node: Node, name: str) -> Reading[Mapping | None]:
    """Read a mapping with at least one key."""
    match node:
        case Mapping(pairs=pairs) if pairs:
            return node
        case Mapping():
            yield empty(node, name)
        case Scalar() if is_absent(node):
            yield empty(node, name)
        case _:
            yield wrong_shape(node, name, "a mapping", "write {key: value}, or a 'key: value' a line")
    return None


def one_of(words: Collection[str]) -> Reader[Text]:
    """Return a reader of one of a few words."""

    def read(node: Node, name: str) -> Reading[Text | None]:
        word = yield from text(node, name)
        if word is None or word.value in words:
            return word
        yield Problem(
            Code.UNKNOWN_WORD,
            f"'{word}' is none of {', '.join(words)}",
            word.span(),
            suggestion(word.value, words, "choose one of them"),
        )
        return None

    return read


def is_absent(node: Node) -> bool:
    """Return whether nothing is written where a value could be."""
    return isinstance(node, Scalar) and not node.value and not node.style


def empty(node: Node, name: str) -> Problem:
    """Say that a field says nothing."""
    return Problem(Code.EMPTY, f"{name} is empty", node.span(), "give it a value, or take it out")


def wrong_shape(node: Node, name: str, wanted: str, hint: str) -> Problem:
    """Say what a field is and what it should be."""
    match node:
        case Scalar():
            given = "a single value"
        case Sequence():
            given = "a list"
        case Mapping():
            given = "a mapping"
    return Problem(Code.WRONG_SHAPE, f"{name} must be {wanted}, not {given}", node.span(), hint)
