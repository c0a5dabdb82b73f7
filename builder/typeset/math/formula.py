"""TeX in, frames out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.typeset.frame import Frame, hstack
from builder.typeset.math.font import MathFont
from builder.typeset.math.layout.box import Setter
from builder.typeset.math.layout.rows import Placed, placed
from builder.typeset.math.layout.rules import lay_out
from builder.typeset.math.layout.style import Style
from builder.typeset.math.mathml.element import read
from builder.typeset.math.refusal import RefusedError, UnsupportedTeX
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tex import mathml_of

RELATION_PENALTY, BINARY_PENALTY = 500, 700
"""What a line that ends there costs, in TeX's terms (plain TeX's \\relpenalty and \\binoppenalty)."""
INSIDE_PENALTY = 200
"""What it costs more between parentheses, for each pair."""

_COSTS = {AtomClass.RELATION: RELATION_PENALTY, AtomClass.BINARY: BINARY_PENALTY}
_DEPTHS = {AtomClass.OPENING: 1, AtomClass.CLOSING: -1}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a formula that stays on one line."""

    space: float
    """Before it, in points; none where a line begins."""
    frame: Frame
    penalty: int = 0
    """What it costs to begin a line with it; the first piece costs nothing."""


def typeset_formula(tex: str, font: MathFont, size: float, *, display: bool) -> Frame | UnsupportedTeX:
    """Set a formula on one line, `size` points to the em, or say why it cannot be set."""
    atoms = _atoms(tex, font, size, display=display)
    if isinstance(atoms, UnsupportedTeX):
        return atoms
    return hstack([(atom.space, atom.box.frame) for atom in atoms])


def formula_pieces(
    tex: str, font: MathFont, size: float, *, display: bool = False
) -> tuple[Piece, ...] | UnsupportedTeX:
    r"""Set a formula in parts that a line may be broken between.

    In running text a line may end after a relation or a binary operator, between formulas that
    stand alone it may begin with one.  Groups, fractions and `\left` fences stay whole.
    """
    atoms = _atoms(tex, font, size, display=display)
    return atoms if isinstance(atoms, UnsupportedTeX) else tuple(_pieces(atoms, display=display))


def _atoms(tex: str, font: MathFont, size: float, *, display: bool) -> list[Placed] | UnsupportedTeX:
    """Lay out the atoms of a formula."""
    mathml = mathml_of(tex, display=display)
    if isinstance(mathml, UnsupportedTeX):
        return mathml
    try:
        root = read(mathml)
        return placed(Setter(font, size, lay_out), root.kids, Style(display=display))
    except RefusedError as refused:
        offset = tex.find(refused.char) if refused.char else -1
        return UnsupportedTeX(refused.message, offset if offset >= 0 else None, hint=refused.hint)


def _pieces(atoms: list[Placed], *, display: bool) -> Iterator[Piece]:
    """Yield the atoms in parts, with breaks before or after relations and binary operators."""
    part: list[tuple[float, Frame]] = []
    space, penalty, depth = 0.0, 0, 0
    for i, atom in enumerate(atoms):
        turns = atom if display else atoms[i - 1]
        cost = _COSTS.get(turns.cls) if turns.cls is not None else None
        if part and cost is not None:
            yield Piece(space, hstack(part), penalty)
            part, space, penalty = [], atom.space, cost + depth * INSIDE_PENALTY
            part.append((0.0, atom.box.frame))
        else:
            part.append((atom.space, atom.box.frame))
        depth = max(0, depth + _DEPTHS.get(atom.cls, 0)) if atom.cls is not None else depth
    if part:
        yield Piece(space, hstack(part), penalty)
