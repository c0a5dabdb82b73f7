"""Each output from a checked deck; what they share is composed once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from builder.cli.source import Source
from builder.model.block import Sheet
from builder.model.history import History
from builder.model.memory import Memory
from builder.model.note import Note
from builder.model.package import Package
from builder.model.problem import Problem
from builder.model.span import Span
from builder.model.verdict import Checked

if TYPE_CHECKING:
    from builder.cli.printing import Press

LOCK = "deck.lock"


class OutputKind(StrEnum):
    """What can be built; the value is what `--only` takes."""

    ANKI = "anki"
    PDF = "pdf"
    HTML = "html"
    CARDS = "cards-pdf"
    """Made only when it is asked for."""


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
    folder: Path = Path()
    """Where outputs go, and older ones may lie."""
    readers: Package | None = None
    """The package that a lost lock is made from."""


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
    notice: str = ""
    """What else its author should know."""


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
            OutputKind.CARDS: self._cards,
        }
        return makers[kind]()

    # The rooms are entered only when their output is asked for: each brings a library along.

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note of the deck, with those that are made from formulas."""
        from builder.check.made.deck import with_made  # noqa: PLC0415
        from builder.compose.notes import compose_notes  # noqa: PLC0415

        checked = with_made(self.order.checked, memory=self.order.memory)
        return compose_notes(checked, self.order.memory, self.order.chosen)

    @cached_property
    def _sheet(self) -> Sheet:
        from builder.compose.sheet import compose_sheet  # noqa: PLC0415

        return compose_sheet(self.order.checked, self.order.memory, self.order.chosen)

    def _anki(self) -> Made:
        from builder.history import to_text  # noqa: PLC0415
        from builder.write.anki import fingerprints, write_apkg  # noqa: PLC0415
        from builder.write.fields import fill  # noqa: PLC0415
        from builder.write.markup import AnkiDialect  # noqa: PLC0415
        from builder.write.retired import Change, retired_notice, retirements, unknown_renames  # noqa: PLC0415

        began = time.perf_counter()
        deck, filled = self.order.checked.deck, fill(self.notes, AnkiDialect())
        before = self._history()
        if isinstance(before, Problem):
            return Made(self._file("apkg"), b"", "", 0.0, (before,))
        shipped = fingerprints(deck, filled, before)
        update = before.updated if self.order.chosen is None else before.amended
        after = update(shipped, self.order.now)
        change = Change(before, after, self.notes)
        return Made(
            self._file("apkg"),
            write_apkg(deck, filled, after),
            f"{len(filled)} notes, {sum(len(each.cards) for each in filled)} cards",
            time.perf_counter() - began,
            (*retirements(deck, change, self._place_in_lock), *unknown_renames(deck, change)),
            lock=to_text(after),
            notice=retired_notice(deck.name.value, after) if before.notes else self._first_notice,
        )

    def _history(self) -> History | Problem:
        """Return what deck.lock says, or a new history for a deck that was never built.

        A lock that is gone is told from a first build by the package that was built with it.
        """
        from builder.history import new_history, read_history  # noqa: PLC0415

        text = self.order.source.fetch(LOCK)
        if self.order.readers is not None:
            return self._remade(self.order.readers, text)
        if text is not None:
            return read_history(text.decode("utf-8", "replace"), self._lock)
        package = self.order.folder / self._file("apkg")
        if not package.exists():
            return new_history(self.order.now)
        message = f"there is no '{self._lock}', but '{package.as_posix()}' was built with one"
        hint = (
            f"take it back (git checkout HEAD -- {self._lock}), or make it anew from the package that your"
            f" readers have: proofdeck build --lock-from {package.as_posix()}"
        )
        return Problem("lock-missing", message, Span(self._lock, 1, 1), hint)

    def _remade(self, readers: Package, text: bytes | None) -> History | Problem:
        """Return the history that the readers' package was built with."""
        from builder.history import read_history  # noqa: PLC0415
        from builder.write.relock import history_of  # noqa: PLC0415

        place = Span(self._lock, 1, 1)
        if text is not None and isinstance(read_history(text.decode("utf-8", "replace"), ""), History):
            message = f"'{self._lock}' is whole, and knows more than a package does"
            return Problem("lock-whole", message, place, "build without --lock-from")
        history = history_of(readers, self.order.checked.deck)
        if history is not None:
            return history
        message = "the package given by --lock-from was not built from this deck"
        return Problem("lock-missing", message, place, "give one whose deck.yaml had the same id")

    @property
    def _first_notice(self) -> str:
        return f"{self._lock} is new; commit it with the entries"

    @property
    def _lock(self) -> str:
        return (self.order.source.folder / LOCK).as_posix()

    def _place_in_lock(self, guid: str) -> Span:
        from builder.history import place_of  # noqa: PLC0415

        text = self.order.source.fetch(LOCK) or b""
        return place_of(guid, text.decode("utf-8", "replace"), self._lock)

    @cached_property
    def _press(self) -> Press:
        from builder.cli.printing import Press  # noqa: PLC0415
        from builder.typeset.layout import Paper  # noqa: PLC0415

        order = self.order
        return Press(order.source, order.checked.deck, self._sheet, Paper(order.paper))

    def _pdf(self) -> Made:
        began = time.perf_counter()
        press = self._press
        if press.stopped:
            return Made(self._file("pdf"), b"", "", 0.0, press.problems)
        content, pages = press.pdf(), len(press.typeset.pages)
        holds = f"{pages} page{'s' * (pages != 1)}"
        return Made(self._file("pdf"), content, holds, time.perf_counter() - began, press.problems)

    def _html(self) -> Made:
        from builder.write.html import write_preview  # noqa: PLC0415
        from builder.write.page_svg import Pictures  # noqa: PLC0415

        began = time.perf_counter()
        deck, notes, press = self.order.checked.deck, self.notes, self._press
        pages = Pictures() if press.stopped else press.pictures()
        content = write_preview(deck, notes, pages=pages, problems=self.order.warnings)
        seconds = time.perf_counter() - began
        return Made(self._file("html"), content, f"{len(notes)} notes", seconds, press.problems)

    def _cards(self) -> Made:
        from builder.compose.flashcards import compose_flashcards  # noqa: PLC0415

        began = time.perf_counter()
        cards, file = compose_flashcards(self.notes), self._file("cards.pdf")
        content, problems = self._press.cards(cards)
        return Made(file, content, f"{len(cards)} cards", time.perf_counter() - began, problems)

    def _file(self, suffix: str) -> str:
        return f"{self.order.checked.deck.id.value}.{suffix}"
