"""The JSON Schema, held against real entries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.cli.starters import FIRST, new_deck, starter
from builder.read import common
from builder.read.entry import KINDS
from builder.read.schema import json_schema

CARDS = Path(__file__).parents[2] / "cards"
LOADER = yaml.CSafeLoader
"""The parser that our reader takes; PyYAML's own knows less."""
SCHEMA = json_schema()
JSON_TYPES = {str: "string", bool: "boolean", int: "number", float: "number", list: "array", dict: "object"}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Say whether a value fits, by the few words of JSON Schema that ours has."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "oneOf" in schema and sum(fits(value, one) for one in schema["oneOf"]) != 1:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    types = schema.get("type", list(JSON_TYPES.values()))
    if JSON_TYPES.get(type(value), "string") not in ([types] if isinstance(types, str) else types):
        return False
    if isinstance(value, list):
        return all(fits(item, schema.get("items", {})) for item in value)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if schema.get("additionalProperties") is False and not value.keys() <= known.keys():
            return False
        if not value.keys() >= set(schema.get("required", ())):
            return False
        return all(fits(value[key], known.get(key, {})) for key in value) and all(
            fits(value, one) for one in schema.get("allOf", ())
        )
    return True


def test_every_file_of_the_shipped_deck_fits():
    head = yaml.load((CARDS / "deck.yaml").read_text(encoding="utf-8"), LOADER)  # noqa: S506 (a safe one)
    assert fits(head, SCHEMA)
    for name in head["deck"]["sections"]:
        section = (CARDS / f"{name}.yaml").read_text(encoding="utf-8")
        assert fits(yaml.load(section, LOADER), SCHEMA), name  # noqa: S506 (a safe one)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_every_kind_fits(kind: str):
    assert fits(yaml.safe_load(f"section: S\nentries:\n{starter(kind, 'x')}"), SCHEMA)


def test_a_new_deck_fits():
    assert FIRST
    for text in new_deck("d", "D").values():
        assert fits(yaml.safe_load(text), SCHEMA)


@pytest.mark.parametrize(
    "entry",
    [
        "{id: x, kind: fact, term: T}",
        "{id: x, kind: fact, term: T, text: T, txet: T}",
        "{id: x, kind: fact, term: [T], text: T}",
        "{id: x, kind: fact, term: T, text: T, tags: a}",
        "{id: x, kind: riddle, term: T, text: T}",
        "{kind: fact, term: T, text: T}",
        "{id: x, kind: formula, term: T}",
        "{id: x, kind: code, term: T, language: python, code: x}",
    ],
)
def test_what_the_reader_refuses_does_not_fit(entry: str):
    assert not fits(yaml.safe_load(f"section: S\nentries: [{entry}]"), SCHEMA)


@pytest.mark.parametrize(
    "entry",
    [
        "{id: x, kind: formula, term: T, unchecked: {tex: x, reason: y}}",
        "{id: x, kind: code, term: T, language: python, code: x, only: [sheet]}",
        "{id: x, kind: design, ask: A, parts: [{name: N, text: T}], failures: one}",
    ],
)
def test_what_may_stand_in_for_a_needed_field_does(entry: str):
    assert fits(yaml.safe_load(f"section: S\nentries: [{entry}]"), SCHEMA)


def test_every_field_that_the_reader_knows_is_there():
    entries = SCHEMA["anyOf"][1]["properties"]["entries"]["items"]["oneOf"]
    for (own, _), schema in zip(KINDS.values(), entries, strict=True):
        assert set(schema["properties"]) == {*common.FIELDS, *own}
        assert all(field.get("type", True) for field in schema["properties"].values())
