"""Saying what takes long: on a terminal, after half a second; nowhere else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 0.5  # seconds


class Progress:
    """One line on standard error that says what is being done, while it takes long."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._status: Status | None = None
        self._message = ""

    @contextmanager
    def stage(self, message: str) -> Iterator[None]:
        """Show the message from half a second on, until the stage ends."""
        if not self._shown:
            yield
            return
        self._message = message
        timer = threading.Timer(PATIENCE, self._start)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if self._status is not None:
                self._status.stop()
                self._status = None

    def say(self, detail: str) -> None:
        """Show what is being done within the stage, e.g. an entry's id."""
        if self._status is not None:
            self._status.update(f"{self._message}: {detail}")

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 (rich is needed only where something takes long)

        status = Console(stderr=True, highlight=False, markup=False).status(self._message)
        status.start()
        self._status = status
