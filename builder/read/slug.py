"""Ids made from what entries say."""

from __future__ import annotations

import re
import unicodedata

from builder.read.word import SELF

_LONGEST = 40


class Ids:
    """Gives ids that are different from each other."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def next(self, said: str) -> str:
        """Return an id that is like the words given: `What is an epoch?` makes `what-is-an-epoch`."""
        letters = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
        words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
        if len(words) > _LONGEST:
            words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
        first = words if words not in {"", SELF} else "card"
        found, number = first, 1
        while found in self._given:
            number += 1
            found = f"{first}-{number}"
        self._given.add(found)
        return found
