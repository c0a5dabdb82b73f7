"""A file whose YAML is broken in some entries: the others are read all the same.

YAML stops at the first fault, and a quote left open makes nonsense of all that follows it.
So each entry is tried alone, those that cannot be read are told and blanked, and the rest is
read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.problem import Problem
from builder.read.document import read_document
from builder.read.node import Node
from builder.read.source import Source

MOST_BROKEN = 50
"""Entries whose faults are told; who has more has another trouble."""
_MOST_ENTRIES = 50_000

_FIRST = re.compile(r"^(?P<indent> *)- +id:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The lines of one entry, as offsets into the text."""

    start: int
    end: int


def read_mended(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document without the entries that cannot be read, and all problems."""
    whole, problems = read_document(source)
    if whole is not None:
        return whole, problems
    entries = tuple(_entries(source.text))
    if len(entries) > _MOST_ENTRIES:
        return None, problems
    broken = [entry for entry in entries if read_document(_alone(source, entry))[0] is None]
    if not broken:
        return None, problems
    told = tuple(
        problem for entry in broken[:MOST_BROKEN] for problem in read_document(_in_place(source, entry))[1]
    )
    if len(broken) == len(entries):
        return None, told
    rest, others = read_document(_without(source, broken))
    return rest, (*told, *others)


def _entries(text: str) -> Iterator[_Stretch]:
    """Yield each entry: from its dash to the next line that is indented no more than that."""
    first = _FIRST.search(text)
    if first is None:
        return
    indent = len(first["indent"])
    begins = [found.start() for found in re.finditer(rf"^ {{0,{indent}}}[^\s#]", text, re.MULTILINE)]
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        if text.startswith(" " * indent + "- ", start):
            yield _Stretch(start, end)


def _alone(source: Source, entry: _Stretch) -> Source:
    """Return an entry as a source of its own."""
    return Source(source.path, source.text[entry.start : entry.end])


def _in_place(source: Source, entry: _Stretch) -> Source:
    """Return an entry as a source of its own, in the lines that it has in the file."""
    above = "\n" * source.text.count("\n", 0, entry.start)
    return Source(source.path, above + source.text[entry.start : entry.end])


def _without(source: Source, broken: list[_Stretch]) -> Source:
    """Return the source with empty lines for those entries."""
    kept: list[str] = []
    behind = 0
    for entry in broken:
        kept += [source.text[behind : entry.start], "\n" * source.text.count("\n", entry.start, entry.end)]
        behind = entry.end
    return Source(source.path, "".join((*kept, source.text[behind:])))
