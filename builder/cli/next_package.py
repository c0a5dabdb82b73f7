"""The package that the next build would write, for commands that compare it with an older one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from builder.cli.diagnostics import has_errors, show
from builder.cli.making import LOCK, Bench, Order, OutputKind
from builder.cli.progress import Progress
from builder.cli.reading import opened_cache, read_and_check
from builder.cli.source import Source, SourceArgument
from builder.model.deck import Deck
from builder.model.history import History
from builder.model.package import Package


@dataclass(frozen=True, slots=True)
class NextPackage:
    """A package that is written nowhere yet."""

    deck: Deck
    content: bytes
    search: str | None
    """What finds the retired notes in Anki's browser."""


def old_and_source(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its OLD package and the deck to hold against it."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    option = click.option(
        "--source", type=SourceArgument(), default="cards", show_default=True, help="The deck to build."
    )
    return click.argument("old", metavar="OLD.apkg", type=file)(option(command))


def next_package(ctx: click.Context, source: Source, old: Package) -> NextPackage:
    """Build the package in memory; problems are shown, and errors end the command with status 1.

    Where deck.lock is lost, the old package stands in for it.
    """
    from builder.history import read_history  # noqa: PLC0415 (help needs none of it)
    from builder.write.relock import history_of  # noqa: PLC0415 (the writer brings genanki)
    from builder.write.retired import retired_search  # noqa: PLC0415

    progress = Progress()
    with opened_cache() as cache:
        outcome = read_and_check(source, cache, progress, strict=False)
        if outcome.checked is None or has_errors(outcome.problems):
            show(outcome.problems, source)
            ctx.exit(1)
        deck = outcome.checked.deck
        stands_in = source.fetch(LOCK) is None and history_of(old, deck) is not None
        order = Order(
            source, outcome.checked, None, cache, "a4", int(time.time()), readers=old if stands_in else None
        )
        with progress.stage("making anki"):
            made = Bench(order).make(OutputKind.ANKI)
    show(made.problems, source)
    if has_errors(made.problems):
        ctx.exit(1)
    history = read_history(made.lock or "", LOCK)
    search = retired_search(deck.name.value, history) if isinstance(history, History) else None
    return NextPackage(deck, made.content, search and search[0])
