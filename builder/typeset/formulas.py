"""What setting a page asks of setting a formula, so that a cache may stand between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from builder.typeset.frame import Frame
from builder.typeset.math import MathFont, Piece, UnsupportedTeX, formula_pieces, typeset_formula


class Formulas(Protocol):
    """Sets TeX, `size` points to the em, or says why not."""

    def whole(self, tex: str, size: float, *, display: bool) -> Frame | UnsupportedTeX:
        """Return the formula on one line."""

    def pieces(self, tex: str, size: float, *, display: bool) -> Sequence[Piece] | UnsupportedTeX:
        """Return the formula in parts that a line may be broken between."""


@dataclass(frozen=True, slots=True)
class FormulaSetter:
    """Sets formulas anew, each once."""

    font: MathFont = field(default_factory=MathFont)
    _wholes: dict[tuple[str, float, bool], Frame | UnsupportedTeX] = field(default_factory=dict, repr=False)

    def whole(self, tex: str, size: float, *, display: bool) -> Frame | UnsupportedTeX:
        """Return the formula on one line."""
        key = (tex, size, display)
        if key not in self._wholes:
            self._wholes[key] = typeset_formula(tex, self.font, size, display=display)
        return self._wholes[key]

    def pieces(self, tex: str, size: float, *, display: bool) -> Sequence[Piece] | UnsupportedTeX:
        """Return the formula in parts that a line may be broken between."""
        return formula_pieces(tex, self.font, size, display=display)
