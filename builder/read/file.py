"""Files that a deck names: below its folder, by a path that means the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from builder.model.deck import Deck, Section
from builder.model.entry import AnyEntry, Image
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.node import Node
from builder.read.picture import KINDS, wrong_with_picture
from builder.read.reading import Reading
from builder.read.shape import text

Fetch = Callable[[str], bytes | None]
"""Gives the bytes of a file below the deck's folder, None if there is no such file."""

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


def with_files(deck: Deck, fetch: Fetch) -> Reading[Deck]:
    """Return the deck with the bytes of its images; tell each image or font that is not there or not sound."""
    for _, file in deck.fonts:
        if not fetch(file.value):
            yield _missing(file)
    if all(entry.image is None for entry in deck.entries()):
        return deck
    sections: list[Section] = []
    for section in deck.sections:
        entries: list[AnyEntry] = []
        for entry in section.entries:
            image = None if entry.image is None else (yield from _image(entry.image, fetch))
            entries.append(entry if image is None else replace(entry, image=image))
        sections.append(replace(section, entries=tuple(entries)))
    return replace(deck, sections=tuple(sections))


def _image(image: Image, fetch: Fetch) -> Reading[Image | None]:
    """Return an image with its bytes, or say what is wrong with its file."""
    raw = fetch(image.file.value)
    if raw is None and image.file.value.lower().endswith(KINDS):
        yield _missing(image.file)
        return None
    wrong = wrong_with_picture(image.file.value, raw or b"")
    if wrong is None:
        return replace(image, content=raw or b"")
    message, hint = wrong
    yield Problem(Code.BAD_IMAGE, f"'{image.file}' {message}", image.file.span(), hint)
    return None


def _missing(file: Text) -> Problem:
    """Say that a file is not there."""
    message = f"there is no file '{file}' below the deck's folder"
    return Problem(Code.MISSING_FILE, message, file.span(), "put it there, or mend its name")
