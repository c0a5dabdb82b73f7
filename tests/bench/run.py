"""How long each stage takes, for the shipped deck and for a generated one, beside a bare genanki script.

Every row is a process of its own; a stage's time is process time (user and system), so that a busy
machine does not count.  Figures are for comparing with each other in one run.  A first build, which
proves every formula, is not counted: proofs are kept from then on.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from generated import write_deck

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "cards"
ENTRIES = 1000
ROUNDS = 3
PARTS = ("import", "read", "check", "made notes", "compose", "deck", "sheet")
STAGES = (*PARTS, "whole build, cold", "whole build, warm", "bare genanki")
LIMIT = 1.5
"""How many times the bare script's writing ours may take, for the same cards."""


def main() -> None:
    """Print the table; exit with 1 if the writer is too slow."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(SHIPPED, folder / "shipped")  # a build writes deck.lock
        write_deck(folder / "generated", ENTRIES)
        columns = {
            "shipped": measured(folder / "shipped", folder / "a"),
            f"generated, {ENTRIES:,}": measured(folder / "generated", folder / "b"),
        }
    wide = max(map(len, STAGES))
    print("seconds of process time, least of", ROUNDS)
    print(" " * wide, *(name.rjust(18) for name in columns))
    for stage in STAGES:
        print(stage.ljust(wide), *(f"{column[stage]:18.3f}" for column in columns.values()))
    ratios = {name: column["deck"] / column["bare genanki, writing"] for name, column in columns.items()}
    for name, ratio in ratios.items():
        print(f"{name}: writing the deck takes {ratio:.2f} times what the bare script takes, at most {LIMIT}")
    sys.exit(any(ratio > LIMIT for ratio in ratios.values()))


def measured(source: Path, scratch: Path) -> dict[str, float]:
    """Return the least time of each stage for one deck."""
    scratch.mkdir()
    environment = {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache")}
    run([sys.executable, "-m", "builder", "build", str(source), "-o", str(scratch / "first")], environment)
    rounds = []
    for number in range(ROUNDS):
        build = [sys.executable, "-m", "builder", "build", str(source), "-o", str(scratch / f"out-{number}")]
        forget_layouts(scratch / "cache" / "proofdeck" / "results.sqlite")
        cold, warm = timed(build, environment), timed(build, environment)
        cards = scratch / "cards.yaml"
        parts = run([sys.executable, str(HERE / "stages.py"), str(source), str(cards)], environment)
        script = [sys.executable, str(HERE / "bare.py"), str(cards), str(scratch / "bare.apkg")]
        bare, writing = timed(script, environment), float(run(script, environment))
        rounds.append(
            json.loads(parts)
            | {"whole build, cold": cold, "whole build, warm": warm}
            | {"bare genanki": bare, "bare genanki, writing": writing}
        )
    return {stage: min(times[stage] for times in rounds) for stage in rounds[0]}


def forget_layouts(cache: Path) -> None:
    """Make the next build a cold one."""
    with sqlite3.connect(cache) as connection:
        connection.execute("DELETE FROM result WHERE kind LIKE '%layout%'")
    connection.close()


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Return the process time of a command, its children's included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(command: list[str], environment: dict[str, str]) -> str:
    """Return what a command says; one that fails ends the benchmark with what it said."""
    result = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{' '.join(command)}: exit status {result.returncode}\n{result.stderr[-2000:]}")
    return result.stdout


if __name__ == "__main__":
    main()
