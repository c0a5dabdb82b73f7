"""What every kind of entry may carry, said once for its notes and once for its block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.compose.context import Context
from builder.compose.figure import figures, picture, plot
from builder.model.entry import AnyEntry
from builder.model.note import Slot
from builder.model.piece import Inline, Labelled, Picture, Plot, Prose, Said, Words

_DOT = Words(" · ")


def carried_slots(entry: AnyEntry, context: Context) -> tuple[Slot, ...]:
    """Return the slots that every note type has, in the order of the note types."""
    return (
        Slot("When", context.said(entry.when)),
        Slot("Why", context.said(entry.why)),
        Slot("Pitfall", context.said(entry.pitfall)),
        Slot("Hint", context.said(entry.hint)),
        Slot("See", _see(entry, context)),
        source_slot(entry, context),
        Slot("Plot", tuple(plot(entry, context))),
        Slot("Image", tuple(picture(entry, context))),
    )


def source_slot(entry: AnyEntry, context: Context) -> Slot:
    """Return where an entry is from as a slot."""
    return Slot("Source", _source(entry, context))


def carried_parts(entry: AnyEntry, context: Context) -> tuple[Plot | Picture | Labelled, ...]:
    """Return what ends a block: its figures, then its labelled paragraphs."""
    return (*figures(entry, context), *carried_labels(entry, context))


def carried_labels(entry: AnyEntry, context: Context) -> tuple[Labelled, ...]:
    """Return the labelled paragraphs that end a block; the typesetter runs them together."""
    said: tuple[tuple[str, tuple[Said, ...]], ...] = (
        ("When", context.said(entry.when)),
        ("Why", context.said(entry.why)),
        ("Pitfall", context.said(entry.pitfall)),
        ("See", _see(entry, context)),
    )
    return tuple(Labelled(label, pieces) for label, pieces in said if pieces)


def note_slot(entry: AnyEntry, context: Context) -> Slot:
    """Return the grey aside as a slot."""
    return Slot("Note", context.said(entry.note))


def aside(entry: AnyEntry, context: Context, *more: tuple[Inline, ...]) -> Prose | None:
    """Return the grey aside after a block's title: what the entry says, the date of what ages, and `more`."""
    inlines = dotted((*_asides(entry, context), *more))
    return Prose(inlines) if inlines else None


def tags(entry: AnyEntry, context: Context, kind: str) -> tuple[str, ...]:
    """Return a note's tags: its section, its kind and its author's, without spaces."""
    own = ("-".join(tag.value.split()) for tag in entry.tags)
    return tuple(dict.fromkeys((context.section.name, f"kind::{kind}", *own)))


def section_title(context: Context) -> str:
    """Return what a card shows above its question."""
    return context.plain(context.section.title)


def named(entry: AnyEntry, context: Context) -> tuple[str, ...]:
    """Return the term for the index of an entry whose title is a sentence: its short name, if it has one."""
    name = context.name_text(entry)
    return (name,) if name else ()


def _see(entry: AnyEntry, context: Context) -> tuple[Prose, ...]:
    """Return links to the entries to see, as far as this output shows them."""
    seen = (context.link(reference.value) for reference in entry.see if reference.value in context.shown)
    inlines = dotted((link,) for link in seen)
    return (Prose(inlines),) if inlines else ()


def _source(entry: AnyEntry, context: Context) -> tuple[Prose, ...]:
    """Return where an entry is from and how old it is."""
    said = context.prose(entry.source).inlines
    inlines = dotted(part for part in (said, _date(entry)) if part)
    return (Prose(inlines),) if inlines else ()


def _asides(entry: AnyEntry, context: Context) -> Iterator[tuple[Inline, ...]]:
    if entry.note is not None:
        yield context.prose(entry.note).inlines
    if entry.asof is not None:
        yield _date(entry)


def _date(entry: AnyEntry) -> tuple[Words, ...]:
    return () if entry.asof is None else (Words(f"as of {entry.asof}"),)


def dotted(groups: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Return groups of inlines with a middle dot between them."""
    inlines: list[Inline] = []
    for group in groups:
        inlines.extend((_DOT, *group) if inlines else group)
    return tuple(inlines)
