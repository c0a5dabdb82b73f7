"""`proofdeck explain`: all that is known of an entry, or what a problem means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import click

from builder import resources
from builder.cli.progress import Progress
from builder.cli.reading import opened_cache, read_and_check
from builder.cli.source import Failure, Source

_MADE = re.compile(r"[/#].*")
"""What a note's EntryId adds to the id of its entry."""


@click.command()
@click.argument("word", metavar="ID|CODE")
@click.option(
    "--source",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="cards",
    show_default=True,
    help="The deck's folder.",
)
def explain(word: str, folder: Path) -> None:
    """Say all that is known of an entry, or what a problem's code means and the way out.

    Of a formula: how it reads, its TeX, its symbols, each check with its verdict, and the wrong
    versions that its checks let through.
    """
    codes = problems()
    if word in codes:
        click.echo("\n".join(code_lines(word, codes[word])))
    elif (folder / "deck.yaml").is_file():
        _explain_entry(word, Source(folder), codes)
    else:
        message = f"'{word}' is no problem, and '{folder}' has no deck.yaml{_near(word, codes)}"
        raise Failure(message)


def _explain_entry(word: str, source: Source, codes: Iterable[str]) -> None:
    from builder.cli.about import entry_lines  # noqa: PLC0415 (not for a code)

    with opened_cache() as cache:
        checked = read_and_check(source, cache, Progress(), strict=False).checked
        entries = {} if checked is None else {entry.id.value: entry for entry in checked.deck.entries()}
        entry = entries.get(_MADE.sub("", word))
        if checked is None or entry is None:
            message = f"'{word}' is neither an entry nor a problem{_near(word, (*entries, *codes))}"
            raise Failure(message)
        click.echo("\n".join(entry_lines(entry, checked, source, cache)))


def problems() -> Mapping[str, Mapping[str, str]]:
    """Return what every code means, with an example and the way out."""
    return tomllib.loads(resources.text("problems.toml"))


def code_lines(code: str, about: Mapping[str, str]) -> Iterator[str]:
    """Yield what a code means."""
    yield f"{click.style(code, bold=True)}: {about['means']}"
    for title, text in (("For example", about["example"]), ("The way out", about["way_out"])):
        yield ""
        yield click.style(title, bold=True)
        yield from (f"  {line}" for line in text.split("\n"))


def _near(word: str, known: Iterable[str]) -> str:
    found = get_close_matches(word.lower(), list(known), 1)
    return f"; did you mean '{found[0]}'?" if found else ""
