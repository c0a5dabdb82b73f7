"""Outcomes that are remembered between runs: by what they depend on, as JSON."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import cast

from builder import __version__
from builder.check.compare import Outcome
from builder.check.definition import Definition
from builder.check.question import Question
from builder.model import formula
from builder.model.check import Witness
from builder.model.formula import Formula
from builder.model.span import Text
from builder.model.verdict import Counterexample, Verdict

_ROOMS = (Path(__file__).parent, Path(formula.__file__).parent)
"""Whose code decides outcomes: this room and the model."""
_KEPT = 1024
"""Of so many formulas the words are remembered within a run."""


def key(questions: Sequence[Question]) -> str:
    """Return a key of all that the outcomes of a formula's checks depend on."""
    libraries = ["sympy", "mpmath"]
    if any(isinstance(question.check, Witness) for question in questions):
        libraries += ["numpy", "scipy"]
    versions = (edition(), __version__, platform.python_version(), *map(_version, libraries))
    digest = hashlib.sha256(repr(versions).encode())
    for question in questions:
        ground, drawing = question.ground, question.drawing()
        used = {name: ground.domains[name] for name in drawing.needs if name in ground.domains}
        words: list[str] = []
        _add(
            (question.check, ground.where, ground.let, ground.others, used, ground.seed, drawing.indices),
            words,
        )
        digest.update(f"{_said(ground.subject)} {' '.join(words)}".encode())
    return digest.hexdigest()


@cache
def edition() -> str:
    """Tell one edition of the checker from another, so that no verdict outlives the code that found it."""
    files = sorted(file for room in _ROOMS for file in room.rglob("*.py"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name} {file.stat().st_size} ".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _add(value: object, words: list[str]) -> None:
    """Add a value as words that are the same for the same meaning, wherever it stands."""
    kind = type(value)
    names = _fields(kind)
    if names:
        _add_parts(value, names, words)
    elif kind is tuple:
        words.append("(")
        for part in cast("tuple[object, ...]", value):
            _add(part, words)
        words.append(")")
    elif isinstance(value, Text):
        words.append(repr(value.value))
    elif isinstance(value, str):
        words.append(repr(str(value)))
    elif isinstance(value, Definition):
        words.append(_said(value))
    elif isinstance(value, Mapping):
        _add(tuple((name, value[name]) for name in sorted(value)), words)
    else:
        words.append(repr(value))


def _add_parts(value: object, names: tuple[str, ...], words: list[str]) -> None:
    words.append(f"{type(value).__name__}(")
    for name in names:
        _add(getattr(value, name), words)
    words.append(")")


@lru_cache(maxsize=_KEPT)
def _said(definition: Definition) -> str:
    """Return a formula as words; most checks of a deck are of one that another check was of."""
    words: list[str] = []
    _add_parts(definition, _meaningful(Definition), words)
    return " ".join(words)


def _told(kind: type) -> tuple[str, ...]:
    """Return the fields of what is told part by part; none of anything else."""
    return _meaningful(kind) if is_dataclass(kind) and kind not in {Text, Definition} else ()


_fields: Callable[[type], tuple[str, ...]] = cache(_told)


def _meaningful(kind: type) -> tuple[str, ...]:
    """Return the fields of a class that say what a value means, not where it stands."""
    skipped = {"start", "span", "title"} | ({"text"} if kind is Formula else set())
    return tuple(field.name for field in fields(kind) if field.name not in skipped)


@cache
def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def written(outcomes: Sequence[Outcome]) -> str:
    """Return outcomes as text to be kept."""
    return json.dumps([_plain(outcome) for outcome in outcomes], separators=(",", ":"))


def _plain(outcome: Outcome) -> list[object]:
    counterexample = outcome.counterexample
    example = counterexample and [counterexample.at, counterexample.got, counterexample.expected]
    return [outcome.verdict.value, outcome.points, example, outcome.reason, outcome.digits]


def read(kept: str | None, count: int) -> tuple[Outcome, ...] | None:
    """Return so many outcomes that were kept as text; None where they are not all there."""
    try:
        rows = json.loads(kept or "null")
        outcomes = tuple(_outcome(*row) for row in rows)
    except (ValueError, TypeError):
        return None
    return outcomes if len(outcomes) == count else None


def _outcome(
    verdict: str, points: int, example: list[list[list[str]]] | None, reason: str, digits: int
) -> Outcome:
    counterexample = None
    if example is not None:
        at, got, expected = example
        pairs = tuple((str(name), str(value)) for name, value in at)
        counterexample = Counterexample(pairs, str(got), str(expected))
    return Outcome(Verdict(verdict), int(points), counterexample, str(reason), int(digits))
