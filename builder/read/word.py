"""Words that must be spelt in a certain way: ids and the names of symbols."""

from __future__ import annotations

import re

from builder.model.language import CONSTANTS
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.node import Node, Scalar
from builder.read.reading import Reading
from builder.read.scalar import text_of
from builder.read.shape import text

SELF = "self"
"""This entry's own formula, so no id and no symbol."""

_ID = re.compile(r"[a-z0-9-]+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def entry_id(node: Node, name: str) -> Reading[Text | None]:
    """Read the id of an entry, a row, a column or a part: `[a-z0-9-]+`."""
    found = yield from text(node, name)
    if found is None or is_id(found.value):
        return found
    yield _bad_id(found)
    return None


def is_id(word: str) -> bool:
    """Return whether a word can be an id."""
    return _ID.fullmatch(word) is not None and word != SELF


def id_of_key(key: Scalar) -> Reading[Text | None]:
    """Read a key that is an id."""
    return entry_id(key, "an id")


def reference(node: Node, name: str) -> Reading[Text | None]:
    """Read `self` or the id of an entry."""
    if isinstance(node, Scalar) and node.value == SELF:
        return text_of(node)
    return (yield from entry_id(node, name))


def symbol(node: Node, name: str) -> Reading[Text | None]:
    """Read the name of a symbol, as it stands in formulas."""
    found = yield from text(node, name)
    if found is None:
        return None
    if found.value in CONSTANTS or found.value == SELF:
        hint = "choose another name; how it prints is said by tex: under symbols:"
        yield Problem(Code.BAD_NAME, f"'{found}' has a meaning of its own in formulas", found.span(), hint)
    elif not _NAME.fullmatch(found.value):
        hint = "use the letters A to Z, digits and _, a letter first"
        hint += "" if found.value.isascii() else "; its sign is said by tex: under symbols:"
        yield Problem(Code.BAD_NAME, f"'{found}' cannot be a name in formulas", found.span(), hint)
    else:
        return found
    return None


def symbol_of_key(key: Scalar) -> Reading[Text | None]:
    """Read a key that is the name of a symbol."""
    return symbol(key, "a name")


def _bad_id(found: Text) -> Problem:
    """Say how an id is spelt, with the nearest one that would do."""
    if found.value == SELF:
        return Problem(Code.BAD_ID, "'self' means the entry's own formula", found.span(), "choose another id")
    near = re.sub(r"[^a-z0-9]+", "-", found.value.lower()).strip("-")
    hint = f"write '{near}'" if near and near != SELF else "choose one of a-z, 0-9 and -"
    return Problem(Code.BAD_ID, f"'{found}' is no id: ids are made of a-z, 0-9 and -", found.span(), hint)
