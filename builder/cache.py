"""Dear results kept between runs: one SQLite file, by content key; losing it costs time only."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

_TABLE = """
CREATE TABLE IF NOT EXISTS result (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID
"""
_PATIENCE = 5.0  # seconds to wait for another build that is writing


class Cache:
    """A `Memory` in a file.

    What is kept is written in one transaction when the cache is closed.  A file that cannot be opened,
    read or written makes the cache forget, never the build fail.
    """

    def __init__(self, file: Path) -> None:
        self._kept: dict[tuple[str, str], str] = {}
        self._connection: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _opened(file)

    def recall(self, kind: str, key: str) -> str | None:
        """Return what was kept under the key, if anything."""
        if (kind, key) in self._kept:
            return self._kept[kind, key]
        if self._connection is None:
            return None
        with contextlib.suppress(sqlite3.Error):
            found = self._connection.execute(
                "SELECT value FROM result WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
            return str(found[0]) if found else None
        return None

    def keep(self, kind: str, key: str, result: str) -> None:
        """Keep a result until the cache is closed, and in the file from then on."""
        self._kept[kind, key] = result

    def close(self) -> None:
        """Write what is new."""
        if self._connection is None:
            return
        rows = [(kind, key, value) for (kind, key), value in self._kept.items()]
        with contextlib.suppress(sqlite3.Error):
            if rows:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _opened(file: Path) -> sqlite3.Connection:
    """Open the file; one that is no database is replaced."""
    try:
        return _connected(file)
    except sqlite3.DatabaseError:
        file.unlink()
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        connection.execute(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
