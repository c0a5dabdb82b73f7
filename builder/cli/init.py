"""`proofdeck init` and `proofdeck new`: a deck to begin with, and an entry to overwrite."""

from __future__ import annotations

import re
from pathlib import Path

import click

from builder.cli.outputs import write_outputs
from builder.cli.source import Failure
from builder.cli.starters import new_deck, starter


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a new deck in DIR, which builds as it is."""
    from builder.read.slug import Ids  # noqa: PLC0415 (help needs none of it)

    words = re.sub(r"[\s_-]+", " ", folder.resolve().name).strip()
    files = {folder / name: text for name, text in new_deck(Ids().next(words), words or "Deck").items()}
    for file in files:
        if file.exists():
            message = f"{file} is there already"
            raise Failure(message)
    write_outputs({file: text.encode() for file, text in files.items()})
    for file in files:
        click.echo(file)
    click.echo(f"now: proofdeck build {folder}")


def _kind(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001 (click's own signature)
    """Return a kind that the reader knows."""
    from builder.read.entry import KINDS  # noqa: PLC0415 (help needs none of it)

    if value not in KINDS:
        message = f"'{value}' is no kind; known are {', '.join(KINDS)}"
        raise click.BadParameter(message)
    return value


def _id(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001 (click's own signature)
    """Return a word that can be an id."""
    from builder.read.word import is_id  # noqa: PLC0415 (help needs none of it)

    if not is_id(value):
        message = f"'{value}' is no id: ids are made of a-z, 0-9 and -"
        raise click.BadParameter(message)
    return value


@click.command()
@click.argument("kind", callback=_kind)
@click.argument("id_", metavar="ID", callback=_id)
def new(kind: str, id_: str) -> None:
    """Print an entry of KIND called ID, to put below `entries:` in a section and overwrite."""
    click.echo(starter(kind, id_), nl=False)
