import re
from dataclasses import replace

from builder.model.block import Block, Chapter, Lead
from builder.model.piece import Math
from builder.typeset.index import IndexDraft, typeset_notation
from tests.typeset.desks import lines_said, real_desk
from tests.typeset.sample import SHEET, prose

DESK = real_desk()


def sheet(*terms):
    blocks = tuple(
        Block(f"e{number}", Lead.TITLE, prose("t"), (), terms=(term,)) for number, term in enumerate(terms)
    )
    return replace(SHEET, chapters=(Chapter(prose("All"), blocks),))


def index(*terms, pages=None):
    pages = pages or {f"e{number}": 1 for number in range(len(terms))}
    return IndexDraft(sheet(*terms), DESK).galley(pages).slugs


def test_terms_stand_in_alphabetical_order_whatever_their_case():
    (slug,) = index("Adam", "accuracy", "AUC")
    assert lines_said([slug]) == ["accuracy 1 Adam 1 AUC 1"]


def test_a_term_that_two_entries_explain_stands_once_with_both_pages():
    (slug,) = index("Recall", "Recall", pages={"e0": 2, "e1": 14})
    assert re.sub(r" +", " ", lines_said([slug])[0]) == "Recall 2, 14"


def test_every_letter_begins_anew_and_a_column_may_begin_with_it():
    first, second = index("Adam", "Bagging")
    assert first.cost == float("inf"), "the heading never stands alone"
    assert second.cost < float("inf")


def test_pages_of_the_index_are_links_to_their_entries():
    (slug,) = index("Adam")

    def links(frame):
        return {
            frame.link,
            *(link for _, _, part in frame.parts if hasattr(part, "parts") for link in links(part)),
        }

    assert "e0" in links(slug.frame)


def test_terms_fill_columns_evenly_from_the_left():
    (slug,) = index(*[f"a{number}" for number in range(9)])
    assert slug.frame.height == 3 * 8.5


def test_no_word_is_divided_that_fits_on_a_line_of_its_own():
    (slug,) = index("Derivative of softmax", pages={"e0": 11})
    assert re.sub(r" +", " ", lines_said([slug])[0]) == "Derivative of softmax 11"


def test_notation_goes_down_the_left_half_first():
    rows = tuple((Math(letter, letter), prose(f"means {letter}")) for letter in "abc")
    slugs = typeset_notation(replace(SHEET, notation=rows), DESK).slugs
    assert lines_said(slugs) == ["means a means c", "means b"]
