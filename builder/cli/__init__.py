"""The command line: what a user types, reads and gets back as an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from builder import __version__

INTERRUPTED = 130
_YOUNG = 1_000_000
"""Objects that are made before cycles are looked for: values are trees, and a build is soon over."""
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("build", "build"),
    "check": ("check", "check"),
    "audit": ("audit", "audit"),
    "explain": ("explain", "explain"),
    "stats": ("stats", "stats"),
    "diff": ("diff", "diff"),
    "verify": ("verify", "verify"),
    "export": ("export", "export"),
    "import": ("moving_in", "import_"),
    "init": ("init", "init"),
    "new": ("init", "new"),
    "schema": ("schema", "schema"),
}
"""By name: the file of a command, and what it is called there."""


class _Commands(click.Group):
    """The commands, of which only the one that is called is loaded."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, as click asks
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        file, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"builder.cli.{file}"), name)
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="proofdeck")
@click.pass_context
def proofdeck(ctx: click.Context) -> None:
    """Turn YAML entries into an Anki deck and a typeset sheet, with every formula checked.

    SOURCE is a folder with a deck.yaml; `cards` by default.

    Exit status: 0 fine, 1 problems found, 2 usage or input and output, 130 interrupted.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org; click itself does not know it
        ctx.color = False


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
