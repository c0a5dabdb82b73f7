"""Our checker beside the short way, on every check of a deck that states an equality.

    python proving.py SOURCE

Prints, as JSON, for each way the process time and how many equalities it proved.  Each way runs in a
process of its own, and is cut off when one equality takes too much of the processor.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import naive
from equalities import Equality, equalities

from builder.check.crew import SECONDS
from builder.check.kinds import tried
from builder.check.proof import is_provable, proof
from builder.cli.source import Source
from builder.model.verdict import Verdict
from builder.read.deck import read_deck

PATIENCE = 10.0
"""Seconds that the short way may take for one equality; ours has its own bound for a formula."""
CUT_OFF, FAILED = "cut off", "exception"


def main() -> None:
    """Measure every way, for plain formulas and for those with sums and elements of arrays."""
    source = Source(Path(sys.argv[1]))
    deck, problems = read_deck(source.fetch, source.folder.as_posix())
    assert deck is not None, problems
    every = list(equalities(deck))
    sayable = [one for one in every if one.texts is not None]
    found = {
        "plain": measured([one for one in sayable if not one.of_arrays]),
        "with sums": measured([one for one in sayable if one.of_arrays]),
    }
    print(json.dumps({"stated": len(every), "compared": len(sayable), "found": found}))


def measured(items: Sequence[Equality]) -> dict[str, object]:
    """Return what became of each equality, and the seconds, by way."""
    ways: dict[str, tuple[Callable[[Equality], str], float]] = {
        "points": (by_points, SECONDS),
        "proofs": (by_proof, SECONDS),
        "short": (shortly, PATIENCE),
    }
    found: dict[str, object] = {"count": len(items)}
    for name, (way, seconds) in ways.items():
        outcomes = one_by_one(way, items, seconds)
        if os.environ.get("BENCH_NAMES"):
            for item, (outcome, took) in zip(items, outcomes, strict=True):
                print(name, item.id, item.word, outcome, f"{took:.3f}", sep="\t", file=sys.stderr)
        found[name] = {
            "outcomes": Counter(outcome for outcome, _ in outcomes),
            "seconds": sum(took for _, took in outcomes),
            "seconds not cut off": sum(took for outcome, took in outcomes if outcome != CUT_OFF),
        }
    return found


def by_points(item: Equality) -> str:
    """Try an equality at points alone."""
    return str(tried(item.question).verdict)


def by_proof(item: Equality) -> str:
    """Try an equality at points, and prove it if it agrees."""
    verdict = tried(item.question).verdict
    if verdict is not Verdict.AGREES or not is_provable(item.question):
        return str(verdict)
    try:
        sizes = proof(item.question)
    except Exception:  # noqa: BLE001, as in the program, SymPy raises what it likes
        sizes = None
    return str(verdict) if sizes is None else "proved for sizes" if sizes else "proved"


def shortly(item: Equality) -> str:
    """Let SymPy simplify the difference of the two sides."""
    return "proved" if naive.is_zero(item.texts) else "not zero"


def one_by_one(
    way: Callable[[Equality], str], items: Sequence[Equality], seconds: float
) -> list[tuple[str, float]]:
    """Return what became of each item and the process time it took, at most so many seconds."""
    outcomes: list[tuple[str, float]] = []
    while len(outcomes) < len(items):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _tell(way, items[len(outcomes) :], seconds, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as said:
            outcomes += [tuple(json.loads(line)) for line in said]
        os.waitpid(child, 0)
        if len(outcomes) < len(items):
            outcomes.append((CUT_OFF, seconds))
    return outcomes


def _tell(way: Callable[[Equality], str], items: Sequence[Equality], seconds: float, pipe: int) -> None:
    """Write an outcome a line; the system ends the process where one takes too long."""
    for item in items:
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            outcome = way(item)
        except Exception:  # noqa: BLE001, SymPy raises what it likes
            outcome = FAILED
        signal.setitimer(signal.ITIMER_PROF, 0)
        os.write(pipe, f"{json.dumps([outcome, time.process_time() - began])}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    main()
