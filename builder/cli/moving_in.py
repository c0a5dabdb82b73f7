"""`proofdeck import`: cards from elsewhere as entries."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.outputs import write_outputs
from builder.cli.reading import packaged
from builder.cli.source import Failure
from builder.model.draft import Draft
from builder.model.problem import Problem

_SHOWN = 5  # names of files that are left out


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a section's file.",
)
@click.option("--section", "title", help="The section's title.  [default: the name of FILE]")
def import_(file: Path, target: Path | None, title: str | None) -> None:
    """Print the cards of FILE, an .apkg or a table (CSV or tabs), as a section's entries.

    In a table, a first row of names (front, back, tags, id, name; or term and definition) says which column
    is what.  Texts are Markdown, or HTML below Anki's own line `#html:true`.
    """
    from builder.write.entries import section_yaml  # noqa: PLC0415 (help needs none of it)

    if target is not None and target.exists():
        message = f"{target} is there already; an import overwrites nothing"
        raise Failure(message)
    try:
        drafts = _drafts(file.read_bytes(), file)
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise Failure(message) from error
    if not drafts:
        message = f"{file}: it holds no card with a front and a back"
        raise Failure(message)
    text = section_yaml(title or file.stem, drafts)
    if target is None:
        click.echo(text, nl=False)
        return
    write_outputs({target: text.encode()})
    click.echo(f"{target}  {len(drafts)} entries; name it in deck.yaml: sections: [..., {target.stem}]")


def _drafts(content: bytes, file: Path) -> tuple[Draft, ...]:
    """Return the entries; what is left out is told."""
    if file.suffix.lower() in {".apkg", ".colpkg"}:
        from builder.read.cards import drafts_of  # noqa: PLC0415 (help needs none of it)

        found = drafts_of(packaged(content, file.as_posix()))
        if found.unanswered:
            click.echo(
                f"left out: {found.unanswered} notes with less than two fields that say something", err=True
            )
        if found.media:
            names = ", ".join(found.media[:_SHOWN]) + (", …" if len(found.media) > _SHOWN else "")
            click.echo(f"left out: {len(found.media)} pictures and sounds ({names})", err=True)
        return found.drafts
    from builder.read.table import read_table  # noqa: PLC0415 (help needs none of it)

    drafts = read_table(content, file.as_posix())
    if isinstance(drafts, Problem):
        message = f"{file}: {drafts.message}; {drafts.hint}"
        raise Failure(message)
    return drafts
