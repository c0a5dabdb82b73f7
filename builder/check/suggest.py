"""What a misspelt name may have been meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_ALIKE = 0.6


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint with the known name that is most like a word, or another hint where none is."""
    names = sorted(set(known))
    folded = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word, names, 1, _ALIKE)
    nearest = folded.get(word.lower()) or (near[0] if near else "")
    return f"did you mean {nearest!r}?" if nearest else otherwise
