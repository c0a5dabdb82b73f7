"""What the tests of made things share: the exercise of a formula, from an author's entry."""

import pytest

from builder.check.asked import asked_formulas
from builder.check.made.exercise import exercise_of
from builder.check.made.spot import spots


@pytest.fixture
def asked(deck, written):
    """Returns the first formula of some entries, with its questions."""

    def asked(*entries):
        return asked_formulas(deck(written(*entries)))[0][0]

    return asked


@pytest.fixture
def exercise(asked):
    """Returns one formula, with its checks, as an exercise."""

    def exercise(formula, *checks):
        return exercise_of(asked(("it", formula, *checks)).known)

    return exercise


@pytest.fixture
def spotted(asked):
    """Returns the wrong versions that are made of a formula with its checks."""

    def spotted(formula, *checks):
        one = asked(("it", formula, *checks))
        return spots(exercise_of(one.known), one.asked())

    return spotted
