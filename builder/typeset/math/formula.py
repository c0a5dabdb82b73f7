"""TeX in, frames out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from builder.typeset.frame import Frame, hstack
from builder.typeset.math.font import MathFont
from builder.typeset.math.layout.box import Setter
from builder.typeset.math.layout.rows import Placed, placed
from builder.typeset.math.layout.rules import lay_out
from builder.typeset.math.layout.shapes import restyled
from builder.typeset.math.layout.style import Style
from builder.typeset.math.mathml.element import read
from builder.typeset.math.refusal import RefusedError, UnsupportedTeX
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tex import mathml_of
from builder.typeset.math.tree import Row, Styled

SPACE_PENALTY, RELATION_PENALTY, BINARY_PENALTY = 100, 500, 700
"""What a line that breaks there costs, in TeX's terms (plain TeX's \\relpenalty and \\binoppenalty)."""
INSIDE_PENALTY = 200
"""What it costs more between parentheses, for each pair."""
_ANY = 1_000_000

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
    tex: str, font: MathFont, size: float, *, display: bool = False, dearest: int = _ANY
) -> tuple[Piece, ...] | UnsupportedTeX:
    r"""Set a formula in parts that a line may be broken between.

    In running text a line may end after a relation or a binary operator, between formulas that
    stand alone it may begin with one; either may break at a `\quad`.  Groups, fractions and
    `\left` fences stay whole, and so does what only a break that costs more than `dearest` parts.
    """
    atoms = _atoms(tex, font, size, display=display)
    if isinstance(atoms, UnsupportedTeX):
        return atoms
    breaks = {place: cost for place, cost in _breaks(atoms, size, display=display) if cost <= dearest}
    return tuple(_pieces(atoms, breaks, size))


def _atoms(tex: str, font: MathFont, size: float, *, display: bool) -> list[Placed] | UnsupportedTeX:
    """Lay out the atoms of a formula."""
    mathml = mathml_of(tex, display=display)
    if isinstance(mathml, UnsupportedTeX):
        return mathml
    try:
        row, style = _opened(read(mathml), Style(display=display))
        return placed(Setter(font, size, lay_out), row.kids, style)
    except RefusedError as refused:
        offset = tex.find(refused.char) if refused.char else -1
        return UnsupportedTeX(refused.message, offset if offset >= 0 else None, hint=refused.hint)


def _opened(row: Row, style: Style) -> tuple[Row, Style]:
    r"""Return what the formula is made of, and its style, if \displaystyle or its like begins it."""
    while len(row.kids) == 1:
        only = row.kids[0]
        if not isinstance(only, Styled) or only.color or not isinstance(only.body, Row):
            break
        row, style = only.body, restyled(only, style)
    return row, style


def _breaks(atoms: list[Placed], em: float, *, display: bool) -> Iterator[tuple[int, int]]:
    """Yield the atoms that a line may begin with, and what each break costs."""
    depth = 0
    for i, (before, atom) in enumerate(pairwise(atoms), start=1):
        depth = max(0, depth + (_DEPTHS.get(before.cls, 0) if before.cls is not None else 0))
        if i > 1 and _is_quad(before, em):
            yield i, SPACE_PENALTY + depth * INSIDE_PENALTY
            continue
        turn, other = (atom, before) if display else (before, atom)
        cost = None if turn.cls is None else _COSTS.get(turn.cls)
        if cost is not None and not turn.cls == other.cls == AtomClass.RELATION:
            yield i, cost + depth * INSIDE_PENALTY


def _pieces(atoms: list[Placed], breaks: Mapping[int, int], em: float) -> Iterator[Piece]:
    """Yield the atoms in parts; a wide space at a break goes before the part that follows."""
    starts = [0, *breaks, len(atoms)]
    room = 0.0
    for start, end in pairwise(starts):
        part, space = atoms[start:end], room
        room = 0.0
        if end in breaks and _is_quad(part[-1], em):
            *part, quad = part
            room = quad.box.frame.width
        frames = [(atom.space if i else 0.0, atom.box.frame) for i, atom in enumerate(part)]
        lead = part[0].space if part else 0.0
        yield Piece(space + lead, hstack(frames), breaks.get(start, 0))


def _is_quad(atom: Placed, em: float) -> bool:
    return atom.cls is None and not atom.box.frame.parts and atom.box.frame.width >= em
