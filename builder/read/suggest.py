"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 40


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one comes closest to, if any is close."""
    if len(word) > _LONGEST:
        return None
    found = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the hint for a misspelt word: the nearest known one, or all of them."""
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return f"did you mean '{near}'?"
    return otherwise or f"known here: {', '.join(words)}"
