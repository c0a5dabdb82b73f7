"""Outcomes that are remembered between runs: by what they depend on, as JSON."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata

from builder import __version__
from builder.check.compare import Outcome
from builder.check.question import Question
from builder.model.check import Witness
from builder.model.formula import Formula
from builder.model.span import Span, Text
from builder.model.verdict import Counterexample, Verdict

_PLACES = frozenset({"start", "span", "text", "title"})
"""Fields that say where something stands or how it is titled, not what it means."""
_VERSION = 1
"""To be raised when outcomes may change though nothing that is hashed does."""


def key(questions: Sequence[Question]) -> str:
    """Return a key of all that the outcomes of a formula's checks depend on."""
    libraries = ["sympy", "mpmath"]
    if any(isinstance(question.check, Witness) for question in questions):
        libraries += ["numpy", "scipy"]
    versions = (_VERSION, __version__, platform.python_version(), *map(_version, libraries))
    digest = hashlib.sha256(repr(versions).encode())
    for question in questions:
        ground, drawing = question.ground, question.drawing()
        used = {name: ground.domains[name] for name in drawing.needs if name in ground.domains}
        parts = (question.check, ground.subject, ground.where, ground.let, ground.others, used, ground.seed)
        for word in _words((*parts, drawing.indices)):
            digest.update(word.encode())
    return digest.hexdigest()


def _words(value: object) -> Iterator[str]:
    """Yield a value as text that is the same for the same meaning, wherever it stands."""
    if isinstance(value, Text):
        yield repr(value.value)
    elif is_dataclass(value):
        skipped = _PLACES if isinstance(value, Formula) else _PLACES - {"text"}
        yield f"{type(value).__name__}("
        for field in fields(value):
            if field.name not in skipped:
                yield f"{field.name}="
                yield from _words(getattr(value, field.name))
        yield ")"
    elif isinstance(value, tuple):
        yield "("
        for part in value:
            yield from _words(part)
            yield ","
        yield ")"
    elif isinstance(value, Mapping):
        yield from _words(tuple(sorted(value.items(), key=lambda item: str(item[0]))))
    elif not isinstance(value, Span):
        yield repr(value)


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
    return [outcome.verdict.value, outcome.points, example, outcome.reason]


def read(kept: str | None, count: int) -> tuple[Outcome, ...] | None:
    """Return so many outcomes that were kept as text; None where they are not all there."""
    try:
        rows = json.loads(kept or "null")
        outcomes = tuple(_outcome(*row) for row in rows)
    except (ValueError, TypeError):
        return None
    return outcomes if len(outcomes) == count else None


def _outcome(verdict: str, points: int, example: list[list[list[str]]] | None, reason: str) -> Outcome:
    counterexample = None
    if example is not None:
        at, got, expected = example
        pairs = tuple((str(name), str(value)) for name, value in at)
        counterexample = Counterexample(pairs, str(got), str(expected))
    return Outcome(Verdict(verdict), int(points), counterexample, str(reason))
