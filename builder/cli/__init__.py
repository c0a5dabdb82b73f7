"""The command line: what a user types, reads and gets back as an exit status."""

from __future__ import annotations

import gc
import os
import sys

import click

from builder import __version__
from builder.cli.audit import audit
from builder.cli.build import build
from builder.cli.check import check
from builder.cli.diff import diff
from builder.cli.explain import explain
from builder.cli.export import export
from builder.cli.init import init, new
from builder.cli.moving_in import import_
from builder.cli.schema import schema
from builder.cli.stats import stats
from builder.cli.verify import verify

INTERRUPTED = 130
_YOUNG = 1_000_000
"""Objects that are made before cycles are looked for: values are trees, and a build is soon over."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="proofdeck")
@click.pass_context
def proofdeck(ctx: click.Context) -> None:
    """Turn YAML entries into an Anki deck and a typeset sheet, with every formula checked.

    SOURCE is a folder with a deck.yaml; `cards` by default.

    Exit status: 0 fine, 1 problems found, 2 usage or input and output, 130 interrupted.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org; click itself does not know it
        ctx.color = False


for command in (build, check, audit, explain, stats, diff, verify, export, import_, init, new, schema):
    proofdeck.add_command(command)


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(_YOUNG)
    try:
        status = proofdeck.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(status if isinstance(status, int) else 0)
