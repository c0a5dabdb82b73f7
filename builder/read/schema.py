"""The source format as a JSON Schema, for editors that complete and check YAML by one.

Nothing of it is written down a second time: which fields there are comes from the reader's own tables,
and what a field must be is asked of the reader itself, which is shown a value of each shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from builder.model.problem import Problem
from builder.read import common, head, section
from builder.read.codes import Code
from builder.read.deck import read_deck
from builder.read.entry import KINDS

_SHAPES: Mapping[str, tuple[str, ...]] = {
    "sheet": ("string", "number", "boolean"),
    "[sheet]": ("array",),
    "{sheet: sheet}": ("object",),
}
"""What is shown to the reader, and how JSON Schema calls what editors make of such YAML.

The word is one that `only:` knows, since an entry for the sheet only needs less.
"""
_NEEDED = re.compile(r"add '(\w+): …'")
_HEAD = "deck: {version: 1, id: x, name: x, title: x, language: en, sections: [x]}\n"
_ID = {"type": "string", "pattern": "^[a-z0-9-]+$"}


def json_schema() -> dict[str, Any]:
    """Return the schema of both sorts of files, deck.yaml and sections."""
    items = {"oneOf": [_entry(kind) for kind in KINDS]}
    fields: dict[str, Any] = {name: {} for name in section.FIELDS} | {
        "entries": {"type": "array", "items": items}
    }
    deck = {"deck": _deck(), "symbols": {"type": "object"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Proofdeck's source format, version 1",
        "anyOf": [_object(deck, ("deck",)), _object(fields, ("section", "entries"))],
    }


def _deck() -> dict[str, Any]:
    """Return the schema of `deck:`."""
    start = "deck:\n  version: 1\n"
    names = [name for name in head.FIELDS if name != "version"]
    fields = {name: _field(_problems({"deck.yaml": f"{start}  {name}: {{}}\n"}, name, 3)) for name in names}
    needed = _missing(read_deck({"deck.yaml": start.encode()}.get, "")[1])
    return _object({"version": {"const": 1}, **fields}, ("version", *needed))


def _entry(kind: str) -> dict[str, Any]:
    """Return the schema of an entry of a kind."""
    names = [name for name in dict.fromkeys((*common.FIELDS, *KINDS[kind][0])) if name not in {"id", "kind"}]
    start = f"section: x\nentries:\n  - id: x\n    kind: {kind}\n"
    told = {
        name: _problems({"deck.yaml": _HEAD, "x.yaml": f"{start}    {name}: {{}}\n"}, name, 5)
        for name in names
    }
    bare = read_deck({"deck.yaml": _HEAD.encode(), "x.yaml": start.encode()}.get, "")[1]
    required, either = [], []
    for needed in _missing(bare):
        instead = [
            name
            for name in names
            if name != needed and any(needed not in _missing(problems) for _, problems in told[name].values())
        ]
        if instead:
            either.append({"anyOf": [{"required": [name]} for name in (needed, *instead)]})
        else:
            required.append(needed)
    fields = {name: _field(problems) for name, problems in told.items()}
    schema = _object({"id": _ID, "kind": {"const": kind}, **fields}, ("id", "kind", *required))
    return {**schema, "allOf": either} if either else schema


_Told = Mapping[str, tuple[int, tuple[Problem, ...]]]
"""By shape, the column that the value begins in and all problems."""


def _problems(files: Mapping[str, str], name: str, indent: int) -> _Told:
    """Return what the reader says of a field, which stands in the last line, with a value of each shape."""
    *others, (file, text) = files.items()
    return {
        shape: (
            indent + len(name) + 2,
            read_deck(
                {
                    **{path: each.encode() for path, each in others},
                    file: text.replace("{}", shape).encode(),
                }.get,
                "",
            )[1],
        )
        for shape in _SHAPES
    }


def _field(told: _Told) -> dict[str, Any]:
    """Return the schema of a field: the shapes that the reader does not refuse."""
    fits = [
        type_
        for shape, (column, problems) in told.items()
        if not any(problem.code == Code.WRONG_SHAPE and problem.span.column == column for problem in problems)
        for type_ in _SHAPES[shape]
    ]
    return {"type": fits}


def _missing(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the fields that the reader asks for."""
    hints = (_NEEDED.fullmatch(problem.hint) for problem in problems if problem.code == Code.MISSING_FIELD)
    return tuple(hint[1] for hint in hints if hint)


def _object(fields: Mapping[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(fields),
        "required": list(required),
        "additionalProperties": False,
    }
