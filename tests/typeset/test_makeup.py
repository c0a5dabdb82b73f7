from math import inf

from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.frame import Frame
from builder.typeset.galley import Slug
from builder.typeset.makeup import made_up
from builder.typeset.matter import matter_of

DEPTH = 200.0
STRETCH = 4.0


def entry(*heights, cost=inf, heading=False):
    """Return an entry of slugs; a heading lets no column begin with what follows it."""
    first = Slug(Frame(100, heights[0]), above=5.0, cost=0.0, grows=STRETCH)
    rest = tuple(Slug(Frame(100, height), cost=inf if heading else cost) for height in heights[1:])
    return (first, *rest)


def pages(*entries, columns=3, depth=DEPTH):
    matter = matter_of([slug for slugs in entries for slug in slugs])
    return matter, made_up(matter, columns, lambda _: depth)


def spans(found):
    return [[(column.start, column.end) for column in page] for page in found]


def test_columns_end_between_entries():
    _, found = pages(*[entry(30, 30)] * 20)
    starts = [column.start for page in found for column in page]
    assert all(start % 2 == 0 for start in starts)


def test_gaps_grow_alike_so_that_feet_align_but_no_more_than_they_may():
    matter, found = pages(*[entry(60)] * 30)
    for column in found[0]:
        most = STRETCH * (column.end - column.start - 1)
        assert matter.growth(column.start, column.end) == most
        assert column.share == min(1.0, (DEPTH - matter.natural(column.start, column.end)) / most)


def test_no_more_pages_are_used_than_are_needed():
    _, found = pages(*[entry(60)] * 9)
    assert len(found) == 1
    _, found = pages(*[entry(60)] * 10)
    assert len(found) == 2


def test_the_columns_of_the_last_page_are_balanced():
    matter, found = pages(*[entry(20)] * 12)
    feet = [matter.natural(column.start, column.end) for column in found[0]]
    assert spans(found) == [[(0, 4), (4, 8), (8, 12)]]
    assert max(feet) - min(feet) == 0


def test_a_heading_never_ends_a_column():
    heading = Slug(Frame(100, 15), above=5.0, cost=0.0, grows=STRETCH)
    after = Slug(Frame(100, 40), above=5.0, cost=inf, grows=STRETCH)
    plain = entry(40)
    _, found = pages(*[plain] * 4, (heading, after), *[plain] * 9)
    ends = [column.end for page in found for column in page]
    assert 5 not in ends


def test_an_entry_is_split_rather_than_leave_much_of_a_column_white():
    _, found = pages(entry(60), entry(*[10] * 20, cost=30.0), *[entry(60)] * 9)
    assert found[0][0].end not in {1, 21}


def test_an_entry_stays_whole_where_little_is_white_without_it():
    _, found = pages(entry(185), entry(*[10] * 10, cost=30.0), *[entry(60)] * 6)
    assert found[0][0].end == 1


def test_the_head_of_a_table_counts_where_a_column_continues_it():
    head = Slug(Frame(100, 20))
    row = Slug(Frame(100, 10), cost=1.0, head=(head,))
    matter = matter_of([*entry(100), row, row])
    assert matter.natural(1, 3) == 40
    assert matter.natural(0, 3) == 120


def test_what_is_higher_than_a_column_gets_one_all_the_same():
    _, found = pages(entry(300), entry(20))
    assert spans(found)[0][0] == (0, 1)


def test_the_first_page_may_be_shorter():
    matter = matter_of([slug for slugs in [entry(60)] * 12 for slug in slugs])
    found = made_up(matter, 3, lambda page: 100.0 if page == 0 else DEPTH)
    assert spans(found)[0] == [(0, 1), (1, 2), (2, 3)]


def test_nothing_makes_an_empty_page():
    assert made_up(matter_of([]), 3, lambda _: DEPTH) == [[]]


@given(st.lists(st.lists(st.integers(8, 40), min_size=1, max_size=5), min_size=1, max_size=40))
def test_all_matter_is_placed_once_in_order_and_no_column_overflows(entries):
    matter, found = pages(*[entry(*heights, cost=30.0) for heights in entries])
    flat = [column for page in found for column in page]
    assert [column.start for column in flat] == [0, *[column.end for column in flat[:-1]]]
    assert flat[-1].end == sum(map(len, entries))
    assert all(found)
    for column in flat:
        grown = column.share * matter.growth(column.start, column.end)
        assert matter.natural(column.start, column.end) + grown <= DEPTH + 0.01


def test_one_entry_nearly_as_tall_as_the_page_is_placed():
    _, found = pages(entry(195))
    assert spans(found) == [[(0, 1)]]
    _, found = pages(entry(195), entry(20), entry(198))
    assert [span for page in spans(found) for span in page] == [(0, 1), (1, 2), (2, 3)]


def test_a_long_sheet_gets_one_more_page_where_that_keeps_many_entries_whole():
    """85 entries fill nine pages if they are split; three whole ones a column leave some for a tenth."""
    _, found = pages(*[entry(*[2] * 29, cost=300.0)] * 85)
    assert len(found) == 10
    assert all(column.start % 29 == 0 for page in found[:-1] for column in page)


def test_a_long_sheet_gets_none_where_splits_are_cheap():
    _, found = pages(*[entry(*[2] * 29, cost=1.0)] * 85)
    assert len(found) == 9
