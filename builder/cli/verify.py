"""`proofdeck verify`: rehearse the next import on Anki's own engine."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.next_package import next_package, old_and_source
from builder.cli.reading import opened_package, packaged
from builder.cli.source import Failure, Source

_SHOWN = 5  # names of what was lost


@click.command()
@old_and_source
@click.pass_context
def verify(ctx: click.Context, old: Path, source: Source) -> None:
    """Import OLD.apkg and the next build into a scratch collection, and say what survives.

    In between, every card is studied, and every note that the build leaves alone is edited as its reader
    might.  Needs Anki's engine: pip install 'proofdeck[anki]'.  Exit with 1 if anything is lost.
    """
    from builder.write.verify import Kept, Shipped, rehearse  # noqa: PLC0415 (help needs none of it)

    before = opened_package(old)
    after = next_package(ctx, source, before)
    new = Shipped(after.content, packaged(after.content, f"the next {after.deck.id}.apkg"))
    try:
        rehearsal = rehearse(Shipped(old.read_bytes(), before), new, after.search)
    except ImportError as error:
        message = "verify needs Anki's engine: pip install 'proofdeck[anki]'"
        raise Failure(message) from error

    def said(kept: Kept) -> str:
        names = ", ".join(kept.lost[:_SHOWN]) + (", …" if len(kept.lost) > _SHOWN else "")
        mark = click.style("lost", fg="red", bold=True) if kept.lost else click.style("kept", fg="green")
        return f"{mark} {kept.what}: {kept.of - len(kept.lost)} of {kept.of}" + (
            f" (not {names})" if names else ""
        )

    click.echo(
        f"{old}: {len(before.notes)} notes; studied {rehearsal.studied} cards, edited {rehearsal.edited} notes"
    )
    fates = ", ".join(f"{count} {fate}" for fate, count in rehearsal.outcomes.items())
    click.echo(f"the next {after.deck.id}.apkg: {fates}")
    for kept in rehearsal.kept:
        click.echo(said(kept))
    ctx.exit(1 if any(kept.lost for kept in rehearsal.kept) else 0)
