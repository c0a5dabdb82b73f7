"""The parts of a formula's layout that are worth asking for, and the TeX around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, cast

from builder.compose.layout import (
    Applied,
    Big,
    Branches,
    Factors,
    Fenced,
    Fraction,
    Head,
    Layout,
    Letter,
    Listed,
    Numeral,
    Radical,
    Raw,
    Relation,
    Scripted,
    Slashed,
    Terms,
    Word,
)
from builder.model.piece import Gap

MOST = 3
_OPEN, _CLOSE = "\ue010", "\ue011"
"""Stand around a gap's TeX until it is cut; no formula holds a character for private use."""
_GAP = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_LARGEST = 0.75
"""A gap is at most so much of the right-hand side, or it would ask for the formula once more."""

Path = tuple[tuple[str, int | None], ...]
"""From the top to a part: fields' names, with the position where a field is a tuple."""


class Candidate(NamedTuple):
    """A part that could be a gap."""

    worth: int
    path: Path
    part: Layout


def gaps(layout: Layout) -> tuple[Path, ...]:
    """Return up to three parts of a formula that lie apart, in reading order: the most telling ones."""
    leaves = _leaves(_right_side(layout))
    every = [one for one in _candidates(layout, ()) if _leaves(one.part) <= _LARGEST * leaves]
    # What stands twice would be read off its twin.
    found = [one for one in every if sum(one.part == other.part for other in every) == 1]
    chosen: list[Path] = []
    for one in sorted(found, key=lambda one: -one.worth):
        if len(chosen) < MOST and not any(_overlap(one.path, other) for other in chosen):
            chosen.append(one.path)
    order = [one.path for one in found]
    return tuple(sorted(chosen, key=order.index))


def marked(layout: Layout, chosen: tuple[Path, ...], tex: Callable[[Layout], str]) -> Layout:
    """Return the layout with marks around the TeX of the chosen parts; nothing else of it changes."""
    for path in chosen:
        layout = _put(layout, path, tex)
    return layout


def segments(tex: str) -> tuple[str | Gap, ...]:
    """Cut marked TeX into what is shown and the gaps."""
    pieces = _GAP.split(tex)
    return tuple(Gap(piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece)


def _right_side(layout: Layout) -> Layout:
    return layout.rest[-1][1] if isinstance(layout, Relation) else layout


def _candidates(layout: Layout, path: Path) -> Iterator[Candidate]:
    """Yield the parts below a layout that say something by themselves, in reading order."""
    for step, part in _children(layout):
        here = (*path, step)
        worth = _worth(layout, step, part)
        if worth and not (isinstance(layout, Relation) and step == ("first", None)):
            yield Candidate(worth, here, part)
        if not (isinstance(layout, Relation) and step == ("first", None)):
            yield from _candidates(part, here)


def _worth(parent: Layout, step: tuple[str, int | None], part: Layout) -> int:
    """Return how much a part says; 0 of what is no question, as a letter, a number, or all of a side."""
    match parent, step[0]:
        case Fraction() | Slashed(), _:
            return 6 if _is_compound(part) or isinstance(part, Word) else 0
        case Scripted(), "sup":
            return 5 if _is_compound(part) else 0
        case Radical() | Big(), "body":
            return 5 if _is_compound(part) else 0
        case Branches(), ("rows" | "otherwise"):
            return 4 if _is_compound(part) else 0
        case Terms(), _:
            return 4 if _is_compound(part) else 0
        case Factors(), _:
            return 3 if _is_compound(part) and not isinstance(part, Fenced) else 0
        case (Applied(), "argument") | (Fenced(), "body"):
            return 2 if _is_compound(part) and not isinstance(part, (Listed, Fenced)) else 0
        case _:
            return 0


def _is_compound(part: Layout) -> bool:
    """Tell whether a part is more than one symbol or number."""
    match part:
        case Numeral() | Letter() | Word() | Raw() | Head():
            return False
        case Scripted(base, _, sup):
            return sup is not None and _is_compound(base)
        case _:
            return _leaves(part) > 1 and not _is_numeric(part)


def _is_numeric(part: Layout) -> bool:
    """Tell whether a part is numbers alone, as 1/2 is."""
    below = [child for _, child in _children(part)]
    return all(map(_is_numeric, below)) if below else isinstance(part, Numeral)


def _leaves(layout: Layout) -> int:
    """Return how many symbols and numbers there are, scripts included."""
    return sum(_leaves(part) for _, part in _children(layout)) or 1


def _children(layout: Layout) -> Iterator[tuple[tuple[str, int | None], Layout]]:
    """Yield the parts of a layout, scripts and limits included, each with the step to it."""
    for field in fields(layout):
        value = getattr(layout, field.name)
        if is_dataclass(value):
            yield (field.name, None), cast("Layout", value)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                part = _in_item(item)
                if part is not None:
                    yield (field.name, position), part


def _in_item(item: object) -> Layout | None:
    """Return the layout in an item: a factor, or a term with its sign, or a side with its comparator."""
    if isinstance(item, tuple):
        return next((cast("Layout", part) for part in item if is_dataclass(part)), None)
    return cast("Layout", item) if is_dataclass(item) else None


def _put(layout: Layout, path: Path, tex: Callable[[Layout], str]) -> Layout:
    if not path:
        return Raw(f"{_OPEN}{tex(layout)}{_CLOSE}")
    (name, position), *rest = path
    value: Any = getattr(layout, name)
    if position is None:
        return _with(layout, name, _put(value, tuple(rest), tex))
    items = list(value)
    part = _in_item(items[position])
    assert part is not None  # noqa: S101 (the path was found by the same way)
    changed = _put(part, tuple(rest), tex)
    item = items[position]
    items[position] = (
        tuple(changed if one is part else one for one in item) if isinstance(item, tuple) else changed
    )
    return _with(layout, name, tuple(items))


def _with(layout: Layout, name: str, value: object) -> Layout:
    """Return a layout with another part in one of its fields."""
    changed: dict[str, Any] = {name: value}
    return replace(cast("Any", layout), **changed)  # type: ignore[no-any-return]


def _overlap(one: Path, other: Path) -> bool:
    """Tell whether one part lies within the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
