"""Notes of an Anki package as entries: what a note asks, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.draft import Draft
from builder.model.package import Package, PackagedNote
from builder.read.cloze import answered, asked, has_cloze
from builder.read.html import markdown_of, media_in
from builder.read.slug import Ids

_ENTRY_ID = "EntryId"
_OURS = frozenset({_ENTRY_ID, "Section", "Verdict", "Spare1", "Spare2", "Spare3"})
"""Fields of our own decks that say nothing of the matter."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a package gives, and what it does not."""

    drafts: tuple[Draft, ...]
    unanswered: int
    """Notes with less than two fields that say something, which are left out."""
    media: tuple[str, ...]
    """Files that notes show or play, which are left out."""


def drafts_of(package: Package) -> Drafts:
    """Return an entry for each note: its first field asks, the others answer; a cloze asks for what it hides."""
    ids = Ids()
    drafts: list[Draft] = []
    unanswered, media = 0, dict[str, None]()
    for note in package.notes:
        fields = {name: html for name, html in package.fields_of(note).items() if name not in _OURS}
        media |= dict.fromkeys(name for html in fields.values() for name in media_in(html))
        said = tuple(_said(fields, cloze=package.types[note.type].cloze))
        if len(said) < 2:  # noqa: PLR2004 (a question and an answer)
            unanswered += 1
            continue
        drafts.append(_draft(note, package, said, ids))
    return Drafts(tuple(drafts), unanswered, tuple(media))


def _said(fields: dict[str, str], *, cloze: bool) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each field that says something; a cloze comes first, asked and answered."""
    hiding = next((name for name, html in fields.items() if cloze and has_cloze(html)), None)
    if hiding is not None:
        yield hiding, markdown_of(asked(fields[hiding]))
        yield hiding, markdown_of(answered(fields[hiding]))
    for name, html in fields.items():
        if name != hiding and (said := markdown_of(html)):
            yield name, said


def _draft(note: PackagedNote, package: Package, said: tuple[tuple[str, str], ...], ids: Ids) -> Draft:
    (_, ask), *rest = said
    (_, first), *others = rest
    answer = "\n\n".join([first, *(f"{name}: {text}" for name, text in others)])
    entry = package.fields_of(note).get(_ENTRY_ID, "")
    return Draft(ids.next(entry or ask), "question", (("ask", ask), ("answer", answer)), note.tags)
