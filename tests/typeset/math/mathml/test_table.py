import pytest

from builder.typeset.math.tree import Align, Character, Column, Length, Row, Space, Table, TableKind


def table(kids):
    found = next(kid for kid in flat(kids) if isinstance(kid, Table))
    assert isinstance(found, Table)
    return found


def flat(kids):
    for kid in kids:
        yield kid
        if isinstance(kid, Row):
            yield from flat(kid.kids)


@pytest.mark.parametrize(
    ("tex", "kind", "display"),
    [
        (r"\begin{matrix} a \end{matrix}", TableKind.MATRIX, False),
        (r"\begin{pmatrix} a \end{pmatrix}", TableKind.MATRIX, False),
        (r"\begin{array}{l} a \end{array}", TableKind.MATRIX, False),
        (r"\begin{cases} a & b \end{cases}", TableKind.CASES, False),
        (r"\begin{rcases} a & b \end{rcases}", TableKind.CASES, False),
        (r"\begin{dcases} a & b \end{dcases}", TableKind.CASES, True),
        (r"\begin{aligned} a &= b \end{aligned}", TableKind.ALIGNED, True),
        (r"\begin{gathered} a \\ b \end{gathered}", TableKind.ALIGNED, True),
        (r"\begin{align*} a &= b \end{align*}", TableKind.ALIGNED, True),
        (r"\substack{a \\ b}", TableKind.SMALL, False),
        (r"\begin{smallmatrix} a & b \end{smallmatrix}", TableKind.SMALL, False),
    ],
)
def test_a_table_is_of_the_kind_that_its_environment_asks_for(tex, kind, display, tree):
    found = table(tree(tex))
    assert (found.kind, found.display) == (kind, display)


def test_the_margins_of_numbered_environments_are_no_columns(tree):
    assert len(table(tree(r"\begin{align*} a &= b \end{align*}")).columns) == 2
    assert len(table(tree(r"\begin{gather*} a \\ b \end{gather*}")).columns) == 1


def test_cells_know_which_edge_they_stand_at(tree):
    [row] = table(tree(r"\begin{array}{lcr} a & b & c \end{array}")).rows
    assert [cell.align for cell in row.cells] == [Align.LEFT, Align.CENTER, Align.RIGHT]


def test_what_follows_an_alignment_point_begins_with_its_space(tree):
    [row] = table(tree(r"\begin{aligned} a &= b \end{aligned}")).rows
    assert [cell.follows for cell in row.cells] == [False, True]


def test_cases_are_a_quad_apart(tree):
    first, second = table(tree(r"\begin{cases} a & b \end{cases}")).columns
    assert first.right + second.left == 1.0


def test_rules_of_an_array_are_kept(tree):
    found = table(tree(r"\begin{array}{|c|c} \hline a & b \\ \hline c & d \\ \hline \end{array}"))
    assert found.columns == (Column(0.5, 0.5, ruled=True), Column(0.5, 0.5))
    assert [row.ruled for row in found.rows] == [True, True]
    assert (found.ruled_left, found.ruled_below) == (True, True)


def test_a_row_end_after_the_last_row_begins_no_other(tree):
    found = table(tree(r"\begin{aligned} a \\ b \\ \end{aligned}"))
    assert len(found.rows) == 2
    assert not found.ruled_below


def test_an_empty_row_between_others_stays(tree):
    assert len(table(tree(r"\begin{aligned} a \\ \\ b \end{aligned}")).rows) == 3


def test_the_room_below_a_row_is_its_authors(tree):
    rows = table(tree(r"\begin{cases} a & b \\[4pt] c \\[-1ex] d \end{cases}")).rows
    assert [row.extra for row in rows] == [Length(points=4.0), Length(em=-0.473), Length()]
    assert rows[0].cells[1].body.kids == (Character("𝑏"),)


def test_a_small_matrix_has_thin_spaces_at_its_sides(tree):
    first, small, last = tree(r"\begin{smallmatrix} a & b \end{smallmatrix}")[0].kids
    assert isinstance(first, Space)
    assert first == last
    assert small.level == 1
