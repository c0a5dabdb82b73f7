"""What setting a page asks of setting a formula, so that a cache may stand between."""

from __future__ import annotations

from typing import Protocol

from builder.typeset.frame import Frame


class Refusal(Protocol):
    """Why a formula could not be set."""

    @property
    def message(self) -> str:
        """Lower case, naming the command or the character."""

    @property
    def hint(self) -> str:
        """An action, or nothing."""


class Formulas(Protocol):
    """Sets TeX, or says why not."""

    def whole(self, tex: str, size: float, *, display: bool) -> Frame | Refusal:
        """Return the formula on one line, `size` points to the em."""

    def pieces(self, tex: str, size: float, *, display: bool) -> tuple[tuple[float, Frame], ...] | Refusal:
        """Return the formula in parts that stay whole: (space before it, frame) each.

        A line may end before a part; where it does, the space goes.
        """
