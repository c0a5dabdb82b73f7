"""A table of cards, as spreadsheets and other programs write them: CSV or tabs, a card a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from builder.model.draft import Draft
from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.codes import Code
from builder.read.html import markdown_of
from builder.read.slug import Ids

_FRONTS = ("front", "ask", "question", "term", "word")
_BACKS = ("back", "answer", "text", "meaning", "definition")
_FACTS = frozenset({"term", "word", "text", "meaning", "definition"})
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_HEADER = re.compile(r"#([a-z ]+):(.*)\n?")


def read_table(content: bytes, path: str) -> tuple[Draft, ...] | Problem:
    """Return an entry for each row that has a front and a back.

    A first row of names says which columns these are (`front` and `back`, `question` and `answer`, `term`
    and `definition`, ...) and whether there are `tags`, `id`s and short `name`s of questions; without one,
    they are the first two and the tags the third.  Anki's own header lines (`#separator:`, `#html:`) are
    heeded.  Texts are Markdown, or HTML where the file says so.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem(Code.ENCODING, "the file is not UTF-8", Span(path, 1, 1), "save it as UTF-8")
    said: dict[str, str] = {}
    while header := _HEADER.match(text):
        said[header[1]] = header[2].strip()
        text = text[header.end() :]
    separator = said.get("separator", "")
    delimiter = _SEPARATORS.get(separator.lower(), separator[:1]) or _delimiter(text.partition("\n")[0])
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        hint = "quote fields with line breaks or quotation marks in them"
        return Problem(Code.TABLE_DAMAGED, f"it is no table: {error}", Span(path, 1, 1), hint)
    names = tuple(name.strip().lower() for name in rows[0]) if rows else ()
    columns = _named(names)
    if columns is not None:
        return tuple(_drafts(rows[1:], columns, html=said.get("html") == "true"))
    tags = said.get("tags column", "3")
    columns = _Columns(0, 1, int(tags) - 1 if tags.isdecimal() else None, None, None, "question")
    return tuple(_drafts(rows, columns, html=said.get("html") == "true"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row what stands."""

    front: int
    back: int
    tags: int | None
    id: int | None
    name: int | None
    kind: str


def _named(names: tuple[str, ...]) -> _Columns | None:
    """Return the columns that a row of names tells, if it is one."""
    front = next((names.index(name) for name in _FRONTS if name in names), None)
    back = next((names.index(name) for name in _BACKS if name in names), None)
    if front is None or back is None:
        return None
    kind = "fact" if {names[front], names[back]} <= _FACTS else "question"
    tags, id_, name = (names.index(word) if word in names else None for word in ("tags", "id", "name"))
    return _Columns(front, back, tags, id_, name if kind == "question" else None, kind)


def _drafts(rows: Iterable[Sequence[str]], columns: _Columns, *, html: bool) -> Iterator[Draft]:
    """Yield an entry for each row with a front and a back."""
    ids = Ids()
    first, second = ("term", "text") if columns.kind == "fact" else ("ask", "answer")
    for row in rows:

        def cell(column: int | None, row: Sequence[str] = row) -> str:
            return row[column].strip() if column is not None and 0 <= column < len(row) else ""

        said = (cell(columns.front), cell(columns.back), cell(columns.name))
        front, back, name = map(markdown_of, said) if html else said
        if front and back:
            id_ = ids.next(cell(columns.id) or front)
            named = (("name", name),) if name else ()
            fields = ((first, front), *named, (second, back))
            yield Draft(id_, columns.kind, fields, tuple(cell(columns.tags).split()))


def _delimiter(line: str) -> str:
    """Return what a table's first line most likely keeps its columns apart with."""
    return max("\t;,", key=lambda sign: (line.count(sign), sign == ","))
