"""Files that a deck names: below its folder, by a path that means the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from builder.model.deck import Deck
from builder.model.entry import Image
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import text

Fetch = Callable[[str], bytes | None]
"""Gives the bytes of a file below the deck's folder, None if there is no such file."""

MOST_BYTES = 5 * 2**20
"""Of an image."""

_KINDS = (".png", ".jpg", ".jpeg", ".svg")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself, in any folder and with any ending."""
_UNWRITABLE = re.compile(r'[<>:"|?*\x00-\x1f]')


def below(node: Node, name: str) -> Reading[Text | None]:
    """Read the path of a file below the deck's folder."""
    path = yield from text(node, name)
    if path is None:
        return None
    wrong = _wrong_with(path.value)
    if wrong:
        message, hint = wrong
        yield Problem(Code.BAD_PATH, f"'{path}' {message}", path.span(), hint)
        return None
    return path


def _wrong_with(path: str) -> tuple[str, str] | None:
    """Return what is wrong with a path and what to do, None if nothing is."""
    if "\\" in path:
        return "has a backslash", "part folders with /"
    parts = path.split("/")
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path) or ".." in parts:
        return (
            "leads out of the deck's folder",
            "put the file below the folder of deck.yaml and name it from there",
        )
    if _UNWRITABLE.search(path):
        return "has a sign that not every system allows in a file's name", "rename the file"
    if any(part in {"", "."} or part.endswith((" ", ".")) or _DEVICES.fullmatch(part) for part in parts):
        return "is no file name on every system", "rename the file"
    return None


def missing_files(deck: Deck, fetch: Fetch) -> Iterator[Problem]:
    """Yield a problem for each image or font that is not there, or cannot be what it should."""
    for entry in deck.entries():
        if entry.image is not None:
            yield from _image(entry.image, fetch)
    for _, file in deck.fonts:
        if not fetch(file.value):
            yield _missing(file)


def _image(image: Image, fetch: Fetch) -> Iterator[Problem]:
    """Yield what is wrong with an image."""
    if not image.file.value.lower().endswith(_KINDS):
        message = f"'{image.file}' is no PNG, JPEG or SVG"
        yield Problem(Code.BAD_IMAGE, message, image.file.span(), "convert it to one of these")
        return
    raw = fetch(image.file.value)
    if raw is None:
        yield _missing(image.file)
    elif not raw:
        yield Problem(Code.BAD_IMAGE, f"'{image.file}' is an empty file", image.file.span(), "save it anew")
    elif len(raw) > MOST_BYTES:
        size = f"{len(raw) / 2**20:.1f} MiB, more than {MOST_BYTES // 2**20}"
        yield Problem(Code.BAD_IMAGE, f"'{image.file}' has {size}", image.file.span(), "make it smaller")


def _missing(file: Text) -> Problem:
    """Say that a file is not there."""
    message = f"there is no file '{file}' below the deck's folder"
    return Problem(Code.MISSING_FILE, message, file.span(), "put it there, or mend its name")
