"""What could not be set, named so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """Why something could not be set; the value is the problem's code."""

    MISSING_GLYPH = "missing-glyph"
    UNSUPPORTED_TEX = "unsupported-tex"
    TOO_WIDE = "too-wide"
    TOO_TALL = "too-tall"
    UNSUPPORTED_IMAGE = "unsupported-image"
    LONG_CODE = "long-code"


_HARMLESS = frozenset({FaultKind.LONG_CODE})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that could not be set as it stands."""

    kind: FaultKind
    entry: str
    """The id of the entry that says it; empty for the sheet's own words."""
    message: str
    """Lower case, no full stop, naming the author's thing."""
    hint: str = ""

    @property
    def stops(self) -> bool:
        """Whether a sheet with it is not to be printed."""
        return self.kind not in _HARMLESS
