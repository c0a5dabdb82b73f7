"""How long each stage takes, for the shipped deck and for a generated one, beside a bare genanki script.

Every row is a process of its own; a stage's time is process time (user and system), so that a busy
machine does not count.  Figures are for comparing with each other in one run.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from generated import write_deck

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "cards"
ENTRIES = 1000
ROUNDS = 3
STAGES = ("import", "read", "check", "compose", "deck", "sheet", "whole build, cold", "whole build, warm", "bare genanki")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_deck(folder / "generated", ENTRIES)
        columns = {
            "shipped": measured(SHIPPED, folder / "a"),
            f"generated, {ENTRIES:,}": measured(folder / "generated", folder / "b"),
        }
    wide = max(map(len, STAGES))
    print("seconds of process time, least of", ROUNDS)
    print(" " * wide, *(name.rjust(18) for name in columns))
    for stage in STAGES:
        print(stage.ljust(wide), *(f"{column[stage]:18.3f}" for column in columns.values()))
    for name, column in columns.items():
        ratio = column["deck"] / column["bare genanki"]
        print(f"{name}: the deck takes {ratio:.2f} times the bare script's whole process")


def measured(source: Path, scratch: Path) -> dict[str, float]:
    """Return the least time of each stage for one deck."""
    scratch.mkdir()
    rounds = []
    for number in range(ROUNDS):
        environment = {**os.environ, "XDG_CACHE_HOME": str(scratch / f"cache-{number}")}
        build = [sys.executable, "-m", "builder", "build", str(source), "-o", str(scratch / f"out-{number}")]
        cold, warm = timed(build, environment), timed(build, environment)
        cards = scratch / "cards.yaml"
        stages = [sys.executable, str(HERE / "stages.py"), str(source), str(cards)]
        said = subprocess.run(stages, env=environment, check=True, capture_output=True, text=True).stdout
        bare = timed([sys.executable, str(HERE / "bare.py"), str(cards), str(scratch / "bare.apkg")], environment)
        rounds.append(
            json.loads(said) | {"whole build, cold": cold, "whole build, warm": warm, "bare genanki": bare}
        )
    return {stage: min(times[stage] for times in rounds) for stage in STAGES}


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Return the process time of a command, its children's included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
