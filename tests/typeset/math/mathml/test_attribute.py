import pytest

from builder.typeset.math.mathml.attribute import declarations, em_of, length_of
from builder.typeset.math.tree import Length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1em", Length(em=1.0)),
        ("-0.5em", Length(em=-0.5)),
        ("2ex", Length(em=0.946)),
        ("0.4rem", Length(points=4.0)),
        ("1in", Length(points=72.0)),
        ("0", Length()),
        ("auto", Length()),
        (None, Length()),
    ],
)
def test_a_length_is_in_ems_or_in_points(text, length):
    found = length_of(text)
    assert (found.em, found.points) == pytest.approx((length.em, length.points))


def test_a_missing_length_is_the_default():
    assert em_of(None, 0.5) == 0.5
    assert em_of("0", 0.5) == 0.0


def test_a_style_is_what_it_declares():
    assert declarations({"style": "text-align: left;padding-left:1em;"}) == {
        "text-align": "left",
        "padding-left": "1em",
    }
    assert declarations({}) == {}
