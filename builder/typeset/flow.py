"""The whole matter of a sheet in reading order, before it is made up into pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from builder.model.block import Block, Sheet
from builder.typeset.desk import Desk
from builder.typeset.entry import typeset_entry
from builder.typeset.fault import Fault
from builder.typeset.galley import Galley, Slug
from builder.typeset.heading import typeset_heading
from builder.typeset.makeup import Column
from builder.typeset.references import references


@dataclass(frozen=True, slots=True)
class Flow:
    """Slugs in order, and what each belongs to."""

    slugs: tuple[Slug, ...]
    owners: tuple[str, ...]
    """The anchor of the entry or chapter, a slug each."""
    chapters: tuple[int, ...]
    """The chapter, counted from 0, a slug each."""
    faults: tuple[Fault, ...]

    def pages(self, columns: Sequence[Sequence[Column]]) -> dict[str, int]:
        """Return the number of the page, from 1, on which each entry and chapter begins."""
        found: dict[str, int] = {}
        for number, page in enumerate(columns, start=1):
            for owner in self.owners[page[0].start : page[-1].end]:
                found.setdefault(owner, number)
        return found

    def chapters_on(self, page: Sequence[Column]) -> tuple[int, ...]:
        """Return the chapters that a page shows, in order."""
        return tuple(dict.fromkeys(self.chapters[page[0].start : page[-1].end]))


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the entries of a sheet; again only those whose references changed."""

    sheet: Sheet
    desk: Desk
    _galleys: dict[tuple[str, tuple[str, ...]], Galley] = field(default_factory=dict, repr=False)

    def flow(self, pages: Mapping[str, int], *, certain: bool) -> Flow:
        """Return all matter; `pages` are where entries were found last time.

        If `certain`, references name the page even where it is their own.
        """
        slugs: list[Slug] = []
        owners: list[str] = []
        chapters: list[int] = []
        faults: list[Fault] = []
        for number, chapter in enumerate(self.sheet.chapters):
            heading = typeset_heading(chapter.title, number, self.desk)
            slugs.append(heading)
            owners.append(heading.frame.anchor or "")
            for index, block in enumerate(chapter.blocks):
                galley = self._galley(block, pages, certain=certain)
                first = replace(galley.slugs[0], cost=inf if index == 0 else 0.0)
                slugs.extend((first, *galley.slugs[1:]))
                owners.extend([block.entry] * len(galley.slugs))
                faults.extend(galley.faults)
            chapters.extend([number] * (len(slugs) - len(chapters)))
        return Flow(tuple(slugs), tuple(owners), tuple(chapters), tuple(faults))

    def _galley(self, block: Block, pages: Mapping[str, int], *, certain: bool) -> Galley:
        known = {block.entry for chapter in self.sheet.chapters for block in chapter.blocks}
        targets = [target for target in references(block) if target in known]
        places = {target: _place(pages, block.entry, target, certain=certain) for target in targets}
        key = (block.entry, tuple(places.values()))
        if key not in self._galleys:
            self._galleys[key] = typeset_entry(block, replace(self.desk, places=places))
        return self._galleys[key]


def _place(pages: Mapping[str, int], here: str, there: str, *, certain: bool) -> str:
    """Return what is said after a reference to an entry on another page."""
    if there not in pages or (pages[there] == pages[here] and not certain):
        return ""
    return f", p\N{NO-BREAK SPACE}{pages[there]}"
