"""Outputs of an unchanged deck, taken from the cache: what was made of the same files is not made again."""

from __future__ import annotations

import json
import platform
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any
from zlib import compress, decompress
from zlib import error as ZlibError  # noqa: N812, it is an exception

from builder.cli.making import LOCK, Made, OutputKind
from builder.cli.source import Source
from builder.model.memory import Memory
from builder.model.problem import Problem, Severity
from builder.model.span import Span

_KIND = "layout of an output"
_PROGRAM = Path(__file__).parent.parent
LIBRARIES = (
    "fonttools", "genanki", "markdown-it-py", "math-core", "mpmath", "numpy", "pygments", "pyphen", "pyyaml",
    "reportlab", "scipy", "svglib", "sympy", "uharfbuzz",
)  # fmt: skip
"""Whose versions may show in an output."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """An output as it was made before, and what was said of it then."""

    made: Made
    problems: tuple[Problem, ...]
    files: Mapping[str, str | None]
    """What it was made from: a digest by name, None for a file that was not there."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Remembers the outputs of one deck under the same options, each with the files that it was made from."""

    source: Source
    memory: Memory
    options: tuple[str, ...]

    def outputs(self, kinds: Sequence[OutputKind]) -> tuple[Recalled, ...] | None:
        """Return all the outputs, unless one was never made of just these files by just this program."""
        found = []
        for kind in kinds:
            began = time.perf_counter()
            known = _recalled(self.memory.recall(_KIND, self._key(kind)), began)
            if known is None or any(self._digest(name) != was for name, was in known.files.items()):
                return None
            found.append(known)
        return tuple(found)

    def keep(self, kind: OutputKind, made: Made, problems: tuple[Problem, ...]) -> None:
        """Remember an output, as made of the files that the source was asked for."""
        files = {name: self._digest(name) for name in self.source.asked if name != LOCK}
        if made.lock is not None:
            files[LOCK] = sha256(made.lock.encode()).hexdigest()
        record = {
            "edition": _edition(),
            "files": files,
            "problems": [asdict(problem) for problem in problems],
            "file": made.file,
            "content": b64encode(compress(made.content, 1)).decode("ascii"),
            "holds": made.holds,
            "notice": made.notice
            if self.source.fetch(LOCK) is not None
            else "",  # a first build is only once
        }
        self.memory.keep(_KIND, self._key(kind), json.dumps(record))

    def _digest(self, name: str) -> str | None:
        content = self.source.fetch(name)
        return None if content is None else sha256(content).hexdigest()

    def _key(self, kind: OutputKind) -> str:
        folder = self.source.folder
        parts = (str(kind), folder.as_posix(), folder.resolve().as_posix(), *self.options)
        return sha256("\x1f".join(parts).encode()).hexdigest()


def _recalled(kept: str | None, began: float) -> Recalled | None:
    """Return what was kept, unless by another edition of the program; what cannot be read was not kept."""
    try:
        record = json.loads(kept or "null")
        if record["edition"] != _edition():
            return None
        content = decompress(b64decode(record["content"]))
        seconds = time.perf_counter() - began
        made = Made(record["file"], content, record["holds"], seconds, notice=record["notice"])
        return Recalled(made, tuple(map(_problem, record["problems"])), dict(record["files"]))
    except (ValueError, TypeError, KeyError, ZlibError):
        return None


def _problem(row: Mapping[str, Any]) -> Problem:
    also = row["also"] and Span(**row["also"])
    severity = Severity(row["severity"])
    return Problem(row["code"], row["message"], Span(**row["span"]), row["hint"], severity, also)


@cache
def _edition() -> str:
    """Tell one edition of the program and its libraries from another."""
    digest = sha256(platform.python_version().encode())
    for library in LIBRARIES:
        digest.update(f" {library} {_version(library)}".encode())
    for file in sorted(_PROGRAM.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f" {file.relative_to(_PROGRAM)} ".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
