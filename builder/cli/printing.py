"""The sheet set once, for all outputs that show its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.cli.source import Source
from builder.model.block import Sheet
from builder.model.deck import Deck
from builder.model.flashcard import FlashCard
from builder.model.problem import Problem, Severity
from builder.typeset.fault import Fault
from builder.typeset.flashcards import typeset_flashcards
from builder.typeset.fonts import FontSet, read_fonts, unusable
from builder.typeset.formulas import FormulaSetter
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import Typeset, typeset_sheet

if TYPE_CHECKING:
    from builder.write.page_svg import Pictures


@dataclass(frozen=True)
class Press:
    """A deck's sheet on a size of paper."""

    source: Source
    deck: Deck
    composed: Sheet
    paper: Paper

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is printed: with its edition at the foot."""
        return replace(self.composed, edition=f"version {__version__}")

    @cached_property
    def fonts(self) -> FontSet:
        """The bundled fonts, and the deck's own in place of some; what cannot be used is left out."""
        return read_fonts(dict(self._own_fonts()))

    @cached_property
    def typeset(self) -> Typeset:
        """The pages."""
        return typeset_sheet(self.sheet, self.fonts, read_layout(self.paper), FormulaSetter())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that could not be set, or not as it should be, at the entries that say it."""
        return (*self._font_problems(), *map(self.problem, self.typeset.faults))

    @property
    def stopped(self) -> bool:
        """Whether something is so wrong that nothing is to be printed."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def pdf(self) -> bytes:
        """Return the sheet as a file to print."""
        return self._written(self.typeset)

    def cards(self, cards: tuple[FlashCard, ...]) -> tuple[bytes, tuple[Problem, ...]]:
        """Return cards to print on both sides and cut out, and what is wrong with them."""
        layout, language = read_layout(self.paper), self.sheet.language
        typeset = typeset_flashcards(cards, self.fonts, layout, FormulaSetter(), language)
        problems = tuple(dict.fromkeys((*self._font_problems(), *map(self.problem, typeset.faults))))
        stopped = not typeset.pages or any(problem.severity is Severity.ERROR for problem in problems)
        return (b"" if stopped else self._written(typeset)), problems

    def _written(self, typeset: Typeset) -> bytes:
        from builder.write.pdf import Metadata, write_pdf  # noqa: PLC0415 (brings ReportLab along)

        sheet = self.sheet
        return write_pdf(
            typeset, self.fonts, Metadata(sheet.title, sheet.author, sheet.subtitle, sheet.language)
        )

    def pictures(self) -> Pictures:
        """Return the pages as SVG, with their fonts."""
        from builder.write.page_svg import page_svgs  # noqa: PLC0415 (few outputs need it)

        return page_svgs(self.typeset.pages, self.fonts)

    def problem(self, fault: Fault) -> Problem:
        """Return what could not be set as a problem at its entry."""
        place = next((e.id.span() for e in self.deck.entries() if e.id.value == fault.entry), None)
        severity = Severity.ERROR if fault.stops else Severity.WARNING
        return Problem(str(fault.kind), fault.message, place or self.deck.title.span(), fault.hint, severity)

    def _own_fonts(self) -> Iterator[tuple[str, Path]]:
        for role, file in self.deck.fonts:
            path = self.source.folder / file.value
            self.source.fetch(file.value)  # so that another font is known to make another output
            if unusable(path) is None:
                yield role.value, path

    def _font_problems(self) -> Iterator[Problem]:
        for _, file in self.deck.fonts:
            why = unusable(self.source.folder / file.value)
            if why is not None:
                hint = "give a TrueType font (.ttf) below the deck's folder"
                yield Problem("bad-font", f"the font '{file}' {why}", file.span(), hint)
