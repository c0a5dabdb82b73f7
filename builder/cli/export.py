"""`proofdeck export`: the cards for programs other than Anki."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.diagnostics import has_errors, show
from builder.cli.making import Bench, Order
from builder.cli.outputs import write_outputs
from builder.cli.progress import Progress
from builder.cli.reading import opened_cache, read_and_check
from builder.cli.source import Source, source_argument

if TYPE_CHECKING:
    from builder.write.exports import ExportedCard, ExportedNote
    from builder.write.fields import Filled

_ABOUT = frozenset({"crumb", "foot", "asked", "hint"})
"""Parts of a card that say where it stands, repeat its front or help on the way."""
_SILENT = frozenset({"EntryId", "Section"})
"""Fields that a note has as values of its own."""


@click.command()
@click.argument("form", type=click.Choice(["csv", "json"]))
@source_argument
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write a file instead."
)
@click.pass_context
def export(ctx: click.Context, form: str, source: Source, target: Path | None) -> None:
    """Print the cards of SOURCE as CSV or JSON; texts are Markdown with $...$ around formulas."""
    from builder.write.exports import as_csv, as_json  # noqa: PLC0415 (help needs none of it)
    from builder.write.fields import fill  # noqa: PLC0415
    from builder.write.markup import AnkiDialect  # noqa: PLC0415

    with opened_cache() as cache:
        outcome = read_and_check(source, cache, Progress(), strict=False)
        show(outcome.problems, source)
        if outcome.checked is None or has_errors(outcome.problems):
            ctx.exit(1)
        order = Order(source, outcome.checked, None, cache, "a4", 0)
        filled = fill(Bench(order).notes, AnkiDialect())
    notes = [exported(each) for each in filled]
    text = as_csv(notes) if form == "csv" else as_json(outcome.checked.deck, notes) + "\n"
    if target is None:
        click.echo(text, nl=False)
    else:
        write_outputs({target: text.encode()})
        click.echo(f"{target}  {len(notes)} notes, {sum(len(note.cards) for note in notes)} cards")


def exported(filled: Filled) -> ExportedNote:
    """Return a note as Markdown."""
    from builder.read.cloze import answered  # noqa: PLC0415 (help needs none of it)
    from builder.read.html import markdown_of  # noqa: PLC0415
    from builder.write.exports import ExportedNote  # noqa: PLC0415

    said = {name: markdown_of(answered(html)) for name, html in filled.fields.items() if name not in _SILENT}
    note = filled.note
    fields = {name: text for name, text in said.items() if text}
    return ExportedNote(
        note.entry, str(note.type), note.section, note.tags, fields, tuple(_cards(filled)), note.name
    )


def _cards(filled: Filled) -> Iterator[ExportedCard]:
    """Yield each card with its front and back filled in."""
    from builder.read.cloze import answered, asked  # noqa: PLC0415 (help needs none of it)
    from builder.read.html import markdown_of  # noqa: PLC0415
    from builder.write.exports import ExportedCard  # noqa: PLC0415
    from builder.write.fields import CLOZES  # noqa: PLC0415
    from builder.write.notetypes import form_of, parsed_sides  # noqa: PLC0415
    from builder.write.template import render  # noqa: PLC0415

    form, sides = form_of(filled.note.type), parsed_sides(filled.note.type)
    for ordinal in filled.cards:
        number = 0 if form.cloze else ordinal
        hiding, showing = (dict(filled.fields) for _ in range(2))
        if form.cloze:
            text = filled.fields[CLOZES]
            hiding[f"cloze:{CLOZES}"] = answered(asked(text, ordinal + 1))
            showing[f"cloze:{CLOZES}"] = answered(text)
        front, back = sides[number]
        yield ExportedCard(
            f"{form.templates[number].name} {ordinal + 1}" if form.cloze else form.templates[number].name,
            markdown_of(render(front, hiding), without=_ABOUT),
            markdown_of(render(back, showing), without=_ABOUT),
        )
