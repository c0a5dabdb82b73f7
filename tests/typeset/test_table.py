from math import inf

import pytest

from builder.model.piece import Display, Table
from builder.typeset.fault import FaultKind
from builder.typeset.fonts import Role
from builder.typeset.frame import Glyph, Rule, Run
from builder.typeset.table import table, upright_fractions
from tests.typeset.desks import lines_said, real_desk, said
from tests.typeset.sample import prose
from tests.typeset.scripts import JAPANESE, desk

MEASURE = 252.63


def set_table(*rows, head=("Name", "What it is"), desk=None):
    cells = tuple(tuple(cell if isinstance(cell, Display) else prose(cell) for cell in row) for row in rows)
    return table(Table(tuple(map(prose, head)), cells), desk or real_desk().at("t"), MEASURE)


def rules(slug):
    return [leaf.height for _, _, leaf, _ in slug.frame.leaves() if isinstance(leaf, Rule)]


def test_rules_are_heavy_at_top_light_under_the_head_and_a_hair_between_rows():
    head, first, last = set_table(("a", "one"), ("b", "two"))
    assert sorted(rules(head)) == [0.5, 0.75]
    assert rules(first) == [0.25]
    assert rules(last) == [0.5]


def test_names_stand_in_semibold_and_heads_in_navy():
    head, row = set_table(("a", "one"))
    fonts = [leaf.font for _, _, leaf, _ in row.frame.leaves() if isinstance(leaf, Run)]
    assert fonts == ["IBMPlexSans-SemiBold", "IBMPlexSans-Regular"]
    assert {color for _, _, leaf, color in head.frame.leaves() if isinstance(leaf, Run)} == {"#1F3A5F"}


def test_no_cell_runs_into_the_next_or_past_the_column():
    long = "a long text that must be wrapped since it has far more words than one line of a column holds"
    for row in set_table(("A rather long name", long), ("b", "short")):
        runs = [(x, y, leaf) for x, y, leaf, _ in row.frame.leaves() if isinstance(leaf, Run)]
        ends = [x + real_desk().fonts.shaped(leaf.text, _role(leaf), leaf.size).width for x, _, leaf in runs]
        assert max(ends) <= MEASURE + 0.01
        lefts = sorted({x for x, _, _ in runs})
        for (x, _, _), end in zip(runs, ends, strict=True):
            following = [left for left in lefts if left > x]
            assert not following or end <= following[0] - 6 + 0.01


def _role(run):
    return Role.STRONG if "SemiBold" in run.font else Role.BODY


def test_words_are_not_divided_where_they_fit():
    rows = set_table(("a", "representational characteristics of considerable heterogeneity everywhere"))
    assert "-" not in " ".join(lines_said(rows))


def test_first_lines_of_a_row_share_a_baseline():
    (_, row) = set_table(("a", Display(r"\frac{1}{2}", "1/2")))
    text, *math = [(y, leaf) for _, y, leaf, _ in row.frame.leaves() if isinstance(leaf, (Run, Glyph))]
    assert text[0] == 0
    assert min(y for y, _ in math) < 0 < max(y for y, _ in math)


def test_fractions_keep_text_size_and_have_more_air():
    _, plain, tall = set_table(("a", "one"), ("b", Display(r"\frac{x}{y}", "x/y")))
    sizes = {leaf.size for _, _, leaf, _ in tall.frame.leaves() if isinstance(leaf, Glyph)}
    assert sorted(sizes) == pytest.approx([7.5 * 1.09])
    assert plain.frame.height == pytest.approx(9 + 2.2 + 0.25)
    assert tall.frame.height > 1.6 * plain.frame.height


@pytest.mark.parametrize(
    ("tex", "set_as"),
    [
        (r"\frac{a}{b}", r"\dfrac{a}{b}"),
        (r"x + \frac{\frac{a}{b}}{c}", r"x + \dfrac{\frac{a}{b}}{c}"),
        (r"\left(\frac{a}{b}\right) \frac{c}{d}", r"\left(\frac{a}{b}\right) \dfrac{c}{d}"),
        (r"\{\frac{a}{b}\}", r"\{\dfrac{a}{b}\}"),
        (r"e^{\frac{a}{b}}", r"e^{\frac{a}{b}}"),
    ],
)
def test_only_the_outermost_fractions_grow(tex, set_as):
    assert upright_fractions(tex) == set_as


def test_tables_of_eight_rows_stay_whole_and_longer_ones_repeat_their_head():
    assert {slug.cost for slug in set_table(*[("a", "b")] * 8)} == {inf}
    long = set_table(*[("a", "b")] * 9)
    splits = [index for index, slug in enumerate(long) if slug.cost < inf]
    assert splits == [3, 4, 5, 6, 7, 8]
    assert all(long[index].head == (long[0],) for index in splits)


def test_a_row_with_too_few_cells_is_filled_up():
    rows = set_table(("a",), ("b", "two"))
    assert said(rows[1].frame) == "a"


def test_cells_wider_than_the_page_allows_are_a_fault():
    desk = real_desk().at("wide")
    set_table(("x" * 80, "y" * 80), desk=desk)
    assert [(fault.kind, fault.entry) for fault in desk.faults] == [(FaultKind.TOO_WIDE, "wide")]


def test_a_table_without_a_head_that_goes_on_in_the_next_column_has_its_rule_there_too():
    rows = set_table(*[("a", "b")] * 12, head=())
    (again,) = rows[4].head
    assert rules(again) == [0.75]


def test_the_fractions_of_a_formula_that_fills_a_cell_are_as_large_as_its_letters():
    def sizes(text):
        _, row = set_table(("a", text))
        return {round(leaf.size, 2) for _, _, leaf, _ in row.frame.leaves() if isinstance(leaf, Glyph)}

    assert max(sizes(r"$\frac{x}{y}$")) == max(sizes("$x$"))


def test_a_short_japanese_name_stays_on_a_line_and_a_sentence_does_not():
    cells = ("確率的", "雑音が多いので、学習率を少しずつ下げていく必要がある。" * 3)
    _, row = table(
        Table(tuple(map(prose, ("", "欠点"))), (tuple(map(prose, cells)),)), desk("ja", JAPANESE), 120.0
    )
    lines = lines_said([row])[0].split(" ")
    assert "確率的" in lines
    assert len(lines) > 4
