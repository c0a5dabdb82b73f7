"""What the tests of reading share: small decks, and problems as lines of text."""

import pytest

from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"


@pytest.fixture
def read():
    """Reads a deck of the given files; deck.yaml names the one section s.yaml if it is not given."""

    def read(files, folder="cards"):
        raw = {"deck.yaml": HEAD, **files}
        encoded = {name: text.encode() if isinstance(text, str) else text for name, text in raw.items()}
        return read_deck(encoded.get, folder)

    return read


@pytest.fixture
def read_entries(read):
    """Reads a section of the given entries, whose first line is line 3."""

    def read_entries(entries):
        return read({"s.yaml": f"section: S\nentries:\n{entries}"})

    return read_entries


@pytest.fixture
def read_entry(read_entries):
    """Reads a deck of one entry without any problem, and returns the entry."""

    def read_entry(text):
        deck, problems = read_entries(text)
        assert problems == ()
        (entry,) = deck.entries()
        return entry

    return read_entry


@pytest.fixture
def said():
    """Prints problems as lines, with what they underline."""

    def said(problems, files):
        return "\n".join(_said(problem, files) for problem in problems)

    return said


def _said(problem, files):
    lines = files[problem.span.path].removeprefix("\ufeff").splitlines() or [""]
    # An entry that is not there is told at the end of the file, behind its last line.
    line = lines[problem.span.line - 1] if problem.span.line <= len(lines) else ""
    start = problem.span.column - 1
    underlined = line[start : start + problem.span.length]
    place = f"{problem.span.line}:{problem.span.column}"
    also = f"\n     also {problem.also.line}:{problem.also.column}" if problem.also else ""
    hint = f"\n     hint: {problem.hint}" if problem.hint else ""
    return f"{place} ‹{underlined}› {problem.severity} {problem.code}\n     {problem.message}{also}{hint}"
