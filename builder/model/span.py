"""Where a piece of an author's text stands in the source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters on one line of a source file."""

    path: str
    """The file, as the author would type it, e.g. `cards/metrics.yaml`."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    length: int = 1
    """Characters to underline, at least 1."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of an author's text that knows where each of its characters stands.

    A folded or quoted scalar is not laid out in the file as it reads, so `places` says
    where each run of characters starts.
    """

    value: str
    path: str
    places: tuple[tuple[int, int, int], ...]
    """(offset into `value`, line, column) of each run, in order; the first offset is 0."""

    def span(self, start: int = 0, length: int | None = None) -> Span:
        """Return the place of `length` characters from `start`; all of the text by default."""
        whole = len(self.value) - start if length is None else length
        offset, line, column = max(place for place in self.places if place[0] <= max(start, 0))
        return Span(self.path, line, column + start - offset, max(1, whole))

    def __str__(self) -> str:
        """Return the characters alone."""
        return self.value


def text_at(value: str, span: Span) -> Text:
    """Make a text that stands in the file just as it reads, from `span` on."""
    return Text(value, span.path, ((0, span.line, span.column),))
