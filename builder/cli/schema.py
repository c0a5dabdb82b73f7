"""`proofdeck schema`: the source format for editors."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print a JSON Schema of the source format, by which editors complete and check YAML.

    It knows the fields of every kind, which of them are needed, and what shape each has; what is within a
    check or a plot is for `proofdeck check` to say.
    """
    from builder.read.schema import json_schema  # noqa: PLC0415 (help needs none of it)

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
