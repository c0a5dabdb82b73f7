"""What is said of broken files, in full; `make accept` takes today's words as the expected ones.

A golden file holds cases: a title behind `===`, the source, and behind `>>>` the problems,
each with its place and what is underlined there.
"""

import os
import re
from pathlib import Path

import pytest

from builder.read.document import PlainLoader, read_document
from builder.read.source import Source

GOLDEN = Path(__file__).parent / "golden"
CASE = re.compile(
    r"^=== (?P<title>.*)\n(?P<source>(?:.*\n)*?)>>>\n(?P<expected>(?:(?!===).*\n)*)", re.MULTILINE
)


def cases(name):
    return [
        pytest.param(name, found, id=found["title"])
        for found in CASE.finditer((GOLDEN / name).read_text("utf-8"))
    ]


def held_against(name, found, actual):
    if os.environ.get("ACCEPT"):
        path = GOLDEN / name
        case = f"=== {found['title']}\n{found['source']}>>>\n"
        path.write_text(path.read_text("utf-8").replace(found[0], f"{case}{actual}\n\n", 1), "utf-8")
    else:
        assert actual == found["expected"].strip()


@pytest.mark.parametrize(("name", "found"), cases("yaml.txt"))
def test_broken_yaml_is_explained(name, found, said):
    source = found["source"]
    _, problems = read_document(Source("s.yaml", source))
    held_against(name, found, said(problems, {"s.yaml": source}))


@pytest.mark.parametrize(
    "found", [case.values[1] for case in cases("yaml.txt") if "parsers differ" not in case.id]
)
def test_both_parsers_are_understood_alike(found):
    source = Source("s.yaml", found["source"])
    assert read_document(source) == read_document(source, PlainLoader)


@pytest.mark.parametrize(("name", "found"), cases("entries.txt"))
def test_a_wrong_entry_is_explained(name, found, read, said):
    text = found["source"]
    _, problems = read({"s.yaml": text})
    held_against(name, found, said(problems, {"cards/s.yaml": text}))


@pytest.mark.parametrize(("name", "found"), cases("deck.txt"))
def test_a_wrong_deck_file_is_explained(name, found, read, said):
    text = found["source"]
    _, problems = read(
        {"deck.yaml": text, "s.yaml": "section: S\nentries:\n- {id: a, kind: fact, term: t, text: x}\n"}
    )
    held_against(name, found, said(problems, {"cards/deck.yaml": text}))
