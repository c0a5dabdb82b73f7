"""Each output from a checked deck; what they share is composed once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from builder.cli.source import Source
from builder.model.block import Sheet
from builder.model.history import History
from builder.model.memory import Memory
from builder.model.note import Note
from builder.model.problem import Problem
from builder.model.verdict import Checked
from builder.typeset.fault import Fault

LOCK = "deck.lock"


class OutputKind(StrEnum):
    """What can be built; the value is what `--only` takes."""

    ANKI = "anki"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made, and of what."""

    source: Source
    checked: Checked
    chosen: frozenset[str] | None
    """The ids of the entries that appear; None for all."""
    memory: Memory
    paper: str
    now: int
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One output, not yet written."""

    file: str
    content: bytes
    holds: str
    """E.g. `120 notes, 240 cards`."""
    seconds: float
    problems: tuple[Problem, ...] = ()
    """Found while it was made."""
    lock: str | None = None
    """The deck.lock that goes with it."""


class Bench:
    """Makes the outputs of one order."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def make(self, kind: OutputKind) -> Made:
        """Make one output."""
        makers: Mapping[OutputKind, Callable[[], Made]] = {
            OutputKind.ANKI: self._anki,
            OutputKind.PDF: self._pdf,
            OutputKind.HTML: self._html,
        }
        return makers[kind]()

    # The rooms are entered only when their output is asked for: each brings a library along.

    @cached_property
    def _notes(self) -> tuple[Note, ...]:
        from builder.compose.notes import compose_notes  # noqa: PLC0415

        return compose_notes(self.order.checked, self.order.memory, self.order.chosen)

    @cached_property
    def _sheet(self) -> Sheet:
        from builder.compose.sheet import compose_sheet  # noqa: PLC0415

        return compose_sheet(self.order.checked, self.order.memory, self.order.chosen)

    def _anki(self) -> Made:
        from builder.history import to_text  # noqa: PLC0415
        from builder.write.anki import fingerprints, write_apkg  # noqa: PLC0415
        from builder.write.fields import cards_of, fields_of  # noqa: PLC0415
        from builder.write.markup import AnkiDialect  # noqa: PLC0415

        began = time.perf_counter()
        deck, notes = self.order.checked.deck, self._notes
        history = self._history()
        if isinstance(history, Problem):
            return Made(self._file("apkg"), b"", "", 0.0, (history,))
        shipped = fingerprints(deck, notes, history)
        update = history.updated if self.order.chosen is None else history.amended
        after = update(shipped, self.order.now)
        content = write_apkg(deck, notes, after)
        cards = sum(len(cards_of(note, fields_of(note, AnkiDialect()))) for note in notes)
        return Made(
            self._file("apkg"),
            content,
            f"{len(notes)} notes, {cards} cards",
            time.perf_counter() - began,
            lock=to_text(after),
        )

    def _history(self) -> History | Problem:
        from builder.history import new_history, read_history  # noqa: PLC0415

        text = self.order.source.fetch(LOCK)
        if text is None:
            return new_history(self.order.now)
        path = (self.order.source.folder / LOCK).as_posix()
        return read_history(text.decode("utf-8", "replace"), path)

    def _pdf(self) -> Made:
        from builder.typeset.fonts import read_fonts  # noqa: PLC0415
        from builder.typeset.formulas import FormulaSetter  # noqa: PLC0415
        from builder.typeset.layout import Paper, read_layout  # noqa: PLC0415
        from builder.typeset.pages import typeset_sheet  # noqa: PLC0415
        from builder.write.pdf import Metadata, write_pdf  # noqa: PLC0415

        began = time.perf_counter()
        sheet, fonts = self._sheet, read_fonts()
        typeset = typeset_sheet(sheet, fonts, read_layout(Paper(self.order.paper)), FormulaSetter())
        problems = tuple(self._problem(fault) for fault in typeset.faults)
        if problems:
            return Made(self._file("pdf"), b"", "", 0.0, problems)
        content = write_pdf(
            typeset, fonts, Metadata(sheet.title, sheet.author, sheet.subtitle, sheet.language)
        )
        pages = len(typeset.pages)
        holds = f"{pages} page{'s' * (pages != 1)}"
        return Made(self._file("pdf"), content, holds, time.perf_counter() - began)

    def _html(self) -> Made:
        from builder.write.html import write_preview  # noqa: PLC0415

        began = time.perf_counter()
        deck, notes = self.order.checked.deck, self._notes
        content = write_preview(deck, notes, problems=self.order.warnings)
        return Made(self._file("html"), content, f"{len(notes)} notes", time.perf_counter() - began)

    def _file(self, suffix: str) -> str:
        return f"{self.order.checked.deck.id.value}.{suffix}"

    def _problem(self, fault: Fault) -> Problem:
        """Return what could not be set as a problem at its entry."""
        deck = self.order.checked.deck
        place = next((entry.id.span() for entry in deck.entries() if entry.id.value == fault.entry), None)
        span = place or deck.title.span()
        return Problem(str(fault.kind), fault.message, span, fault.hint)
