"""Where YAML's parser stopped, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from builder.model.span import Span
from builder.read.source import Source

LONGEST = 40
"""Characters of a value that a hint repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped, and where what it was reading began."""

    source: Source
    at: yaml.Mark
    began: yaml.Mark
    words: str

    @property
    def character(self) -> str:
        """What stands where the parser stopped; nothing at the end of the file."""
        return self.source.text[self.at.index : self.at.index + 1]

    def line(self, mark: yaml.Mark) -> str:
        """Return the line that a mark is in."""
        text = self.source.text
        stop = text.find("\n", mark.index)
        return text[text.rfind("\n", 0, mark.index) + 1 : stop if stop >= 0 else len(text)]

    def span(self, mark: yaml.Mark, length: int = 1) -> Span:
        """Return the place of a mark."""
        return Span(self.source.path, mark.line + 1, mark.column + 1, length)

    def quoted(self, mark: yaml.Mark) -> str:
        """Return the rest of the line from a mark on, in quotes."""
        return quoted(self.line(mark)[mark.column :].rstrip())


def quoted(value: str) -> str:
    """Return a value in single quotes, shortened if it is long."""
    said = value.replace("'", "''")
    return f"'{said}'" if len(said) <= LONGEST else f"'{said[:LONGEST]}…'"
