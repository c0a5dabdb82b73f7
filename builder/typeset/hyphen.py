"""Where words may be divided, by pyphen's patterns for the sheet's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_LEAST = 6
"""Letters of the shortest word that is divided."""
_LEFT, _RIGHT = 3, 3
"""Letters that stay before a hyphen and go after it, at least."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The divisions of one language; none where pyphen has no patterns for it."""

    language: str
    _patterns: list[Any] = field(default_factory=list, compare=False, repr=False)
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def places(self, token: str) -> tuple[int, ...]:
        """Return the offsets in a token, punctuation and all, at which it may be divided.

        Words in capitals or mixed case, like names of models, stay whole.
        """
        if token not in self._known:
            self._known[token] = tuple(
                match.start() + place
                for match in _WORD.finditer(token)
                if len(match[0]) >= _LEAST and match[0][1:].islower()
                for place in self._divide(match[0])
            )
        return self._known[token]

    def _divide(self, word: str) -> list[int]:
        if not self._patterns:
            self._patterns.append(_patterns(self.language))
        return self._patterns[0].positions(word) if self._patterns[0] else []


def _patterns(language: str) -> Any:  # noqa: ANN401, pyphen has no types
    import pyphen  # noqa: PLC0415, its patterns cost 50 ms, and most paragraphs need none

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_LEFT, right=_RIGHT) if known else None
