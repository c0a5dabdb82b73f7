"""An Anki package, read back to values: a zip with an SQLite collection of schema 11 in it.

Anki 2.1.50 and later compress a newer schema with zstd (collection.anki21b), unless "support older
versions" is ticked; beside it lies a collection.anki2 that holds only a note asking to update.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from builder.model.package import Package, PackagedField, PackagedNote, PackagedTemplate, PackagedType
from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.codes import Code

LARGEST = 512 * 2**20
"""Bytes of a collection, unpacked."""
_COLLECTIONS = ("collection.anki21", "collection.anki2")
_NEWER = "collection.anki21b"
_CLOZE = 1
_SEPARATOR = "\x1f"


def read_package(content: bytes, path: str) -> Package | Problem:
    """Return what an .apkg holds; the problem says what to do about one that cannot be read."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if _NEWER in names:
                message = "it was exported in Anki's newer format, which proofdeck does not read"
                hint = "export it again with 'Support older Anki versions' ticked"
                return _problem(Code.PACKAGE_FORMAT, message, path, hint)
            member = next((name for name in _COLLECTIONS if name in names), None)
            if member is None:
                return _problem(Code.PACKAGE_FORMAT, "it holds no collection", path, "give an .apkg of Anki")
            if archive.getinfo(member).file_size > LARGEST:
                message = f"its collection is larger than {LARGEST >> 20} MiB"
                return _problem(Code.PACKAGE_FORMAT, message, path, "export fewer decks at a time")
            collection = archive.read(member)
            media = json.loads(archive.read("media")) if "media" in names else {}
        return _package(collection, tuple(sorted(map(str, media.values()))))
    except (
        BadZipFile,
        zlib.error,
        NotImplementedError,
        sqlite3.Error,
        EOFError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
        RuntimeError,
    ):  # fmt: skip (whatever damage may lead to; Python's zip reader raises all of these)
        return _problem(
            Code.PACKAGE_DAMAGED, "it is damaged, or no Anki package", path, "export or build it again"
        )


def _package(collection: bytes, media: tuple[str, ...]) -> Package:
    if not collection:
        message = "the collection is empty"
        raise ValueError(message)
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(collection)
        models, decks = connection.execute("SELECT models, decks FROM col").fetchone()
        rows = connection.execute("SELECT id, guid, mid, flds, tags, mod FROM notes ORDER BY id").fetchall()
        used = {id_ for (id_,) in connection.execute("SELECT DISTINCT did FROM cards")}
    finally:
        connection.close()
    types = {int(id_): _type(int(id_), json_) for id_, json_ in json.loads(models).items()}
    notes = tuple(
        PackagedNote(id_, guid, type_, tuple(fields.split(_SEPARATOR)), tuple(tags.split()), changed)
        for id_, guid, type_, fields, tags, changed in rows
    )
    if any(len(note.fields) != len(types[note.type].fields) for note in notes):
        message = "a note has more or fewer fields than its note type"
        raise ValueError(message)
    names = tuple(sorted(deck["name"] for id_, deck in json.loads(decks).items() if int(id_) in used))
    return Package(names, types, notes, media)


def _type(id_: int, json_: dict[str, Any]) -> PackagedType:
    fields = sorted(json_["flds"], key=lambda field: int(field["ord"]))
    templates = sorted(json_["tmpls"], key=lambda template: int(template["ord"]))
    return PackagedType(
        id_,
        json_["name"],
        json_["type"] == _CLOZE,
        tuple(PackagedField(field["name"], field.get("id")) for field in fields),
        tuple(
            PackagedTemplate(template["name"], template.get("id"), template["qfmt"], template["afmt"])
            for template in templates
        ),
        json_["css"],
        int(json_["mod"]),
    )


def _problem(code: Code, message: str, path: str, hint: str) -> Problem:
    return Problem(code, message, Span(path, 1, 1), hint)
