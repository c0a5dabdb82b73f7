"""What importing a package does for a reader of an older one, as Anki decides it (measured on its engine).

A note is known by its GUID.  It is updated if it is dated newer than the reader's, whatever it holds, and
never under another note type.  A note type is the same if its id is, and if each field and each template
is the one at its place: by its id or, where either has none, by its name.  Otherwise it is forked: notes
that readers have are in conflict and stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.model.package import Package, PackagedField, PackagedNote, PackagedTemplate, PackagedType

ENTRY_ID = "EntryId"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose content differs; HTML."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that both packages have, with different contents."""

    entry: str
    former: str
    """Its EntryId in the old package; the same unless it was renamed."""
    fields: tuple[FieldChange, ...]
    tags_lost: tuple[str, ...]
    tags_new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes from one package to another; notes are called by their EntryIds."""

    added: tuple[str, ...] = ()
    changed: tuple[NoteChange, ...] = ()
    retired: tuple[str, ...] = ()
    unchanged: int = 0
    styles: tuple[str, ...] = ()
    """Note types whose templates or style change."""
    renamed_fields: tuple[tuple[str, str, str], ...] = ()
    """(note type, old name, new name)."""
    overwritten: tuple[str, ...] = ()
    """Notes that are dated newer though they say the same, at the cost of readers' own edits."""
    decks: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()))
    """The decks' names before and after; cards that readers have do not move."""
    conflicts: tuple[str, ...] = ()
    """Changes that do not arrive, or fork a note type."""


def difference(old: Package, new: Package) -> Difference:
    """Return what importing the new package does to a collection that holds the old one."""
    before = {note.guid: note for note in old.notes}
    after = {note.guid: note for note in new.notes}
    shared = [(before[guid], note) for guid, note in after.items() if guid in before]
    changes = [(was, is_, _change(old, was, new, is_)) for was, is_ in shared]
    types = [(old.types[id_], form) for id_, form in new.types.items() if id_ in old.types]
    renamed = [
        (is_.name, a.name, b.name)
        for was, is_ in types
        if not list(_forks(was, is_))
        for a, b in zip(was.fields, is_.fields, strict=True)
        if a.name != b.name
    ]
    return Difference(
        added=tuple(name_of(new, note) for guid, note in after.items() if guid not in before),
        changed=tuple(change for _, _, change in changes if change is not None),
        retired=tuple(name_of(old, note) for guid, note in before.items() if guid not in after),
        unchanged=sum(change is None for _, _, change in changes),
        styles=tuple(is_.name for was, is_ in types if _look(was) != _look(is_)),
        renamed_fields=tuple(renamed),
        overwritten=tuple(
            name_of(new, is_) for was, is_, change in changes if change is None and is_.changed > was.changed
        ),
        decks=(old.decks, new.decks),
        conflicts=tuple(_conflicts(old, new, changes, types)),
    )


def name_of(package: Package, note: PackagedNote) -> str:
    """Return what its author calls a note: its EntryId, or its first field where it has none."""
    return package.fields_of(note).get(ENTRY_ID) or note.fields[0]


def _change(old: Package, was: PackagedNote, new: Package, is_: PackagedNote) -> NoteChange | None:
    """Return how a note differs, field by field; fields are the same by their place."""
    names = [field.name for field in new.types[is_.type].fields]
    if was.type != is_.type:
        names = names[: len(was.fields)]
    fields = tuple(
        FieldChange(name, a, b) for name, a, b in zip(names, was.fields, is_.fields, strict=False) if a != b
    )
    lost, gained = (tuple(sorted(set(a) - set(b))) for a, b in ((was.tags, is_.tags), (is_.tags, was.tags)))
    if not (fields or lost or gained or was.type != is_.type):
        return None
    return NoteChange(name_of(new, is_), name_of(old, was), fields, lost, gained)


def _conflicts(
    old: Package,
    new: Package,
    changes: Sequence[tuple[PackagedNote, PackagedNote, NoteChange | None]],
    types: Sequence[tuple[PackagedType, PackagedType]],
) -> Iterator[str]:
    for was, is_ in types:
        for fork in _forks(was, is_):
            many = sum(note.type == was.id for note in old.notes)
            yield f"note type '{is_.name}': {fork}; the {many} notes of it that readers have get no more edits"
        if _look(was) != _look(is_) and is_.changed <= was.changed:
            yield f"note type '{is_.name}': its style changed but its date did not, so it does not arrive"
    for note, now, change in changes:
        if note.type != now.type:
            kinds = f"from '{old.types[note.type].name}' to '{new.types[now.type].name}'"
            yield f"{name_of(new, now)}: its note type changed {kinds}, so its edits do not arrive"
        elif change is not None and now.changed <= note.changed:
            yield f"{name_of(new, now)}: it changed but its date did not, so the edit does not arrive"


def _forks(was: PackagedType, is_: PackagedType) -> Iterator[str]:
    """Yield what makes Anki take a note type for another one; the first difference of each sort tells."""
    if was.cloze != is_.cloze:
        yield f"it {'became' if is_.cloze else 'is no longer'} a cloze type"
    sorts: tuple[
        tuple[str, Sequence[PackagedField | PackagedTemplate], Sequence[PackagedField | PackagedTemplate]],
        ...,
    ]
    sorts = (("field", was.fields, is_.fields), ("template", was.templates, is_.templates))
    for sort, olds, news in sorts:
        if all(map(_same, olds, news)) and len(olds) == len(news):
            continue
        gone, come = (
            [a.name for a in one if not any(_same(a, b) for b in other)]
            for one, other in ((olds, news), (news, olds))
        )
        parts = [
            f"{sort}{'s' * (len(names) > 1)} {', '.join(map(repr, names))} {what}"
            for names, what in ((gone, "removed"), (come, "added"))
            if names
        ]
        yield " and ".join(parts) if parts else f"{sort}s moved"


def _same(one: PackagedField | PackagedTemplate, other: PackagedField | PackagedTemplate) -> bool:
    if one.id is None or other.id is None:
        return one.name == other.name
    return one.id == other.id


def _look(form: PackagedType) -> tuple[object, ...]:
    """Return what follows the note type's own date."""
    return form.name, form.style, form.fields, form.templates
