"""In which order characters stand on a line where some run from the right (Unicode Annex 9).

python-bidi was tried: its compiled algorithm returns a string set in order, but not which character
went where, and the one that tells levels knows no brackets.  Ours knows no explicit embeddings: what
invisible characters ask for is ignored, but for the two that act as a letter (U+200E, U+200F).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile
from typing import TypeVar
from unicodedata import bidirectional

_REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_NUMBERS = frozenset({"EN", "AN"})
_STRONG = frozenset({"L", "R", "AL"})
_PAIRS = dict(zip("([{⟨⟦（［｛〈《「『【〔", ")]}⟩⟧）］｝〉》」』】〕", strict=True))
_CLOSING = frozenset(_PAIRS.values())
_Item = TypeVar("_Item")


@lru_cache(maxsize=4096)
def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the level of each character of a paragraph: odd where it runs from the right."""
    kinds = [bidirectional(char) or "L" for char in text]
    kept = [index for index, kind in enumerate(kinds) if kind not in _REMOVED]
    base = "R" if rtl else "L"
    types = _weak([kinds[index] for index in kept], base)
    _brackets([text[index] for index in kept], types, base)
    _neutral(types, base)
    found = [int(rtl)] * len(text)
    for index, kind in zip(kept, types, strict=True):
        found[index] = _level(kind, rtl=rtl)
    for index in range(1, len(text)):
        if kinds[index] in _REMOVED:
            found[index] = found[index - 1]
    return tuple(found)


def in_order(items: Iterable[tuple[int, _Item]]) -> list[_Item]:
    """Return items, each with its level, from left to right (rule L2)."""
    row = list(items)
    for level in range(max((level for level, _ in row), default=0), 0, -1):
        row = list(_turned(row, level))
    return [item for _, item in row]


def _turned(row: Iterable[tuple[int, _Item]], least: int) -> Iterator[tuple[int, _Item]]:
    """Yield items, each stretch of those at a level or above turned round."""
    for high, group in groupby(row, key=lambda item: item[0] >= least):
        stretch = list(group)
        yield from reversed(stretch) if high else stretch


def _level(kind: str, *, rtl: bool) -> int:
    """Rules I1 and I2."""
    if rtl:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(types: list[str], base: str) -> list[str]:
    """Resolve marks, numbers and what stands between them (W1 to W7)."""
    before = strong = base
    for index, kind in enumerate(types):
        found = before if kind == "NSM" else kind
        strong = found if found in _STRONG else strong
        before = types[index] = "AN" if found == "EN" and strong == "AL" else found
    types = ["R" if kind == "AL" else kind for kind in types]
    for index in range(1, len(types) - 1):
        left, kind, right = types[index - 1 : index + 2]
        if kind in {"ES", "CS"} and left == right and (left == "EN" or (left == "AN" and kind == "CS")):
            types[index] = left
    types = list(_terminated(types))
    strong = base
    for index, kind in enumerate(types):
        strong = kind if kind in _STRONG else strong
        types[index] = "L" if kind == "EN" and strong == "L" else kind
    return types


def _terminated(types: Sequence[str]) -> Iterator[str]:
    """Yield signs beside a number as part of it, other signs as neutral (W5, W6)."""
    groups = [(kind, len(list(group))) for kind, group in groupby(types)]
    for index, (kind, count) in enumerate(groups):
        beside = {groups[at][0] for at in (index - 1, index + 1) if 0 <= at < len(groups)}
        if kind == "ET":
            yield from ["EN" if "EN" in beside else "ON"] * count
        else:
            yield from ["ON" if kind in {"ES", "CS"} else kind] * count


def _brackets(chars: Sequence[str], types: list[str], base: str) -> None:
    """Give both brackets of a pair one direction: that of the paragraph, if any of it is inside (N0)."""
    for first, last in sorted(_paired(chars, types)):
        inside = {_seen(kind) for kind in types[first + 1 : last]} & {"L", "R"}
        if not inside:
            continue
        before = next((_seen(kind) for kind in reversed(types[:first]) if _seen(kind) in {"L", "R"}), base)
        for end in (first, last):
            types[end] = base if base in inside else before
            for mark in takewhile(lambda at: bidirectional(chars[at]) == "NSM", range(end + 1, len(chars))):
                types[mark] = types[end]


def _paired(chars: Sequence[str], types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (opening, closing) of brackets that belong together (BD16)."""
    stack: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if types[index] != "ON":
            continue
        if char in _PAIRS:
            stack.append((_PAIRS[char], index))
        elif char in _CLOSING:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == char:
                    yield stack[depth][1], index
                    del stack[depth:]
                    break


def _seen(kind: str) -> str:
    """Return how neutral characters see it: numbers are as letters from the right."""
    return "R" if kind in _NUMBERS else kind


def _neutral(types: list[str], base: str) -> None:
    """Give what is neutral the direction of its neighbours if they agree, else the paragraph's (N1, N2)."""
    before, start = base, 0
    for neutral, group in groupby(list(types), key=_NEUTRAL.__contains__):
        end = start + len(list(group))
        if neutral:
            after = _seen(types[end]) if end < len(types) else base
            types[start:end] = [before if before == after else base] * (end - start)
        before, start = _seen(types[end - 1]), end
