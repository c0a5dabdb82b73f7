"""Text that runs on: titles, labels and prose joined in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import inf

from builder.model.piece import Inline, Labelled, Legend, Link, Prose
from builder.typeset.box import Box, Ink
from builder.typeset.boxes import boxes_of
from builder.typeset.desk import Desk
from builder.typeset.fonts import Role
from builder.typeset.script import full_stop

_SEE, _PITFALL = "See", "Pitfall"
"""Labels that are set in a manner of their own."""
RUN_IN = frozenset({"How", "When", "Why", _PITFALL, _SEE})
"""Labels whose text runs on after other text; any other stands before a column of its own."""
_ARROW = "→"
_CLOSED = tuple(".!?:;…。！？：；」』)”’؟؛۔।॥")
_DOT = "·"
_BRIDGE = "  ·  "
_IN_PAIR = 1500.0
"""What a break costs between a symbol and its meaning, or inside the meaning: more than a line."""
_IN_TITLE = 30.0
"""What a break costs inside the long name of an entry, or inside a remark beside a title."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One stretch of a paragraph: what is said, in which ink, after what lead."""

    prose: Prose
    ink: Ink
    lead: tuple[Box, ...] = ()
    """Title or label; no line begins between it and the prose."""
    gap: float = 0.0
    """White between lead and prose, if not a space."""
    refers: bool = False
    """Whether places follow the names of entries."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Stretches that follow each other in one paragraph; what does not depend on places is boxed once."""

    stretches: tuple[Spoken, ...]
    _known: dict[int, tuple[Box, ...]] = field(default_factory=dict, repr=False)

    @property
    def refers(self) -> bool:
        """Whether it names places of entries."""
        return any(spoken.refers for spoken in self.stretches)

    def boxes(self, desk: Desk) -> tuple[Box, ...]:
        """Return the boxes of the whole paragraph, with words as they may be divided.

        A stretch that does not end a sentence gets its full stop before a label follows.
        """
        row: list[Box] = []
        for index, spoken in enumerate(self.stretches):
            group = self._group(index, spoken, desk)
            if not group:
                continue
            if row:
                _close(row, desk, spoken.ink)
                space = desk.width(" ", spoken.ink)
                first = replace(group[0], space=space, cost=0.0, fresh=spoken.refers)
                group = (first, *group[1:])
            row.extend(group)
        return tuple(row)

    def _group(self, index: int, spoken: Spoken, desk: Desk) -> tuple[Box, ...]:
        if index in self._known:
            return self._known[index]
        if spoken.refers:
            return _led(spoken, _references(spoken.prose.inlines, desk, spoken.ink), desk)
        boxes = boxes_of(spoken.prose.inlines, desk, spoken.ink, hyphenate=True)
        boxes = tuple(replace(box, cost=inf) if box.content == _DOT else box for box in boxes)
        group = _led(spoken, boxes, desk)
        self._known[index] = group
        return group


def _led(spoken: Spoken, boxes: tuple[Box, ...], desk: Desk) -> tuple[Box, ...]:
    """Return a stretch after its lead."""
    if spoken.lead and boxes:
        space = spoken.gap or desk.width(" ", spoken.ink)
        boxes = (replace(boxes[0], space=space, cost=inf), *boxes[1:])
    return (*spoken.lead, *boxes)


def _close(row: list[Box], desk: Desk, ink: Ink) -> None:
    """End a sentence that its author left open."""
    last = row[-1]
    shown = last.content if isinstance(last.content, str) else (last.content.text or "")
    if shown.endswith(_CLOSED) and not shown.endswith(")"):
        return
    stop = full_stop(shown, desk.hyphens.language)
    row.append(Box(desk.width(stop, ink), stop, ink, cost=inf))


def label(labelled: Labelled, desk: Desk) -> tuple[tuple[Box, ...], bool]:
    """Return a label as boxes, and whether what it says are references."""
    color = desk.layout.color
    refers = labelled.label == _SEE
    word = _ARROW if refers else labelled.label
    ink = desk.ink(color.rust if labelled.label == _PITFALL else color.navy, role=Role.STRONG)
    return boxes_of_text(word, desk, ink), refers


def boxes_of_text(text: str, desk: Desk, ink: Ink) -> tuple[Box, ...]:
    """Return words that stay together on a line."""
    return (Box(desk.width(text, ink), text, ink),) if text else ()


def _references(inlines: Iterable[Inline], desk: Desk, ink: Ink) -> tuple[Box, ...]:
    """Return names of entries, each with its place; lines may end after what separates them.

    A name that is longer than half a line may be broken all the same, but not before its place.
    """
    navy, muted = replace(ink, color=desk.layout.color.navy), replace(ink, color=desk.layout.color.muted)
    space = desk.width(" ", ink)
    row: list[Box] = []
    for inline in inlines:
        if not isinstance(inline, Link):
            row.extend(replace(box, cost=inf) for box in boxes_of((inline,), desk, muted))
            continue
        name = boxes_of((inline,), desk, navy)
        long = sum(box.width + box.space for box in name) > desk.layout.page.measure / 2
        held = _IN_TITLE if long else inf
        row.append(replace(name[0], space=space, fresh=True))
        row.extend(replace(box, cost=max(box.cost, held)) for box in name[1:])
        if place := desk.places.get(inline.entry, ""):
            own = replace(navy, link=inline.entry)
            row.append(Box(desk.width(place, own), place, own, cost=inf))
    return tuple(row)


def aside_boxes(aside: Prose, desk: Desk, ink: Ink) -> tuple[Box, ...]:
    """Return what is said beside a title; lines end before it and after its dots rather than inside of a part."""
    row: list[Box] = []
    after_dot = True
    for box in boxes_of(aside.inlines, desk, ink):
        if box.content == _DOT:
            row.append(replace(box, cost=inf))
        else:
            row.append(replace(box, fresh=True) if after_dot else replace(box, cost=max(box.cost, _IN_TITLE)))
        after_dot = box.content == _DOT
    return (replace(row[0], space=desk.layout.space.aside), *row[1:]) if row else ()


def legend_boxes(legend: Legend, desk: Desk, ink: Ink) -> tuple[Box, ...]:
    """Return symbols and their meanings; lines end between pairs, and the dot there goes."""
    row: list[Box] = []
    for math, meaning in legend.symbols:
        frame = desk.formula(math.tex, math.linear, ink.size)
        first = Box(frame.width, frame, ink)
        if row:
            first = replace(first, space=desk.width(_BRIDGE, ink), bridge=_BRIDGE, fresh=True)
        space = desk.width(" ", ink)
        row.append(first)
        for index, box in enumerate(boxes_of(meaning.inlines, desk, ink)):
            held = replace(box, cost=max(box.cost, _IN_PAIR))
            row.append(held if index else replace(held, space=space))
    return tuple(row)
