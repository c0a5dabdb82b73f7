"""From a source to nodes: YAML's events, bounded and refused before anything is built of them.

Composing is our own, on the parser's events: it never recurses, knows nothing of types,
and tells every problem instead of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from builder.model.problem import Problem, Severity
from builder.model.span import Span
from builder.read.codes import Code
from builder.read.escape import eaten_escapes
from builder.read.node import Mapping, Node, Scalar, Sequence
from builder.read.reading import Reading
from builder.read.source import Source
from builder.read.syntax import beyond_unicode, syntax_problem

DEEPEST = 40
"""Collections within collections; the format needs ten."""
MOST_NODES = 1_000_000
"""Of one file."""


class PlainLoader(yaml.SafeLoader):
    """PyYAML's own parser, with libyaml's idea of a plain value: `[Why?]` has one item, with its question mark."""

    _within_plain = False

    def scan_plain(self) -> yaml.ScalarToken:
        """Scan a plain value, in which a question mark is a letter like any other."""
        self._within_plain = True
        try:
            return super().scan_plain()
        finally:
            self._within_plain = False

    def peek(self, index: int = 0) -> str:
        """Return a character ahead."""
        character = super().peek(index)
        return "_" if character == "?" and self._within_plain else character


# The C parser is eight times as fast; both give the same events and marks.
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else PlainLoader

_COMMENT = re.compile(r"(?P<gap> +)#(?P<next>.?)[^\n]*")


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    mapping: bool
    line: int
    column: int
    start: int
    parts: list[Node] = field(default_factory=list)
    """A mapping's keys and values by turns."""


def read_document(
    source: Source, loader: type[PlainLoader | yaml.CSafeLoader] = LOADER
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the one document of a source, None if there is none that could be read, and all problems."""
    problems: list[Problem] = []
    reading = _composed(source, yaml.parse(source.text, Loader=loader))
    while True:
        try:
            problems.append(next(reading))
        except StopIteration as end:
            return end.value, tuple(problems)
        except yaml.MarkedYAMLError as error:
            return None, (*problems, syntax_problem(source, error))
        except ValueError:
            # PyYAML's own parser, unlike the C one, makes a character of any escape that it is given.
            return None, (*problems, beyond_unicode(source))


def _composed(source: Source, events: Iterator[yaml.Event]) -> Reading[Node | None]:
    """Build the tree from the leaves up, yielding what is refused on the way."""
    stack = [_Open(mapping=False, line=1, column=1, start=0)]
    documents = nodes = 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            if event.anchor is not None or getattr(event, "tag", None) is not None:
                yield from _refused(source, event)
        match event:
            case yaml.ScalarEvent():
                scalar = Scalar(source, *_bounds(event), event.value, event.style or "")
                stack[-1].parts.append(scalar)
                yield from _misread(scalar)
            case yaml.AliasEvent():
                # It is refused; what was typed is all that need be known of it.
                line, column, start, end = _bounds(event)
                stack[-1].parts.append(Scalar(source, line, column, start, end, source.text[start:end], ""))
            case yaml.CollectionStartEvent():
                line, column, start, _ = _bounds(event)
                stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, column, start))
            case yaml.CollectionEndEvent():
                opened = stack.pop()
                stack[-1].parts.append((yield from _closed(source, opened, _bounds(event)[3])))
            case yaml.DocumentStartEvent():
                documents += 1
        if len(stack) > DEEPEST or nodes > MOST_NODES or documents > 1:
            yield _unbounded(_span(source, event), len(stack), nodes)
            return None
    match stack[0].parts:
        case [Scalar(value="", style="")] | []:
            top = Span(source.path, 1, 1)
            yield Problem(Code.EMPTY, "the file says nothing", top, "give it a section: and entries:")
            return None
        case [root, *_]:
            return root
    return None


def _bounds(event: yaml.Event) -> tuple[int, int, int, int]:
    """Return where an event stands: line and column from 1, offsets of its start and its end."""
    # Only events that are made by hand have no marks.
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    return start.line + 1, start.column + 1, start.index, end.index


def _closed(source: Source, opened: _Open, end: int) -> Reading[Sequence | Mapping]:
    """Return the finished collection."""
    place = (source, opened.line, opened.column, opened.start, end)
    if not opened.mapping:
        return Sequence(*place, tuple(opened.parts))
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(opened.parts[0::2], opened.parts[1::2], strict=True):
        if not isinstance(key, Scalar):
            yield _not_a_key(key)
        elif key.value in pairs:
            yield _given_twice(key, pairs[key.value][0])
        else:
            pairs[key.value] = (key, value)
    return Mapping(*place, tuple(pairs.values()))


def _misread(scalar: Scalar) -> Iterator[Problem]:
    """Yield what YAML understands otherwise than its author will have meant."""
    text = scalar.source.text
    if scalar.style == '"':
        if "\\" in text[scalar.start : scalar.end]:
            yield from eaten_escapes(scalar)
    elif not scalar.style and text.startswith(" ", scalar.end):
        yield from _cut_comment(scalar)


def _cut_comment(scalar: Scalar) -> Iterator[Problem]:
    """Warn of a comment that looks like the rest of a plain value: `rank #1`.

    A comment is taken for one where two spaces and `# ` set it off; after a single word, one will do.
    """
    found = _COMMENT.match(scalar.source.text, scalar.end)
    if found is None:
        return
    touches = not (found["next"].isspace() or found["next"] in {"", "#"})
    if touches or (found["gap"] == " " and " " in scalar.value):
        cut = found[0].strip()
        yield Problem(
            Code.CUT_COMMENT,
            f"'{cut}' is a comment and no part of the value",
            scalar.source.span(found.start() + len(found["gap"]), len(cut)),
            "put the value in quotes to keep it, or set the comment off as '  # '",
            Severity.WARNING,
        )


def _given_twice(key: Scalar, first: Scalar) -> Problem:
    """Name both places of a key."""
    return Problem(
        Code.DUPLICATE_KEY,
        f"'{key.value}' is given twice, first in line {first.line}",
        key.span(),
        "keep one of the two",
        also=first.span(),
    )


def _not_a_key(key: Node) -> Problem:
    """Refuse a collection as a key: braces or brackets that were meant as text."""
    return Problem(
        Code.NEEDS_QUOTES,
        "a list or mapping cannot be a key",
        key.span(),
        "put a value that begins with '{' or '[' in quotes",
    )


def _refused(source: Source, event: yaml.NodeEvent) -> Iterator[Problem]:
    """Refuse anchors, aliases and tags: the first two can grow without bound, the last can run code."""
    sign = source.text[_bounds(event)[2]]
    code, name = (Code.TAG, "tag") if sign == "!" else (Code.ALIAS, "alias" if sign == "*" else "anchor")
    yield Problem(
        code,
        f"'{sign}' begins a YAML {name} here, which this format does without",
        _span(source, event),
        f"put the value in quotes if '{sign}' belongs to it",
    )


def _unbounded(span: Span, depth: int, nodes: int) -> Problem:
    """Say which bound the document breaks."""
    if depth > DEEPEST:
        return Problem(Code.TOO_DEEP, f"more than {DEEPEST} levels deep", span, "write it flatter")
    if nodes > MOST_NODES:
        return Problem(
            Code.TOO_LARGE, f"more than {MOST_NODES:,} values", span, "split the file into several sections"
        )
    return Problem(
        Code.SEVERAL_DOCUMENTS,
        "'---' begins a second document",
        span,
        "remove the line; one file is one section",
    )


def _span(source: Source, event: yaml.Event) -> Span:
    """Return where an event begins."""
    line, column, _, _ = _bounds(event)
    return Span(source.path, line, column)
