"""What is said of our checker and our sheet beside other ways to the same end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from processes import environment_of, forget_layouts, run
from sheets import write_others

STAGES = Path(__file__).with_name("stages.py")


def prover_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield how many true equalities each way shows, and in what time."""
    groups: Mapping[str, Mapping[str, Any]] = found["found"]
    yield (
        f"{found['compared']} true equalities of the shipped deck's checks ({found['stated']} in all; the others"
        " have recursions or arrays as wholes, which no text for SymPy says)"
    )
    yield "the short way: sympify both texts, subs what stands in, simplify(a - b) == 0"
    names = (*groups, "all")
    rows = {
        "equalities": [group["count"] for group in groups.values()],
        "points alone: agree": _counts(groups, "points", "agrees"),
        "with proofs: proved, for all sizes": _counts(groups, "proofs", "proved"),
        "with proofs: proved, for fixed sizes": _counts(groups, "proofs", "proved for sizes"),
        "with proofs: agree": _counts(groups, "proofs", "agrees", "cut off"),
        "short way: proved": _counts(groups, "short", "proved"),
        "short way: called not zero": _counts(groups, "short", "not zero"),
        "short way: exception": _counts(groups, "short", "exception"),
        "short way: over its 10 s": _counts(groups, "short", "cut off"),
    }
    wide = max(map(len, rows))
    yield " ".join((" " * wide, *(name.rjust(10) for name in names)))
    for name, counts in rows.items():
        yield " ".join((name.ljust(wide), *(f"{count:10}" for count in (*counts, sum(counts)))))
    seconds = {}
    for way, name in (("points", "points alone"), ("proofs", "with proofs"), ("short", "short way")):
        took = [group[way]["seconds"] for group in groups.values()]
        seconds[way] = sum(took)
        yield " ".join((f"{name}: seconds".ljust(wide), *(f"{one:10.2f}" for one in (*took, sum(took)))))
    short = seconds["short"]
    yield (
        f"the short way takes {short / seconds['points']:.1f} times as long as points alone,"
        f" {short / seconds['proofs']:.1f} times as long as points and proofs"
    )


def _counts(groups: Mapping[str, Mapping[str, Any]], way: str, *outcomes: str) -> list[int]:
    return [sum(group[way]["outcomes"].get(one, 0) for one in outcomes) for group in groups.values()]


def sheet_lines(deck: Path, out: Path, rounds: int) -> Iterator[str]:
    """Yield what a sheet of a deck of formulas takes, beside the programs that are installed here."""
    others, environment = write_others(deck, out), environment_of(out)
    build = [sys.executable, "-m", "builder", "build", str(deck), "-o", str(out / "ours"), "--only", "pdf"]
    run(build, environment)
    ours: dict[str, list[float]] = {"cold": [], "warm": []}
    for _ in range(rounds):
        forget_layouts(out)
        for times in ours.values():
            times.append(run(build, environment).seconds)
    cold, warm = (min(times) for times in ours.values())
    parts = json.loads(
        run([sys.executable, str(STAGES), str(deck), str(out / "cards.yaml")], environment).said
    )
    yield "the shipped deck's formulas, each with its title and id, in three columns on A4 landscape: whole"
    yield "processes, in their own fonts; ours reads and checks the deck, and adds links, bookmarks and an index"
    yield f"proofdeck build --only pdf, cold: {cold:.3f} s, of which typesetting and painting {_inked(parts):.3f} s"
    yield f"proofdeck build --only pdf, warm: {warm:.3f} s"
    for name, other in others.items():
        if other is None:
            yield f"{name} is not installed here"
            continue
        command, count = other
        theirs = min(run(command, environment).seconds for _ in range(rounds))
        ratios = f"ours takes {cold / theirs:.1f} times as long cold, {warm / theirs:.1f} times warm"
        yield f"{name}, {count} formulas: {theirs:.3f} s; {ratios}, {_inked(parts) / theirs:.1f} times to set and paint"


def _inked(parts: Mapping[str, float]) -> float:
    return parts["typeset"] + parts["paint"]
