"""From a scalar to a text that knows where each of its characters stands.

YAML lays a scalar out otherwise than it reads: quotes double, escapes shorten, lines fold.
Each way starts a new run of characters, whose place in the source is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from builder.model.span import Text
from builder.read.node import Scalar

_Place = tuple[int, int, int]
"""(offset into the value, line, column) of a run."""

# A fold: the white space about one or more line breaks.
_FOLD = r"(?P<fold>[ \t]*\n[ \t\n]*)"
_BREAKS = {
    "": re.compile(_FOLD),
    "'": re.compile(f"{_FOLD}|(?P<one>'')"),
    '"': re.compile(
        rf"{_FOLD}|\\(?P<joined>\n[ \t\n]*)"
        r"|(?P<one>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
    ),
}


def text_of(scalar: Scalar) -> Text:
    """Return the scalar's text, each character with its place, without the line breaks at its end.

    What the source does not show (the space that a fold becomes) is placed where the line ends.
    """
    value = scalar.value.rstrip("\n")
    quote = 1 if scalar.style in {"'", '"'} else 0
    first = (0, scalar.line, scalar.column + quote)
    if scalar.end - scalar.start == len(scalar.value) + 2 * quote and scalar.style not in {"|", ">"}:
        return Text(value, scalar.source.path, (first,))
    match scalar.style:
        case "|":
            runs = _literal(scalar)
        case ">":
            runs = _folded(scalar)
        case _:
            runs = chain((first,), _flowing(scalar, quote))
    places = tuple(place for place in runs if place[0] <= len(value))
    return Text(value, scalar.source.path, places or (first,))


def _flowing(scalar: Scalar, quote: int) -> Iterator[_Place]:
    """Yield the runs of a plain or quoted scalar behind its first one."""
    text = scalar.source.text
    begin, stop = scalar.start + quote, scalar.end - quote
    offset, behind, line = 0, begin, scalar.line
    line_start = scalar.start - (scalar.column - 1)
    for found in _BREAKS[scalar.style].finditer(text, begin, stop):
        offset += found.start() - behind
        behind = found.end()
        breaks = [at for at in range(found.start(), behind) if text[at] == "\n"]
        # One break becomes a space, several become one fewer; escaped, the first becomes nothing.
        said = 1 if found.lastgroup == "one" else len(breaks) - 1
        if found.lastgroup == "fold":
            said = max(1, said)
        for number, at in enumerate(breaks):
            if number < said:
                yield offset + number, line, at - line_start + 1
            line, line_start = line + 1, at + 1
        offset += said
        yield offset, line, behind - line_start + 1


def _lines(scalar: Scalar) -> list[str]:
    """Return the lines below a block scalar's first."""
    text = scalar.source.text
    below = text.find("\n", scalar.start) + 1
    return text[below : scalar.end].split("\n") if below else []


def _literal(scalar: Scalar) -> Iterator[_Place]:
    """Yield a run for each line: each stands in the source as it reads, behind its indentation."""
    offset = 0
    for number, (line, said) in enumerate(zip(_lines(scalar), scalar.value.split("\n"), strict=False), 1):
        yield offset, scalar.line + number, len(line) - len(said) + 1
        offset += len(said) + 1


def _folded(scalar: Scalar) -> Iterator[_Place]:
    """Yield a run for each line that says something, and one for each space or break between two.

    Between two lines the value has one space, or line breaks only, so that each line's
    beginning is found without knowing YAML's rule for which of the two it is.
    """
    value, lines = scalar.value, _lines(scalar)
    blank = _breaks(value)
    if blank == len(value):
        return
    indent = _spaces(lines[blank]) - _spaces(value[blank:])
    offset = 0
    ends: list[tuple[int, int]] = []
    for number, line in enumerate(lines, scalar.line + 1):
        said = line[indent:]
        if said:
            between = 1 if offset and value[offset] == " " else _breaks(value[offset:])
            for place in ends[:between]:
                yield offset, *place
                offset += 1
            if not value.startswith(said, offset):
                return
            yield offset, number, indent + 1
            offset += len(said)
            if offset == len(value):
                return
            ends = []
        ends.append((number, len(line) + 1))


def _breaks(text: str) -> int:
    """Count the line breaks that a text begins with."""
    return len(text) - len(text.lstrip("\n"))


def _spaces(text: str) -> int:
    """Count the spaces that a text begins with."""
    return len(text) - len(text.lstrip(" "))
