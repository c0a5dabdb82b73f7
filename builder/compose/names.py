"""How a symbol looks, from its name or from the TeX that its author gave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from builder.compose.glyphs import GREEK
from builder.compose.layout import (
    Accented,
    Fence,
    Fenced,
    Head,
    Layout,
    Letter,
    Listed,
    Numeral,
    Raw,
    Scripted,
    Strength,
    Word,
)
from builder.model.symbol import Symbol

ACCENTS = frozenset({"hat", "bar", "tilde", "vec", "dot"})
_DIGITS = re.compile(r"([A-Za-z]+?)(\d+)", re.ASCII)
_ACCENTED = re.compile(rf"(\w+?)({'|'.join(sorted(ACCENTS))})", re.ASCII)
_LIMITS = frozenset({"min", "max"})
_LONGEST = 2000
"""Characters of TeX that are looked into; what is longer goes into brackets."""

_SIZES = re.compile(r"\\(?:left|right|[bB]igg?[lr]?)(?![A-Za-z])\s*|\\[,;:! ]|\\q?quad(?![A-Za-z])")
_OPENERS = re.compile(r"\\(?:l(?:vert|Vert|angle|floor|ceil)(?![A-Za-z])|\{)")
_CLOSERS = re.compile(r"\\(?:r(?:vert|Vert|angle|floor|ceil)(?![A-Za-z])|\})")
_GROUP = re.compile(r"\{[^{}]*\}")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\\?\|[^|]*\|")
_SCRIPT = re.compile(r"[_^]\s*(?:□|\\[A-Za-z]+\s*(?:□\s*)*|\S)|'")
_ATOM = re.compile(r"\\[A-Za-z]+\s*(?:□\s*)*|[^\s~]")
_LOOSE = frozenset({"+", "-", "=", "<", ">", r"\pm", r"\le", r"\ge", r"\ne", r"\approx"})


def name_layout(name: str, symbols: Mapping[str, Symbol]) -> Layout:
    """Return how a symbol looks: `yhat` with a hat, `TP` upright, `d_in` with a subscript.

    The TeX that the author declared for it wins.
    """
    symbol = symbols.get(name)
    if symbol is not None and symbol.tex is not None:
        return Raw(symbol.tex.value)
    return _named(name)


@cache
def _named(name: str) -> Layout:
    base, *subscripts = [part for part in name.split("_") if part]
    accents = [part for part in subscripts if part in ACCENTS]
    subscripts = [part for part in subscripts if part not in ACCENTS]
    if match := _DIGITS.fullmatch(base):
        base, subscripts = match[1], [match[2], *subscripts]
    letter = _base(base)
    for accent in accents:
        letter = Accented(accent, letter)
    if not subscripts:
        return letter
    items = tuple(_subscript(part) for part in subscripts)
    return Scripted(letter, items[0] if len(items) == 1 else Listed(items))


def indexed(array: Layout, indices: tuple[Layout, ...]) -> Layout:
    """Return an array's element: letters side by side as in r_{ik}, all else with commas."""
    match array:
        case Scripted(base, sub, None) if sub is not None:
            earlier = sub.items if isinstance(sub, Listed) and sub.comma else (sub,)
            return Scripted(base, Listed((*earlier, *indices)))
        case Raw(tex) if subscript := _trailing_subscript(tex):
            base_tex, sub_tex = subscript
            return Scripted(Raw(base_tex), Listed((Raw(sub_tex), *indices)))
        case Raw() if raw_strength(array) < Strength.POWER:
            return indexed(Fenced(Fence.PAREN, array), indices)
        case _ if len(indices) == 1:
            return Scripted(array, indices[0])
        case _:
            return Scripted(array, Listed(indices, comma=not all(isinstance(i, Letter) for i in indices)))


def _base(name: str) -> Layout:
    if name in GREEK:
        return Letter(name)
    if name == "lam":
        return Letter("lambda")
    if len(name) == 1:
        return Letter(name)
    if (match := _ACCENTED.fullmatch(name)) and (len(match[1]) == 1 or match[1] in GREEK):
        return Accented(match[2], Letter(match[1]))
    return Word(name)


def _subscript(part: str) -> Layout:
    if part.isdigit():
        return Numeral(part)
    if part in _LIMITS:
        return Head(part)
    return Letter(part) if len(part) == 1 or part in GREEK else Word(part)


def raw_strength(raw: Raw) -> Strength:
    """Return how firmly an author's TeX holds together: `P(A)` is an atom, `x^*` takes no power."""
    if len(raw.tex) > _LONGEST:
        return Strength.SUM
    flat = _CLOSERS.sub(")", _OPENERS.sub("(", _SIZES.sub("", raw.tex)))
    flat = _collapsed(_collapsed(flat, _GROUP, "□"), _BRACKETS, "◯")
    raised = "^" in flat or "'" in flat
    atoms: list[str] = _ATOM.findall(_SCRIPT.sub("", flat))
    if any(atom in _LOOSE for atom in atoms):
        return Strength.SUM
    if len(atoms) > 1 and not (len(atoms) == 2 and atoms[1] == "◯"):  # noqa: PLR2004, a name and its brackets
        return Strength.PRODUCT
    return Strength.POWER if raised else Strength.ATOM


def _collapsed(tex: str, pattern: re.Pattern[str], sign: str) -> str:
    """Replace what the pattern finds by one sign, from the inside out."""
    while (shorter := pattern.sub(sign, tex)) != tex:
        tex = shorter
    return tex


def _trailing_subscript(tex: str) -> tuple[str, str] | None:
    """Split `H_S` or `x_{ab}` in base and subscript, if the subscript ends the TeX."""
    match = re.fullmatch(r"([^_^]*)_(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|(\w|\\[A-Za-z]+))", tex, re.ASCII)
    return None if match is None else (match[1], match[2] if match[2] is not None else match[3])
