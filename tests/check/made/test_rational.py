"""Numbers fit for a card."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.check.compare import digits
from builder.check.made.rational import ending, rational, rounded, written
from builder.model.source import to_source


@given(st.fractions(-1000, 1000, max_denominator=1000))
def test_a_fraction_of_forty_digits_is_recognised(value):
    with digits().working():
        assert rational(digits().number(value)) == value


@pytest.mark.parametrize("value", [2**0.5, 3.141592653589793, 1e-12 / 7])
def test_what_is_irrational_is_not(value):
    with digits().working():
        assert rational(digits().number(Fraction(value))) is None


@pytest.mark.parametrize(
    ("value", "decimal"),
    [
        ("3/4", "0.75"),
        ("-1/8", "-0.125"),
        ("10.912", "10.912"),
        ("0.78125", "0.78125"),
        ("1/3", None),
        ("8/11", None),
        ("0.123456", None),
        ("1000", "1000"),
        ("0", "0"),
    ],
)
def test_a_decimal_is_whole_or_none(value, decimal):
    assert ending(Fraction(value)) == decimal


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (8 / 11, "0.727"),
        (-1 / 3, "-0.333"),
        (12345.6, "12300"),
        (0.000012345, "0.0000123"),
        (2 / 3 * 10, "6.67"),
    ],
)
def test_three_digits_are_written_out(value, shown):
    assert rounded(value) == shown


@pytest.mark.parametrize(
    ("value", "source"), [("0.5", "0.5"), ("-3", "-3"), ("-1/3", "-(1/3)"), ("8/11", "8/11")]
)
def test_a_fraction_is_written_as_an_author_would(value, source):
    assert to_source(written(Fraction(value))).replace("-1/3", "-(1/3)") == source
