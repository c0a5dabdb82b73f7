"""The parts of an entry below its title, read into paragraphs and finished slugs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import assert_never

from builder.model.block import Marked
from builder.model.piece import (
    Code,
    Display,
    Inline,
    Items,
    Labelled,
    Legend,
    Picture,
    Piece,
    Plot,
    Prose,
    Said,
    Table,
    Words,
)
from builder.typeset.code import code
from builder.typeset.desk import Desk
from builder.typeset.display import display
from builder.typeset.galley import Slug, footed, spaced, unsplit
from builder.typeset.paragraph import Setting, paragraph
from builder.typeset.passage import RUN_IN, Joined, Spoken, label, legend_boxes
from builder.typeset.picture import picture
from builder.typeset.plot import plot
from builder.typeset.script import semicolon
from builder.typeset.table import table
from builder.typeset.words import plain

_BULLET = "–"
_WHOLE_LEGEND = 6
"""A legend of at most so many lines stays in one column."""
_ENDS = tuple(".?!;:。？！；：؟؛۔।")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to be: stretches that run on, and the mark that hangs before them."""

    text: Joined
    mark: str = ""
    indent: float = 0.0
    hang: float = 0.0
    """How far left of the text the mark hangs; as far as the layout says, if nothing is said here."""


Part = Passage | tuple[Slug, ...]


@dataclass(slots=True)
class Body:
    """Parts in order, while they are read."""

    desk: Desk
    indent: float = 0.0
    parts: list[Part] = field(default_factory=list)
    _stretches: list[Spoken] = field(default_factory=list)
    _formulas: list[Display] = field(default_factory=list)
    _mark: str = ""

    def say(self, spoken: Spoken) -> None:
        """Add a stretch to the paragraph that is open."""
        self._end_formulas()
        self._stretches.append(spoken)

    def close(self) -> None:
        """End the open paragraph, or the open tint."""
        self._end_formulas()
        if self._stretches:
            self.parts.append(Passage(Joined(tuple(self._stretches)), self._mark, self.indent))
        self._stretches, self._mark = [], ""

    def _end_formulas(self) -> None:
        if self._formulas:
            self.parts.append(display(self._formulas, self.desk, self._measure))
        self._formulas = []

    @property
    def _measure(self) -> float:
        return self.desk.layout.page.measure

    def read(self, part: Piece | Marked) -> None:
        """Add a part; labelled text runs on in the open paragraph."""
        match part:
            case Prose():
                self.close()
                self.say(Spoken(part, self.desk.ink()))
            case Labelled():
                self._labelled(part)
            case Marked():
                self._marked(part)
            case Items():
                self._items(part)
            case Legend():
                self.close()
                self.parts.append(self._legend(part))
            case Display():
                if not self._formulas:
                    self.close()
                self._formulas.append(part)
            case Table():
                self._piece(table(part, self.desk, self._measure))
            case Code():
                self._piece(code(part, self.desk, self._measure))
            case Plot():
                self._piece((plot(part, self.desk),))
            case Picture():
                self._piece(picture(part, self.desk, self._measure))
            case _:
                assert_never(part)

    def _piece(self, slugs: tuple[Slug, ...]) -> None:
        """Add what is as wide as the column, with its white."""
        self.close()
        space = self.desk.layout.space
        if slugs:
            self.parts.append(footed(spaced(slugs, space.tint_above), space.tint_below))

    def _labelled(self, part: Labelled) -> None:
        if part.label not in RUN_IN:
            self._outlined(part)
            return
        lead, refers = label(part, self.desk)
        for said in part.said:
            match said:
                case Prose():
                    self.say(Spoken(said, self.desk.ink(), lead, refers=refers))
                case Items():
                    if lead:
                        self.say(Spoken(Prose(()), self.desk.ink(), lead))
                    self._items(said)
                case _:
                    assert_never(said)
            lead = ()

    def _outlined(self, part: Labelled) -> None:
        """Add paragraphs beside their label, in a column of their own; a list runs together."""
        self.close()
        hang, mark = self.desk.layout.space.label, part.label
        for said in part.said:
            spoken = Spoken(_run_together(said), self.desk.ink())
            self.parts.append(Passage(Joined((spoken,)), mark, self.indent + hang, hang))
            mark = ""

    def _marked(self, part: Marked) -> None:
        self.close()
        self._mark = part.mark
        for index, piece in enumerate(part.said):
            if index == 0 and isinstance(piece, Prose):
                self.say(Spoken(piece, self.desk.ink()))
            else:
                self.read(piece)

    def _items(self, items: Items) -> None:
        self.close()
        indent = self.indent + self.desk.layout.space.hang
        for number, item in enumerate(items.items, start=1):
            mark = str(number) if items.numbered else _BULLET
            self.parts.append(Passage(Joined((Spoken(item, self.desk.ink()),)), mark, indent))

    def _legend(self, legend: Legend) -> tuple[Slug, ...]:
        desk, layout = self.desk, self.desk.layout
        boxes = legend_boxes(legend, desk, desk.ink(layout.color.muted, size=layout.size.small))
        setting = Setting(
            measure=layout.page.measure - self.indent,
            leading=layout.leading.small,
            indent=self.indent,
        )
        lines = paragraph(boxes, desk, setting)
        return unsplit(lines) if len(lines) <= _WHOLE_LEGEND else (replace(lines[0], cost=inf), *lines[1:])


def _run_together(said: Said) -> Prose:
    """Return a list as one paragraph; what does not end a sentence is followed by a semicolon."""
    if isinstance(said, Prose):
        return said
    inlines: list[Inline] = []
    for item in said.items:
        if inlines:
            said_so_far = plain(Prose(tuple(inlines)))
            inlines.append(Words(" " if said_so_far.endswith(_ENDS) else semicolon(said_so_far)))
        inlines.extend(item.inlines)
    return Prose(tuple(inlines))
