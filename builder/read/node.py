"""What YAML says, each part with its place; every scalar is as its author typed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.model.span import Span
from builder.read.source import Source


@dataclass(frozen=True, slots=True)
class _Placed:
    """Something at a place of a source file."""

    source: Source = field(repr=False)
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    start: int
    """Offset of the first character into the source's text."""
    end: int
    """Offset behind the last character; of a collection in block style, anywhere behind its start."""

    def span(self) -> Span:
        """Return the place, as far as it lies on one line."""
        stop = self.source.text.find("\n", self.start, self.end)
        length = (self.end if stop < 0 else stop) - self.start
        return Span(self.source.path, self.line, self.column, max(1, length))


@dataclass(frozen=True, slots=True)
class Scalar(_Placed):
    """A single value or a key."""

    value: str
    style: str
    """YAML's sign for it: a quote, `|`, `>`, or nothing if it is plain."""


@dataclass(frozen=True, slots=True)
class Sequence(_Placed):
    """A list."""

    items: tuple[Node, ...]

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets."""
        return self.source.text.startswith("[", self.start)


@dataclass(frozen=True, slots=True)
class Mapping(_Placed):
    """Keys and values in the author's order, no key twice."""

    pairs: tuple[tuple[Scalar, Node], ...]

    @property
    def flow(self) -> bool:
        """Whether it is written in braces."""
        return self.source.text.startswith("{", self.start)

    def get(self, name: str) -> Node | None:
        """Return the value of a key, if it is given."""
        return next((value for key, value in self.pairs if key.value == name), None)

    def span(self) -> Span:
        """Return the place of the first key, or of the braces."""
        return _Placed.span(self) if self.flow or not self.pairs else self.pairs[0][0].span()


Node = Scalar | Sequence | Mapping
