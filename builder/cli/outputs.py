"""Writing outputs whole: to a temporary file beside the target, synced, then renamed.

A build that is killed leaves its temporary files; the next one removes them.  A build that is at work
holds a lock on its own, so that two builds at once leave each other alone.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import IO

from builder.cli.source import Failure

_SUFFIX = ".proofdeck-part"

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # on Windows, where an open file cannot be removed anyway
    fcntl = None


def write_outputs(contents: Mapping[Path, bytes]) -> None:
    """Write every file, or none: all are complete on disk before the first replaces an old one.

    A file whose content would not change is left alone.
    """
    parts: list[tuple[Path, IO[bytes]]] = []
    try:
        for target, content in contents.items():
            if not _same(target, content):
                parts.append((target, _written(target, content)))
        for target, part in parts:
            Path(part.name).replace(target)
    except OSError as error:
        message = f"{error.filename or target}: {error.strerror}"
        raise Failure(message) from error
    finally:
        for _, part in parts:
            part.close()
            Path(part.name).unlink(missing_ok=True)


def _same(target: Path, content: bytes) -> bool:
    return target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content


def _written(target: Path, content: bytes) -> IO[bytes]:
    """Write the content beside its target; the file stays open and locked."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _folder_held(target.parent):
        _remove_leftovers(target)
        part = tempfile.NamedTemporaryFile(  # noqa: SIM115 (closed by the caller once renamed)
            dir=target.parent, prefix=f".{target.name}.", suffix=_SUFFIX, delete=False
        )
        _lock(part)
    try:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
        Path(part.name).chmod(0o666 & ~_umask())
    except BaseException:
        part.close()
        Path(part.name).unlink(missing_ok=True)
        raise
    return part


@contextmanager
def _folder_held(folder: Path) -> Iterator[None]:
    """Keep other builds from taking a new file, not yet locked, for a leftover."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _remove_leftovers(target: Path) -> None:
    """Remove what builds that no longer run left beside a target."""
    for leftover in target.parent.glob(f".{target.name}.*{_SUFFIX}"):
        try:
            with leftover.open("rb") as file:
                _lock(file)
                leftover.unlink()
        except OSError:
            continue  # its build is at work


def _lock(file: IO[bytes]) -> None:
    """Hold a file; an OSError says that another build holds it."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
