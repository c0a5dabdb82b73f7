"""`proofdeck stats`: count what a deck holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from builder.cli.diagnostics import has_errors, show
from builder.cli.progress import Progress
from builder.cli.reading import opened_cache, read_and_check
from builder.cli.source import Source, source_argument
from builder.model.entry import FormulaEntry
from builder.model.verdict import Checked


@click.command()
@source_argument
@click.pass_context
def stats(ctx: click.Context, source: Source) -> None:
    """Count the entries, notes, formulas, checks and verdicts of SOURCE."""
    with opened_cache() as cache:
        outcome = read_and_check(source, cache, Progress(), strict=False)
        failed = has_errors(outcome.problems)
        if failed:
            show(outcome.problems, source)
        if outcome.checked:
            for title, rows in tables(outcome.checked):
                click.echo(f"{click.style(title, bold=True)}\n{_table(rows)}\n")
    ctx.exit(1 if failed else 0)


def tables(checked: Checked) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return each table as its title and rows of (what, how many)."""
    deck = checked.deck
    formulas = [entry for entry in deck.entries() if isinstance(entry, FormulaEntry)]
    findings = [finding for found in checked.verdicts.values() for finding in found.findings]
    return [
        ("Sections", [(section.title.value, len(section.entries)) for section in deck.sections]),
        ("Entries", _counted(_kind(entry) for entry in deck.entries())),
        ("Formulas", _counted(str(found.verdict) for found in checked.verdicts.values())),
        ("Checks", _counted(type(check).__name__.lower() for entry in formulas for check in entry.checks)),
        ("Verdicts of checks", _counted(str(finding.verdict) for finding in findings)),
    ]


def _kind(entry: object) -> str:
    return type(entry).__name__.removesuffix("Entry").lower()


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(names).most_common()


def _table(rows: list[tuple[str, int]]) -> str:
    wide = max((len(name) for name, _ in rows), default=0)
    total = [("total", sum(count for _, count in rows))] if len(rows) > 1 else []
    return "\n".join(f"  {name.ljust(wide)}  {count:5}" for name, count in [*rows, *total])
