"""TeX's atom classes: which class a character has, and the space between two classes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

THIN, MEDIUM, THICK = 3 / 18, 4 / 18, 5 / 18
"""In em."""


class AtomClass(IntEnum):
    """What an atom is to its neighbours, in the order of TeX's table of spaces."""

    ORDINARY = 0
    OPERATOR = 1
    BINARY = 2
    RELATION = 3
    OPENING = 4
    CLOSING = 5
    PUNCTUATION = 6
    INNER = 7


# The TeXbook, chapter 18.  Row: left atom, column: right atom.  1 is a thin space; t, m and k
# are a thin, a medium and a thick one that script styles leave out; a dot cannot occur.
_SPACES = ("01mk000t", "11.k000t", "mm..m..m", "kk.0k00k", "00.00000", "01mk000t", "tt.ttttt", "t1mkt0tt")
_WIDTHS = {"0": 0.0, ".": 0.0, "1": THIN, "t": THIN, "m": MEDIUM, "k": THICK}


def _from(*ranges: tuple[int, int]) -> frozenset[str]:
    """Return the characters of code point ranges, ends included."""
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


OPENINGS = frozenset("([{⟨⌊⌈⟦⟪⟮⌜⌞⎰")
CLOSINGS = frozenset(")]}⟩⌋⌉⟧⟫⟯⌝⌟⎱")
FENCES = OPENINGS | CLOSINGS | frozenset("|‖↑↓↕⇑⇓⇕")
"""What grows with its row, unless told not to."""
INTEGRALS = _from((0x222B, 0x2233), (0x2A0B, 0x2A1C))
LARGE = INTEGRALS | _from((0x220F, 0x2211), (0x22C0, 0x22C3), (0x2A00, 0x2A0A))
"""Operators that are larger in display style."""
ARROWS = _from((0x2190, 0x21FF), (0x27F0, 0x27FF), (0x2900, 0x297F))
_DOTS = frozenset("…⋯⋰⋱")
_BINARY = frozenset("+-−±∓×÷*∗∘∙·⋅•∖∧∨∩∪≀†‡⊎⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡⊺⊻⊼⊽⋄⋆⋇⋉⋊⋋⋌⋎⋏⋒⋓△▽◁▷◯⨯⨿⩞∔∸⨰")
_RELATIONS = (
    frozenset("=<>:⟂")
    | ARROWS
    | (_from((0x2208, 0x22FF), (0x2A66, 0x2AFF)) - frozenset("∎∞∟∠∡∢√∛∜⊤⊥⋮") - _BINARY - _DOTS - LARGE)
)


def class_of(char: str) -> AtomClass:
    """Return the class that TeX gives an operator character standing alone."""
    if char in OPENINGS:
        return AtomClass.OPENING
    if char in CLOSINGS:
        return AtomClass.CLOSING
    if char in LARGE:
        return AtomClass.OPERATOR
    if char in _BINARY:
        return AtomClass.BINARY
    if char in _RELATIONS:
        return AtomClass.RELATION
    if char in {",", ";"}:
        return AtomClass.PUNCTUATION
    return AtomClass.INNER if char in _DOTS else AtomClass.ORDINARY


_BINDS_NOTHING_AFTER = frozenset(
    {AtomClass.BINARY, AtomClass.OPERATOR, AtomClass.RELATION, AtomClass.OPENING, AtomClass.PUNCTUATION}
)
_BINDS_NOTHING_BEFORE = frozenset({AtomClass.RELATION, AtomClass.CLOSING, AtomClass.PUNCTUATION})


def settled(classes: Sequence[AtomClass | None]) -> list[AtomClass | None]:
    """Return the classes with binary atoms that lack an operand turned into ordinary ones.

    None marks what is no atom, such as a space.  The TeXbook, Appendix G, rules 5 and 6.
    """
    out = list(classes)
    previous: int | None = None
    for i, cls in enumerate(out):
        if cls is None:
            continue
        before = AtomClass.OPENING if previous is None else out[previous]
        if cls is AtomClass.BINARY and before in _BINDS_NOTHING_AFTER:
            out[i] = AtomClass.ORDINARY
        elif cls in _BINDS_NOTHING_BEFORE and previous is not None and before is AtomClass.BINARY:
            out[previous] = AtomClass.ORDINARY
        previous = i
    if previous is not None and out[previous] is AtomClass.BINARY:
        out[previous] = AtomClass.ORDINARY
    return out


def space_between(left: AtomClass, right: AtomClass, *, script: bool) -> float:
    """Return the space between two neighbours, in em of the current size."""
    code = _SPACES[left][right]
    return 0.0 if script and code in "tmk" else _WIDTHS[code]
