from dataclasses import replace

import pytest

from builder.model.flashcard import FlashCard
from builder.model.piece import Display, Labelled
from builder.typeset.fault import FaultKind
from builder.typeset.flashcards import typeset_flashcards
from builder.typeset.fonts import Role
from builder.typeset.frame import Run
from builder.typeset.layout import Paper, read_layout
from tests.typeset.desks import formulas, real_fonts
from tests.typeset.sample import prose


def card(number, answer="short"):
    return FlashCard(f"e{number}", "Section", (prose(f"ask{number}"),), (prose(f"{answer} {number}"),))


def cards_of(*cards, paper=Paper.A4):
    return typeset_flashcards(cards, real_fonts(), read_layout(paper), formulas(), "en")


def places(page):
    """Return where each id stands: (column, row), from the upper left."""
    width, height = page.frame.width, page.frame.ascent
    return {
        leaf.text: (int(2 * x / width), int(4 * (height - y) / height))
        for x, y, leaf, _ in page.frame.leaves()
        if isinstance(leaf, Run) and "Mono" in leaf.font
    }


@pytest.mark.parametrize("paper", list(Paper))
def test_a_back_lies_behind_its_front_when_paper_is_turned_along_its_long_edge(paper):
    fronts, backs = cards_of(*map(card, range(8)), paper=paper).pages
    assert fronts.frame.ascent > fronts.frame.width
    mirrored = {name: (1 - column, row) for name, (column, row) in places(fronts).items()}
    assert places(backs) == mirrored
    assert len(mirrored) == 8


def test_eight_cards_go_on_a_page_and_the_ninth_on_the_next():
    assert [page.label for page in cards_of(*map(card, range(9))).pages] == ["1a", "1b", "2a", "2b"]


def test_a_front_asks_and_a_back_answers():
    fronts, backs = cards_of(card(1)).pages
    said = [
        [leaf.text for *_, leaf, _ in page.frame.leaves() if isinstance(leaf, Run)]
        for page in (fronts, backs)
    ]
    assert "short 1" not in said[0]
    assert "short 1" in said[1]


def test_text_shrinks_to_fit_but_not_below_seven_points():
    def least(words):
        typeset = cards_of(card(1, "word " * words))
        sizes = [
            leaf.size
            for *_, leaf, _ in typeset.pages[1].frame.leaves()
            if isinstance(leaf, Run) and "word" in leaf.text
        ]
        return min(sizes), typeset.faults

    assert least(20) == (10.0, ())
    size, faults = least(160)
    assert 7.0 <= size < 10.0
    assert faults == ()


def test_small_words_do_not_shrink_with_the_rest():
    typeset = cards_of(card(1, "word " * 160))
    sizes = [
        leaf.size for page in typeset.pages for *_, leaf, _ in page.frame.leaves() if isinstance(leaf, Run)
    ]
    assert min(sizes) == 7.0


def words(frame):
    return [leaf.text for *_, leaf, _ in frame.leaves() if isinstance(leaf, Run)]


def test_an_answer_that_no_card_holds_goes_on_on_further_cards_that_ask_the_same():
    typeset = cards_of(card(1, "word " * 500))
    fronts, backs = (words(page.frame) for page in typeset.pages[:2])
    assert typeset.faults == ()
    count = fronts.count("ask1")
    assert count > 1
    assert [text for text in fronts if "Section" in text] == [
        f"Section · {number} of {count}" for number in range(1, count + 1)
    ]
    assert "".join(backs).count("word") == 500


def test_a_long_answer_ends_a_card_between_its_parts():
    meaning, why = prose("word " * 90), Labelled("Why", (prose("reason " * 80),))
    formula = Display("x = 1", "x = 1", None)
    typeset = cards_of(FlashCard("e1", "Section", (prose("ask"),), (formula, meaning, formula, why)))
    fronts, backs = (words(page.frame) for page in typeset.pages[:2])
    assert [text for text in fronts if "Section" in text] == ["Section · 1 of 2", "Section · 2 of 2"]
    assert "word" in " ".join(backs[: backs.index("Section · 2 of 2")])
    assert "word" not in " ".join(backs[backs.index("Section · 2 of 2") :])


def test_a_long_name_of_a_section_is_cut_to_the_card():
    long = replace(card(1), section="a section with a name that is " * 5)
    typeset = cards_of(long, card(2))
    crumb, *_ = (text for text in words(typeset.pages[0].frame) if "section" in text)
    assert crumb.endswith("…")
    for page in typeset.pages:
        for x, _, leaf, _ in page.frame.leaves():
            if isinstance(leaf, Run) and leaf.text == crumb:
                left = x % (page.frame.width / 2)
                assert left + real_fonts().shaped(crumb, Role.BODY, leaf.size).width < page.frame.width / 2


def test_what_no_card_holds_and_cannot_be_parted_is_a_fault():
    high = r"\\ ".join("x" * 20)
    formula = Display(rf"\begin{{aligned}}{high}\end{{aligned}}", "x", None)
    typeset = cards_of(FlashCard("e1", "Section", (prose("ask"),), (formula,)))
    assert [(fault.entry, fault.kind) for fault in typeset.faults] == [("e1", FaultKind.TOO_TALL)]


def test_nothing_of_a_card_leaves_its_place():
    typeset = cards_of(*(card(number, "word " * 150) for number in range(8)))
    for page in typeset.pages:
        for x, y, leaf, _ in page.frame.leaves():
            if isinstance(leaf, Run):
                assert 22 < x < page.frame.width - 22
                assert 22 < y < page.frame.ascent - 22
