"""What the tests of the audit share: formulas ready to be audited."""

from pathlib import Path

import pytest

from builder.check.asked import asked_formulas
from builder.read.deck import read_deck


@pytest.fixture
def asked(deck, written):
    """Returns a formula with its questions, given as (formula, check, …)."""

    def asked(formula, *checks, survivors=()):
        source = written(("it", formula, *checks))
        if survivors:
            source += "    survivors:\n" + "".join(f"      - {one}\n" for one in survivors)
        formulas, problems = asked_formulas(deck(source))
        assert problems == ()
        return formulas[0]

    return asked


@pytest.fixture(scope="session")
def shipped():
    """The formulas of the shipped deck, with their questions."""
    folder = Path(__file__).parents[3] / "cards"
    deck, problems = read_deck(lambda name: fetched(folder / name), "cards")
    assert not [problem for problem in problems if problem.severity == "error"]
    return asked_formulas(deck)[0]


def fetched(file):
    return file.read_bytes() if file.is_file() else None
