"""A deck's folder: deck.yaml and the sections that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.model.deck import Deck, Section
from builder.model.problem import Problem, Severity
from builder.model.span import Span, Text
from builder.read.codes import Code
from builder.read.document import read_document
from builder.read.fields import fields_of
from builder.read.file import Fetch, with_files
from builder.read.head import read_head
from builder.read.mojibake import mojibake
from builder.read.reading import Reading, collected
from builder.read.recovery import read_mended
from builder.read.section import read_section, typed_ids
from builder.read.source import Source, source_of
from builder.read.symbols import symbols
from builder.read.twice import distinct

DECK = "deck.yaml"


@dataclass(frozen=True, slots=True)
class _SectionFile:
    """A section's file as far as it could be read."""

    section: Section
    unread: frozenset[str]


def read_deck(fetch: Fetch, folder: str) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Return a deck and all problems of all its files, in the order of files and lines.

    `fetch` gives the bytes of a file below the deck's folder, or None; `folder` is how
    problems name that folder.  What cannot be read is told and left out.  There is no deck
    only if deck.yaml says too little to go on with.
    """
    deck, problems = collected(_deck(fetch, folder))
    sections = () if deck is None else deck.sections
    files = [DECK, *(f"{section.name}.yaml" for section in sections)]
    order = {_path(folder, file): number for number, file in enumerate(files)}
    return deck, tuple(sorted(problems, key=lambda problem: _reading_order(problem, order)))


def _reading_order(problem: Problem, files: dict[str, int]) -> tuple[int, int, int]:
    """Return where a problem comes among others."""
    span = problem.span
    return files.get(span.path, len(files)), span.line, span.column


def _deck(fetch: Fetch, folder: str) -> Reading[Deck | None]:
    """Read deck.yaml, then the sections."""
    path = _path(folder, DECK)
    raw = fetch(DECK)
    if raw is None:
        message = f"there is no {DECK} in '{folder}'"
        yield Problem(Code.MISSING_FILE, message, Span(path, 1, 1), "proofdeck init DIR makes a new deck")
        return None
    source = yield from _decoded(raw, path)
    if source is None:
        return None
    node, problems = read_document(source)
    yield from problems
    fields = None if node is None else (yield from fields_of(node, f"{DECK}", ("deck", "symbols")))
    if fields is None:
        return None
    head = yield from fields.needed("deck", read_head)
    shared = yield from fields.wanted("symbols", symbols)
    if head is None:
        return None
    files: list[_SectionFile] = []
    for name in head.sections:
        file = yield from _section_file(fetch, folder, name)
        if file is not None:
            files.append(file)
    sections = yield from _with_distinct_ids([file.section for file in files])
    deck = Deck(
        id=head.id,
        name=head.name,
        title=head.title,
        subtitle=head.subtitle,
        author=head.author,
        language=head.language,
        fonts=head.fonts,
        symbols=shared or (),
        sections=sections,
        unread=frozenset[str]().union(*(file.unread for file in files)),
    )
    return (yield from with_files(deck, fetch))


def _section_file(fetch: Fetch, folder: str, name: Text) -> Reading[_SectionFile | None]:
    """Read the file of a section."""
    path = _path(folder, f"{name}.yaml")
    raw = fetch(f"{name}.yaml")
    if raw is None:
        message = f"there is no file '{path}'"
        yield Problem(Code.MISSING_FILE, message, name.span(), "make it, or take the section out")
        return None
    source = yield from _decoded(raw, path)
    if source is None:
        return None
    node, problems = read_mended(source)
    yield from problems
    read = None if node is None else (yield from read_section(node, name.value))
    whole = not any(problem.severity is Severity.ERROR for problem in problems)
    unread = frozenset() if whole else typed_ids(source)
    if read is None:
        return _SectionFile(Section(name.value, name, (), ()), unread)
    return _SectionFile(
        read.section, read.unread | (unread - {entry.id.value for entry in read.section.entries})
    )


def _decoded(raw: bytes, path: str) -> Reading[Source | None]:
    """Return the characters of a file, with warnings of those that look misread."""
    source = source_of(raw, path)
    if isinstance(source, Problem):
        yield source
        return None
    yield from mojibake(source)
    return source


def _with_distinct_ids(sections: list[Section]) -> Reading[tuple[Section, ...]]:
    """Return the sections with the first entry of each id."""
    entries = [entry for section in sections for entry in section.entries]
    different = yield from distinct(entries, lambda entry: entry.id, "entry")
    if len(different) == len(entries):
        return tuple(sections)
    kept = {id(entry) for entry in different}
    return tuple(
        replace(section, entries=tuple(entry for entry in section.entries if id(entry) in kept))
        for section in sections
    )


def _path(folder: str, file: str) -> str:
    """Return how problems name a file."""
    return f"{folder.rstrip('/')}/{file}" if folder else file
