"""What cards to cut out must be: the shipped deck fits on them, in type that can be read."""

from functools import cache

import pytest

from builder.check.deck import check_deck
from builder.cli.source import Source
from builder.compose.flashcards import compose_flashcards
from builder.compose.notes import compose_notes
from builder.model.memory import Forgetful
from builder.read.deck import read_deck
from builder.typeset.flashcards import typeset_flashcards
from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.frame import Glyph, Run
from builder.typeset.layout import Paper, read_layout
from tests.gates.gates import LEAST_SCRIPT, LEAST_TEXT
from tests.gates.printed import CARDS

papers = pytest.mark.parametrize("paper", list(Paper))
MARGIN = 22.0


@cache
def flashcards():
    deck, _ = read_deck(Source(CARDS).fetch, "cards")
    checked, _ = check_deck(deck, memory=Forgetful(), prove=False)
    return compose_flashcards(compose_notes(checked, Forgetful()))


@cache
def typeset(paper):
    return typeset_flashcards(flashcards(), read_fonts(), read_layout(paper), FormulaSetter(), "en")


@papers
def test_every_card_of_the_shipped_deck_holds_what_it_says(paper):
    assert [fault for fault in typeset(paper).faults if fault.stops] == []


@papers
def test_every_front_has_its_back_and_nothing_leaves_the_cards(paper):
    pages = typeset(paper).pages
    assert [page.label[-1] for page in pages] == ["a", "b"] * (len(pages) // 2)
    for page in pages:
        for x, y, leaf, _ in page.frame.leaves():
            if isinstance(leaf, Run | Glyph):
                assert MARGIN < x < page.frame.width - MARGIN
                assert MARGIN < y < page.frame.ascent - MARGIN


@papers
def test_no_type_of_a_card_is_too_small_to_read(paper):
    leaves = [leaf for page in typeset(paper).pages for *_, leaf, _ in page.frame.leaves()]
    assert min(leaf.size for leaf in leaves if isinstance(leaf, Run)) >= LEAST_TEXT
    assert min(leaf.size for leaf in leaves if isinstance(leaf, Glyph)) >= LEAST_SCRIPT
