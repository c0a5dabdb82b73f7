"""Processes and what they cost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """What a command took, the processes that it waited for included."""

    said: str
    """Its standard output."""
    seconds: float
    """Of the processor's time, user and system: a busy machine does not count."""
    clock: float
    """Seconds by the clock."""
    megabytes: float
    """The most that one of its processes held at once."""


def run(command: Sequence[str], environment: Mapping[str, str]) -> Spent:
    """Run a command; one that fails ends the benchmark with what it said."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, env=dict(environment), stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.monotonic() - began
        out.seek(0)
        err.seek(0)
        said, wrong = out.read().decode(), err.read().decode()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{(wrong or said)[-2000:]}")
    # Linux counts in kibibytes, macOS in bytes.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Spent(said, usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / unit)


def environment_of(scratch: Path) -> dict[str, str]:
    """Return an environment with a cache of its own."""
    return {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache")}


def forget_layouts(scratch: Path) -> None:
    """Make the next build a cold one."""
    with sqlite3.connect(scratch / "cache" / "proofdeck" / "results.sqlite") as connection:
        connection.execute("DELETE FROM result WHERE kind LIKE '%layout%'")
    connection.close()
