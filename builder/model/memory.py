"""Remembering dear results between runs, without knowing where they are kept."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """A store of results by content key; what it forgets costs time only."""

    def recall(self, kind: str, key: str) -> str | None:
        """Return what was kept under the key, if anything."""

    def keep(self, kind: str, key: str, result: str) -> None:
        """Keep a result; it may be forgotten at any time."""


class Forgetful:
    """A memory that keeps nothing."""

    def recall(self, kind: str, key: str) -> str | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def keep(self, kind: str, key: str, result: str) -> None:
        """Forget at once."""
