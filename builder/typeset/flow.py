"""The whole matter of a sheet in reading order, before it is made up into pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from builder.model.block import Block, Sheet
from builder.typeset.desk import Desk
from builder.typeset.entry import EntryDraft
from builder.typeset.fault import Fault
from builder.typeset.galley import Galley, Slug
from builder.typeset.heading import INDEX, NOTATION, Heading, headings, typeset_heading
from builder.typeset.index import IndexDraft, typeset_notation
from builder.typeset.matter import Column
from builder.typeset.references import references

_BELOW_HEADING = 60.0
"""Of what stands below a heading, so much stays with it, in points."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Slugs in order, and what each belongs to."""

    slugs: tuple[Slug, ...]
    owners: tuple[str, ...]
    """The anchor of the entry or chapter, a slug each."""
    headings: tuple[Heading, ...]
    """What it stands under, a slug each."""
    faults: tuple[Fault, ...]

    def pages(self, columns: Sequence[Sequence[Column]]) -> dict[str, int]:
        """Return the number of the page, from 1, on which each entry and chapter begins."""
        found: dict[str, int] = {}
        for number, page in enumerate(columns, start=1):
            for column in page:
                for owner in self.owners[column.start : column.end]:
                    found.setdefault(owner, number)
        return found

    def headings_on(self, page: Sequence[Column]) -> tuple[Heading, ...]:
        """Return the headings of what a page shows, in order."""
        shown = (heading for column in page for heading in self.headings[column.start : column.end])
        return tuple(dict.fromkeys(shown))


class Setter:
    """Sets the entries of a sheet; again only those whose references changed."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self.sheet = sheet
        self.desk = desk
        self._drafts: dict[str, EntryDraft] = {}
        self._galleys: dict[tuple[str, tuple[str, ...]], Galley] = {}
        self._targets = dict(_targets(sheet))
        self._elsewhere: set[tuple[str, str]] = set()

    @cached_property
    def _index(self) -> IndexDraft:
        return IndexDraft(self.sheet, self.desk)

    @cached_property
    def _notation(self) -> Galley:
        return typeset_notation(self.sheet, self.desk)

    def flow(self, pages: Mapping[str, int]) -> Flow:
        """Return all matter; `pages` are where entries were found last time.

        A reference that ever led to another page names it from then on, even if it comes to be its
        own: so rounds come to an end.
        """
        slugs: list[Slug] = []
        owners: list[str] = []
        above: list[Heading] = []
        faults: list[Fault] = []
        for heading in headings(self.sheet):
            slugs.append(typeset_heading(heading, self.desk))
            owners.append(heading.anchor)
            first = True
            for owner, galley in self._galleys_of(heading, pages):
                slugs.extend(_under_heading(galley.slugs) if first else galley.slugs)
                owners.extend([owner] * len(galley.slugs))
                faults.extend(galley.faults)
                first = False
            above.extend([heading] * (len(slugs) - len(above)))
        return Flow(tuple(slugs), tuple(owners), tuple(above), tuple(faults))

    def _galleys_of(self, heading: Heading, pages: Mapping[str, int]) -> Iterator[tuple[str, Galley]]:
        """Yield what stands under a heading, each with its anchor."""
        if heading.anchor == NOTATION:
            yield NOTATION, self._notation
        elif heading.anchor == INDEX:
            yield INDEX, self._index.galley(pages)
        else:
            for block in self.sheet.chapters[int(heading.ordinal) - 1].blocks:
                yield block.entry, self._galley(block, pages)

    def _galley(self, block: Block, pages: Mapping[str, int]) -> Galley:
        here = block.entry
        for there in self._targets[here] if pages else ():
            if pages[there] != pages[here]:
                self._elsewhere.add((here, there))
        places = {
            there: f", p\N{NO-BREAK SPACE}{pages[there]}" if (here, there) in self._elsewhere else ""
            for there in self._targets[here]
        }
        key = (here, tuple(places.values()))
        if key not in self._galleys:
            self._galleys[key] = self._draft(block, places).galley(places)
        return self._galleys[key]

    def _draft(self, block: Block, places: Mapping[str, str]) -> EntryDraft:
        if block.entry not in self._drafts:
            self._drafts[block.entry] = EntryDraft(block, replace(self.desk, places=places))
        return self._drafts[block.entry]


def _under_heading(slugs: Sequence[Slug]) -> Iterator[Slug]:
    """Yield the slugs so that no column ends shortly after the heading above them."""
    below = 0.0
    for slug in slugs:
        yield replace(slug, cost=slug.cost if below > _BELOW_HEADING else inf)
        below += slug.above + slug.frame.height


def _targets(sheet: Sheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each entry, and those that it refers to and the sheet shows."""
    blocks = [block for chapter in sheet.chapters for block in chapter.blocks]
    shown = {block.entry for block in blocks}
    for block in blocks:
        yield block.entry, tuple(target for target in references(block) if target in shown)
