"""`proofdeck check`: say all that is wrong, and write nothing but down which code ran."""

from __future__ import annotations

from dataclasses import replace

import click

from builder.cli.diagnostics import as_github, as_json, has_errors, show
from builder.cli.outputs import write_outputs
from builder.cli.progress import Progress
from builder.cli.ran import NOT_RUN, RECORD, known_to_run, record_of
from builder.cli.reading import Outcome, judged, opened_cache, read_and_check
from builder.cli.running import run_code
from builder.cli.source import Source, source_argument
from builder.model.entry import CodeEntry
from builder.model.problem import Problem
from builder.model.verdict import Checked, Verdict


@click.command()
@source_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option(
    "--run-code",
    "running",
    is_flag=True,
    help="Run each code entry with the Python that runs proofdeck, and write down in code.lock what ran.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.pass_context
def check(ctx: click.Context, source: Source, form: str, *, running: bool, strict: bool) -> None:
    """Check every entry and formula of SOURCE; exit with 1 if there is an error."""
    progress = Progress()
    with opened_cache() as cache:
        outcome = read_and_check(source, cache, progress, strict=strict)
    if running and outcome.checked is not None:
        outcome = _after_running(source, outcome.checked, outcome.problems, progress, strict=strict)
    if form == "json":
        click.echo(as_json(outcome.problems, outcome.checked))
    elif form == "github":
        click.echo(as_github(outcome.problems), nl=bool(outcome.problems))
    else:
        show(outcome.problems, source)
        if outcome.checked:
            click.echo(summary(outcome.checked))
    ctx.exit(1 if has_errors(outcome.problems) else 0)


def _after_running(
    source: Source, checked: Checked, problems: tuple[Problem, ...], progress: Progress, *, strict: bool
) -> Outcome:
    """Run the deck's code, write down what ran, and return what is known with what is wrong with the code."""
    with progress.stage("running code"):
        run = run_code(checked.deck, progress.say)
    before = source.fetch(RECORD)
    after = record_of(checked.deck, before, run)
    if after or before:
        write_outputs({source.folder / RECORD: after})
    others = tuple(problem for problem in problems if problem.code != NOT_RUN)
    checked = replace(checked, ran=known_to_run(checked.deck, after))
    return Outcome(checked, judged((*others, *run.problems), strict=strict))


def summary(checked: Checked) -> str:
    """Return one line: how many entries and formulas there are, what became of these, and which code ran."""
    entries = tuple(checked.deck.entries())
    verdicts = [found.verdict for found in checked.verdicts.values()]
    counts = [f"{verdicts.count(verdict)} {verdict}" for verdict in Verdict if verdict in verdicts]
    formulas = f"{len(verdicts)} formulas" + (f": {', '.join(counts)}" if counts else "")
    code = [entry for entry in entries if isinstance(entry, CodeEntry)]
    ran = f"; {len(code)} of code: {len(checked.ran)} ran" if code else ""
    return f"{len(entries)} entries, {formulas}{ran}"
