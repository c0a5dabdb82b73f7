"""How long each stage takes, and how that compares with other ways to the same end.

    python run.py [ENTRIES]

Every figure is a process of its own; a stage's time is process time (user and system), so that a busy
machine does not count.  Figures are for comparing with each other in one run.  A first build proves every
formula, in processes that its own time leaves out: it is told by the clock.  With ENTRIES, a generated
deck of so many entries is measured too, in one round.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from beside import prover_lines, sheet_lines
from generated import write_deck
from processes import environment_of, forget_layouts, run
from sheets import write_formulas

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "cards"
ENTRIES = 1000
ROUNDS = 3
CHECKING = ("import", "import SymPy", "read", "check, no proofs", "audit", "made notes")
WRITING = ("compose cards", "compose sheet", "deck", "typeset", "paint")
BUILDS = ("sheet alone, cold", "sheet alone, warm", "whole build, cold", "whole build, warm", "bare genanki")
FIRST = "first build, clock"
MEMORY = "peak memory, MB"
STAGES = (*CHECKING, *WRITING, *BUILDS, FIRST, MEMORY)
LIMIT = 1.5
"""How many times the bare script's writing ours may take, for the same cards."""


def main() -> None:
    """Print the tables; exit with 1 if the writer is too slow."""
    sizes = {ENTRIES: ROUNDS} | {int(entries): 1 for entries in sys.argv[1:]}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(SHIPPED, folder / "shipped")  # a build writes deck.lock
        columns = {"shipped": measured(folder / "shipped", folder / "of-shipped", ROUNDS)}
        for size, rounds in sizes.items():
            source = folder / f"generated-{size}"
            write_deck(source, size)
            columns[f"generated, {size:,}"] = measured(source, folder / f"of-{size}", rounds)
        print_table(columns)
        ratios = {name: column["deck"] / column["bare genanki, writing"] for name, column in columns.items()}
        for name, ratio in ratios.items():
            print(
                f"{name}: writing the deck takes {ratio:.2f} times what the bare script takes, at most {LIMIT}"
            )
        said = run([sys.executable, str(HERE / "proving.py"), str(SHIPPED)], environment_of(folder)).said
        print("", *prover_lines(json.loads(said)), sep="\n")
        write_formulas(SHIPPED, folder / "formulas")
        print("", *sheet_lines(folder / "formulas", folder / "of-formulas", ROUNDS), sep="\n")
    sys.exit(any(ratio > LIMIT for ratio in ratios.values()))


def print_table(columns: Mapping[str, Mapping[str, float]]) -> None:
    """Print the stages of every deck."""
    wide = max(map(len, STAGES))
    print(f"seconds of process time, least of {ROUNDS}")
    print(" " * wide, *(name.rjust(18) for name in columns))
    for stage in STAGES:
        places = 0 if stage == MEMORY else 3
        print(stage.ljust(wide), *(f"{column[stage]:18.{places}f}" for column in columns.values()))


def measured(source: Path, scratch: Path, count: int) -> dict[str, float]:
    """Return the least time of each stage for one deck, in so many rounds."""
    scratch.mkdir()
    environment = environment_of(scratch)
    build = [sys.executable, "-m", "builder", "build", str(source), "-o"]
    first = run([*build, str(scratch / "first")], environment)
    rounds = []
    for number in range(count):
        out = str(scratch / f"out-{number}")
        times: dict[str, float] = {FIRST: first.clock}
        for name, only in (("sheet alone", ["--only", "pdf"]), ("whole build", [])):
            forget_layouts(scratch)
            cold, warm = (run([*build, out, *only], environment) for _ in range(2))
            times |= {f"{name}, cold": cold.seconds, f"{name}, warm": warm.seconds, MEMORY: cold.megabytes}
        cards = str(scratch / "cards.yaml")
        times |= json.loads(
            run([sys.executable, str(HERE / "stages.py"), str(source), cards], environment).said
        )
        bare = run([sys.executable, str(HERE / "bare.py"), cards, str(scratch / "bare.apkg")], environment)
        rounds.append(times | {"bare genanki": bare.seconds, "bare genanki, writing": float(bare.said)})
    return {stage: min(times[stage] for times in rounds) for stage in rounds[0]}


if __name__ == "__main__":
    main()
