"""`proofdeck diff`: what the next import will do for those who have an older package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.next_package import next_package, old_and_source
from builder.cli.reading import opened_package, packaged
from builder.cli.source import Source
from builder.cli.words import marked

if TYPE_CHECKING:
    from builder.write.difference import Difference, FieldChange, NoteChange


@click.command()
@old_and_source
@click.pass_context
def diff(ctx: click.Context, old: Path, source: Source) -> None:
    """Say what importing the next build does to a collection that holds OLD.apkg.

    Exit with 1 if a change would not arrive, or would fork a note type.
    """
    from builder.write.difference import difference  # noqa: PLC0415 (help needs none of it)

    before = opened_package(old)
    after = next_package(ctx, source, before)
    found = difference(before, packaged(after.content, f"the next {after.deck.id}.apkg"))
    for line in report(found):
        click.echo(line)
    ctx.exit(1 if found.conflicts else 0)


def report(found: Difference) -> Iterator[str]:
    """Yield the lines of a difference: each change, then the counts."""
    former, latter = found.decks
    if former and latter and former != latter:
        yield _line("deck", f"{', '.join(former)} → {', '.join(latter)}: cards that readers have do not move")
    yield from (_line("added", entry) for entry in found.added)
    for change in found.changed:
        yield from _changes(change)
    yield from (_line("retired", entry) for entry in found.retired)
    yield from (
        _line("note type", f"{type_}: field {was} → {is_}, in every note")
        for type_, was, is_ in found.renamed_fields
    )
    yield from (
        _line("note type", f"{type_}: templates or style change; no note does") for type_ in found.styles
    )
    yield from (
        _line("redated", f"{entry}: it says the same, but overwrites what readers changed in it")
        for entry in found.overwritten
    )
    yield from (_line("conflict", conflict, "red") for conflict in found.conflicts)
    yield _counts(found)


def _changes(change: NoteChange) -> Iterator[str]:
    if change.former != change.entry:
        yield _line("renamed", f"{change.former} → {change.entry}")
    fields = [field for field in change.fields if field.name != "EntryId"]
    if fields or change.tags_lost or change.tags_new:
        yield _line("changed", change.entry)
    for field in fields:
        yield f"    {field.name}: {_field(field)}"
    tags = [f"[-{tag}-]" for tag in change.tags_lost] + [f"{{+{tag}+}}" for tag in change.tags_new]
    if tags:
        yield f"    tags: {' '.join(tags)}"


def _field(field: FieldChange) -> str:
    """Return a field's change in words; where only its markup differs, say so."""
    from builder.read.html import markdown_of  # noqa: PLC0415 (help needs none of it)

    old, new = markdown_of(field.old), markdown_of(field.new)
    return marked(old, new) if old.split() != new.split() else "the same words, in another markup"


def _line(what: str, said: str, color: str | None = None) -> str:
    return f"{click.style(what, fg=color, bold=True)} {said}"


def _counts(found: Difference) -> str:
    renamed = sum(change.former != change.entry for change in found.changed)
    counts = [
        (len(found.added), "added"),
        (len(found.changed) - renamed, "changed"),
        (renamed, "renamed"),
        (len(found.retired), "retired"),
        (found.unchanged, "unchanged"),
        (len(found.conflicts), f"conflict{'s' * (len(found.conflicts) != 1)}"),
    ]
    return ", ".join(f"{count} {what}" for count, what in counts)
