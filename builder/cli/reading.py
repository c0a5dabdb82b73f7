"""Reading and checking a deck: what every command begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

from builder.cache import Cache
from builder.cli.diagnostics import ordered
from builder.cli.progress import Progress
from builder.cli.source import Source
from builder.model.memory import Memory
from builder.model.problem import Problem, Severity
from builder.model.verdict import Checked


@dataclass(frozen=True, slots=True)
class Outcome:
    """A deck as far as it could be read and checked, and all that is wrong with it, by place."""

    checked: Checked | None
    problems: tuple[Problem, ...]


@contextmanager
def opened_cache() -> Iterator[Cache]:
    """Open the user's cache; what is new in it is written at the end."""
    with Cache(cache_file()) as cache:
        yield cache


def cache_file() -> Path:
    """Return where dear results are kept between runs."""
    return user_cache_path("proofdeck", appauthor=False) / "results.sqlite"


def read_and_check(source: Source, memory: Memory, progress: Progress, *, strict: bool) -> Outcome:
    """Read every file and check every entry; with `strict`, warnings are errors."""
    # The command line answers --help and usage errors without them.
    from builder.check.deck import check_deck  # noqa: PLC0415
    from builder.read.deck import read_deck  # noqa: PLC0415

    with progress.stage("reading"):
        deck, problems = read_deck(source.fetch, source.folder.as_posix())
    checked: Checked | None = None
    if deck is not None:
        with progress.stage("checking"):
            checked, found = check_deck(deck, memory=memory, progress=progress.say)
        problems = (*problems, *found)
    return Outcome(checked, judged(problems, strict=strict))


def judged(problems: tuple[Problem, ...], *, strict: bool) -> tuple[Problem, ...]:
    """Return problems by place; with `strict`, warnings are errors."""
    if strict:
        problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
    return tuple(ordered(problems))
