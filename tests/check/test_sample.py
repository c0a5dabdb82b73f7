"""Points: inside their domains, the same ones every time, and fit to be calculated with."""

from fractions import Fraction

import pytest

from builder.check.numbers import Style
from builder.check.sample import Drawing, points
from builder.check.shown import exact, result
from builder.model.symbol import Domain, DomainKind

INSIDE = {
    DomainKind.REAL: lambda x: x != 0,
    DomainKind.POSITIVE: lambda x: x > 0,
    DomainKind.AT_LEAST_ONE: lambda x: x >= 1,
    DomainKind.PROBABILITY: lambda x: 0 < x < 1,
    DomainKind.COUNT: lambda x: x >= 1 and x == int(x),
    DomainKind.SIZE: lambda x: 1 <= x <= 30 and x == int(x),
    DomainKind.BIT: lambda x: x in {0, 1},
    DomainKind.SIGN: lambda x: x in {-1, 1},
}


def drawn(names, styles, **more):
    return list(points(Drawing(frozenset(names), names, **more), "seed", styles))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("kind", INSIDE)
def test_every_number_is_inside_its_domain(kind, style):
    for point in drawn({"x": Domain(kind), "a": Domain(kind, ("n", "d"))}, [style] * 200):
        numbers = (point["x"], *(x for row in point["a"] for x in row))
        assert all(INSIDE[kind](x) for x in numbers)
        assert kind is not DomainKind.SIZE or style is Style.FAR or max(numbers) <= 5


def test_the_shares_of_a_simplex_sum_to_one():
    for point in drawn({"p": Domain(DomainKind.SIMPLEX, ("K",))}, [Style.FINE] * 50):
        assert sum(point["p"]) == 1
        assert min(point["p"]) > 0
        assert len(point["p"]) == point["K"]


def test_arrays_of_one_dimension_have_one_length():
    names = {
        "X": Domain(DomainKind.REAL, ("n", "d")),
        "y": Domain(DomainKind.REAL, ("n",)),
        "I": Domain(DomainKind.IDENTITY, ("d",)),
    }
    lengths = set()
    for point in drawn(names, [Style.EASY] * 50):
        rows, columns = len(point["X"]), len(point["X"][0])
        assert (rows, columns) == (point["n"], point["d"]) == (len(point["y"]), len(point["I"]))
        assert point["I"][0][:2] == (1, 0)
        lengths.add((rows, columns))
    assert len(lengths) == 9


def test_a_matrix_to_be_inverted_is_tall():
    names = {"X": Domain(DomainKind.REAL, ("n", "d"))}
    assert all(point["n"] >= point["d"] for point in drawn(names, [Style.EASY] * 50, tall=True))


def test_a_free_index_stays_within_its_dimension_and_a_step_is_its_own():
    names = {"z": Domain(DomainKind.REAL, ("K",)), "g": Domain(DomainKind.REAL, ("t",))}
    steps = set()
    for point in drawn(names, [Style.EASY] * 80, indices=(("i", "K"), ("t", "t"))):
        assert 1 <= point["i"] <= point["K"]
        assert len(point["g"]) == point["t"]
        steps.add(point["t"])
    assert steps == {1, 2, 3, 4, 5}


def test_the_same_seed_draws_the_same_points():
    names = {"x": Domain(DomainKind.REAL), "u": Domain(DomainKind.POSITIVE)}
    styles = [Style.EASY, Style.FINE, Style.WIDE]
    assert drawn(names, styles) == drawn(dict(reversed(names.items())), styles)
    assert list(points(Drawing(frozenset(names), names), "another", styles)) != drawn(names, styles)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (Fraction(1, 2), "0.5"),
        (Fraction(3, 7), "3/7"),
        (Fraction(-1, 8), "-0.125"),
        ((1, (2, 3)), "[1, [2, 3]]"),
    ],
)
def test_a_drawn_value_is_written_as_a_reader_would(value, text):
    assert exact(value) == text


def test_a_result_is_written_with_six_digits():
    assert result(2 / 3) == "0.666667"
    assert result((1.0, 0.5)) == "[1, 0.5]"
    assert result(None) == "undefined"
