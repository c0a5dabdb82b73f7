"""`proofdeck check`: say all that is wrong, write nothing."""

from __future__ import annotations

import click

from builder.cli.diagnostics import as_github, as_json, has_errors, show
from builder.cli.progress import Progress
from builder.cli.reading import opened_cache, read_and_check
from builder.cli.source import Source, source_argument
from builder.model.verdict import Checked, Verdict


@click.command()
@source_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.pass_context
def check(ctx: click.Context, source: Source, form: str, *, strict: bool) -> None:
    """Check every entry and formula of SOURCE; exit with 1 if there is an error."""
    with opened_cache() as cache:
        outcome = read_and_check(source, cache, Progress(), strict=strict)
    if form == "json":
        click.echo(as_json(outcome.problems, outcome.checked))
    elif form == "github":
        click.echo(as_github(outcome.problems), nl=bool(outcome.problems))
    else:
        show(outcome.problems, source)
        if outcome.checked:
            click.echo(summary(outcome.checked))
    ctx.exit(1 if has_errors(outcome.problems) else 0)


def summary(checked: Checked) -> str:
    """Return one line: how many entries and formulas there are, and what became of the formulas."""
    entries = sum(1 for _ in checked.deck.entries())
    verdicts = [found.verdict for found in checked.verdicts.values()]
    counts = [f"{verdicts.count(verdict)} {verdict}" for verdict in Verdict if verdict in verdicts]
    return f"{entries} entries, {len(verdicts)} formulas" + (f": {', '.join(counts)}" if counts else "")
