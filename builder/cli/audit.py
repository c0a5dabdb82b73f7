"""`proofdeck audit`: whether the checks of each formula would notice if it were wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from builder.cli.diagnostics import has_errors, show
from builder.cli.progress import Progress
from builder.cli.reading import judged, opened_cache, read_and_check
from builder.cli.source import Source, source_argument

if TYPE_CHECKING:
    from builder.check.audit.deck import DeckAudit, FormulaAudit, Survived


@click.command()
@source_argument
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--fail-under",
    "least",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 only where fewer of the wrong versions are refuted.",
)
@click.pass_context
def audit(ctx: click.Context, source: Source, form: str, least: float | None) -> None:
    """Try the checks of SOURCE on plausible wrong versions of every formula.

    A wrong version that the checks do not refute survives. It is shown with a check that would
    refute it. Exit status 1: one survives that no entry accepts under survivors:, or, with
    --fail-under, fewer than PERCENT are refuted.
    """
    from builder.check.audit.deck import audit_deck  # noqa: PLC0415 (not for --help)

    progress = Progress()
    with opened_cache() as cache:
        outcome = read_and_check(source, cache, progress, strict=False, prove=False)
        if outcome.checked is None:
            show(outcome.problems, source)
            ctx.exit(1)
        with progress.stage("auditing"):
            found, problems = audit_deck(outcome.checked, memory=cache, progress=progress.say)
    problems = judged((*outcome.problems, *problems), strict=False)
    show(problems, source)
    click.echo(as_json(found) if form == "json" else "\n".join(lines(found)))
    failed = found.unexplained > 0 if least is None else found.percent < least
    ctx.exit(1 if failed or has_errors(problems) else 0)


def as_json(found: DeckAudit) -> str:
    """Return an audit in the shape that `audit --format json` promises."""
    report = {
        "formulas": len(found.formulas),
        "mutants": found.mutants,
        "equivalent": found.equivalent,
        "killed": found.killed,
        "survivors": [
            {"id": one.id, "mutant": survivor.mutant} for one in found.formulas for survivor in one.survivors
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def lines(found: DeckAudit) -> Iterator[str]:
    """Yield an audit for people: each formula that has survivors, then one line for all."""
    for one in found.formulas:
        yield from survivor_lines(one)
    wrong = found.mutants - found.equivalent
    survive = wrong - found.killed
    accepted = survive - found.unexplained
    yield (
        f"{len(found.formulas)} formulas, {wrong:,} wrong versions: "
        f"{found.killed:,} refuted ({share(found.percent)}), "
        f"{survive:,} survive{f', {accepted:,} of them accepted' if accepted else ''}"
    )


def share(percent: float) -> str:
    """Return a percentage, which is 100% only where nothing is missing."""
    return "100%" if percent == 100 else f"{min(percent, 99.99):.2f}%"  # noqa: PLR2004 (all of a hundred)


def survivor_lines(one: FormulaAudit) -> Iterator[str]:
    """Yield the survivors of a formula, each with its slip, and below them what would refute them."""
    if not one.survivors:
        return
    yield f"{click.style(one.id, bold=True)}: {one.formula}"
    for advice in dict.fromkeys(_advice(survivor) for survivor in one.survivors):
        for survivor in one.survivors:
            if _advice(survivor) == advice:
                yield f"  survives: {survivor.mutant}  ({survivor.slip})"
        yield f"    {advice}"
    yield ""


def _advice(survivor: Survived) -> str:
    if survivor.reason:
        return f"accepted: {survivor.reason}"
    if survivor.proposal:
        return f"add, once worked out by hand: - {survivor.proposal}"
    return "no worked example at easy numbers tells them apart; add a relation, e.g. a limit: or a special:"
