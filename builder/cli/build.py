"""`proofdeck build`: from a deck's folder to its outputs, all of them or none."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import click

from builder.cli.diagnostics import has_errors, show
from builder.cli.making import LOCK, Bench, Made, Order, OutputKind
from builder.cli.outputs import write_outputs
from builder.cli.progress import Progress
from builder.cli.reading import judged, opened_cache, opened_package, read_and_check
from builder.cli.recall import Recall
from builder.cli.source import Source, source_argument
from builder.model.deck import Deck
from builder.model.problem import Problem

STANDARD = ("anki", "pdf", "html")
"""What is made where nothing is asked for by name."""


@click.command()
@source_argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="build",
    show_default=True,
    help="Where the outputs go.",
)
@click.option(
    "--only",
    type=click.Choice([str(kind) for kind in OutputKind]),
    multiple=True,
    help="Build this output alone; may be given more than once.",
)
@click.option("--tag", "tags", multiple=True, help="Narrow the outputs to entries with this tag.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option(
    "--lock-from",
    "readers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="APKG",
    help="Make a lost deck.lock anew, from the package that readers have.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.pass_context
def build(  # noqa: PLR0913 (one parameter an option)
    ctx: click.Context,
    source: Source,
    *,
    folder: Path,
    only: tuple[str, ...],
    tags: tuple[str, ...],
    paper: str,
    readers: Path | None,
    strict: bool,
) -> None:
    """Build the Anki deck, the PDF sheet and the HTML preview of SOURCE.

    Where there is an error, nothing is written and the old outputs stay.
    """
    kinds = [kind for kind in OutputKind if str(kind) in (only or STANDARD)]
    made, problems = _built(source, kinds, _Wish(folder, frozenset(tags), paper, readers, strict=strict))
    show(problems, source)
    if has_errors(problems):
        click.echo("nothing was written; the old outputs stay", err=True)
        ctx.exit(1)
    contents = {folder / output.file: output.content for output in made}
    for output in made:
        if output.lock is not None:
            contents[source.folder / LOCK] = output.lock.encode()
    write_outputs(contents)
    for output in made:
        if output.notice:
            click.echo(output.notice)
    for output in made:
        size = f"{len(output.content) / 1024:,.0f} KB"
        click.echo(f"{folder / output.file}  {size}  {output.holds}  {output.seconds:.2f} s")


@dataclass(frozen=True, slots=True)
class _Wish:
    folder: Path
    tags: frozenset[str]
    paper: str
    readers: Path | None
    strict: bool

    @property
    def options(self) -> tuple[str, ...]:
        """What else outputs depend on."""
        return (self.paper, "strict" if self.strict else "", *sorted(self.tags))


def _built(
    source: Source, kinds: list[OutputKind], wish: _Wish
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """Return the outputs and all that is wrong; where an entry is in error, no output is made."""
    progress = Progress()
    readers = None if wish.readers is None else opened_package(wish.readers)
    with opened_cache() as cache:
        recall = Recall(source, cache, wish.options)
        known = recall.outputs(kinds) if readers is None else None
        if known is not None:
            said = dict.fromkeys(problem for output in known for problem in output.problems)
            return tuple(output.made for output in known), judged(tuple(said), strict=wish.strict)
        outcome = read_and_check(source, cache, progress, strict=wish.strict)
        if outcome.checked is None or has_errors(outcome.problems):
            return (), outcome.problems
        chosen = _tagged(outcome.checked.deck, wish.tags) if wish.tags else None
        now = int(time.time())
        order = Order(
            source, outcome.checked, chosen, cache, wish.paper, now, outcome.problems, wish.folder, readers
        )
        bench = Bench(order)
        made: list[Made] = []
        for kind in kinds:
            with progress.stage(f"making {kind}"):
                made.append(bench.make(kind))
            problems = judged((*outcome.problems, *made[-1].problems), strict=wish.strict)
            if not has_errors(problems):
                recall.keep(kind, made[-1], problems)
    found = dict.fromkeys(problem for output in made for problem in output.problems)
    return tuple(made), judged((*outcome.problems, *found), strict=wish.strict)


def _tagged(deck: Deck, tags: frozenset[str]) -> frozenset[str]:
    """Return the ids of the entries that have one of the tags, or are in a section of that name."""
    return frozenset(
        entry.id.value
        for section in deck.sections
        for entry in section.entries
        if tags & {section.name, *(tag.value for tag in entry.tags)}
    )
