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
from builder.cli.ran import RECORD, known_to_run, not_run
from builder.cli.source import Failure, Source
from builder.model.memory import Memory
from builder.model.package import Package
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


def opened_package(path: Path) -> Package:
    """Read an Anki package; one that cannot be read is an error of input."""
    try:
        return packaged(path.read_bytes(), path.as_posix())
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Failure(message) from error


def packaged(content: bytes, name: str) -> Package:
    """Return what the bytes of an Anki package hold."""
    from builder.read.package import read_package  # noqa: PLC0415 (few commands need it)

    package = read_package(content, name)
    if isinstance(package, Problem):
        message = f"{name}: {package.message}; {package.hint}"
        raise Failure(message)
    return package


def read_and_check(
    source: Source, memory: Memory, progress: Progress, *, strict: bool, prove: bool = True
) -> Outcome:
    """Read every file and check every entry; with `strict`, warnings are errors.

    Without `prove`, nothing is proved that is not remembered as proved.
    """
    # The command line answers --help and usage errors without them.
    from builder.check.deck import check_deck  # noqa: PLC0415
    from builder.compose.alike import alike_problems  # noqa: PLC0415
    from builder.read.deck import read_deck  # noqa: PLC0415

    with progress.stage("reading"):
        deck, problems = read_deck(source.fetch, source.folder.as_posix())
    checked: Checked | None = None
    if deck is not None:
        with progress.stage("checking"):
            checked, found = check_deck(deck, memory=memory, prove=prove, progress=progress.say)
        checked = replace(checked, ran=known_to_run(deck, source.fetch(RECORD)))
        problems = (*problems, *found, *alike_problems(deck), *not_run(deck, checked.ran))
    return Outcome(checked, judged(problems, strict=strict))


def judged(problems: tuple[Problem, ...], *, strict: bool) -> tuple[Problem, ...]:
    """Return problems by place; with `strict`, warnings are errors."""
    if strict:
        problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
    return tuple(ordered(problems))
