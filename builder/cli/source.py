"""A deck's folder on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

LARGEST = 64 * 2**20  # bytes of one source file


class Failure(click.ClickException):
    """Input or output went wrong; the exit status is 2."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Source:
    """The folder, as the user typed it."""

    folder: Path
    _read: dict[str, bytes] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)
    """The names of the files that were asked for, whether there are such files or not."""

    def fetch(self, name: str) -> bytes | None:
        """Return a file below the folder, or None where there is none.

        A name that leads out of the folder, also through a link, is not below it.
        """
        self.asked[name] = None
        if name not in self._read:
            file = self.folder / name
            try:
                inside = file.resolve().is_relative_to(self.folder.resolve())
                if not inside or not file.is_file():
                    return None
                if file.stat().st_size > LARGEST:
                    message = f"{file}: larger than {LARGEST >> 20} MiB"
                    raise Failure(message)
                self._read[name] = file.read_bytes()
            except OSError as error:
                message = f"{file}: {error.strerror}"
                raise Failure(message) from error
        return self._read[name]

    def line(self, path: str, number: int) -> str | None:
        """Return a line of a file by the path that problems give it, counted from 1."""
        for name, content in self._read.items():
            if (self.folder / name).as_posix() == path:
                lines = content.decode("utf-8", "replace").splitlines()
                return lines[number - 1] if 1 <= number <= len(lines) else None
        return None


class SourceArgument(click.Path):
    """The SOURCE argument: a folder with a deck.yaml."""

    name = "source"

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (click's own signature)
        """Return the folder as a `Source`."""
        folder = Path(str(super().convert(value, param, ctx)))
        if not (folder / "deck.yaml").is_file():
            self.fail(f"'{folder}' has no deck.yaml", param, ctx)
        return Source(folder)


def source_argument(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its SOURCE argument."""
    return click.argument("source", type=SourceArgument(), default="cards")(command)
