"""What is printed means what was written: SymPy's own LaTeX reader finds the same values."""

import math
import random
from pathlib import Path

import pytest
import yaml

from builder.check.book import known_formulas
from builder.check.definition import lengths
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.value import Budget
from builder.model.formula import Index
from builder.model.symbol import DomainKind
from builder.model.tree import free_names, walk
from builder.read.deck import read_deck
from tests.compose.formulas import expression
from tests.compose.latex_reader import Reading, is_readable

CARDS = Path(__file__).parents[2] / "cards"
PUBLISHED = yaml.safe_load(Path(__file__).with_name("published.yaml").read_text(encoding="utf-8"))
SETS = [(f"{kind} {number}", text) for kind, found in PUBLISHED.items() for number, text in found.items()]
SIZE = 3
POINTS, TRIES = 5, 60
NUMBERS = {
    DomainKind.PROBABILITY: lambda draw: draw.uniform(0.05, 0.95),
    DomainKind.POSITIVE: lambda draw: draw.uniform(0.2, 3),
    DomainKind.AT_LEAST_ONE: lambda draw: draw.uniform(1, 4),
    DomainKind.COUNT: lambda draw: float(draw.randint(1, 9)),
    DomainKind.SIZE: lambda draw: float(SIZE),  # noqa: ARG005, all arrays have one length
    DomainKind.BIT: lambda draw: float(draw.randint(0, 1)),
    DomainKind.SIGN: lambda draw: draw.choice((-1.0, 1.0)),
    DomainKind.SIMPLEX: lambda draw: draw.uniform(0.1, 0.5),
    DomainKind.REAL: lambda draw: draw.uniform(-3, 3),
}


def fetch(name):
    file = CARDS / name
    return file.read_bytes() if file.is_file() else None


SHIPPED = known_formulas(read_deck(fetch, "cards")[0])
READABLE = {name: known for name, known in SHIPPED.items() if is_readable(known.definition.body)}


def points(known):
    """Yield values of all that a formula uses; of what is declared nowhere, positive ones."""
    draw = random.Random(known.entry.id.value)  # noqa: S311, only a test
    domains, body = known.domains, known.definition.body
    arrays = {node.array.name: len(node.indices) for node in walk(body) if isinstance(node, Index)}
    names = {name.name for name in free_names(body)} | set(arrays)
    sizes = {size for domain in domains.values() for size in lengths(domain)}
    for _ in range(TRIES):
        point = {}
        for name in sorted(names):
            number = NUMBERS[domains[name].kind if name in domains else DomainKind.POSITIVE]
            point[name] = filled(arrays.get(name, 0), number, draw)
        point |= {name: float(SIZE) for name in names & sizes}
        point |= {index: float(draw.randint(2, SIZE)) for index, _ in known.definition.indices}
        yield point


def filled(dimensions, number, draw):
    """Return a number, or an array of them."""
    if not dimensions:
        return number(draw)
    return tuple(filled(dimensions - 1, number, draw) for _ in range(SIZE))


def compare(body, reading, points):
    """Hold SymPy's reading of what is printed against our own values."""
    ours = runner(body, Floats(), Budget(10_000))
    seen = 0
    for point in points:
        try:
            expected = ours(point)
        except (ArithmeticError, ValueError):
            continue
        assert math.isclose(reading.value(point), expected, rel_tol=1e-9, abs_tol=1e-9), (reading.tex, point)
        seen += 1
        if seen == POINTS:
            return
    assert seen == POINTS, "too few points have a value"


@pytest.mark.parametrize("name", READABLE)
def test_a_shipped_formula_is_read_as_it_was_written(name):
    known = READABLE[name]
    body = known.definition.body
    compare(body, Reading(body, known.symbols), points(known))


def test_nearly_all_shipped_formulas_can_be_read():
    unreadable = sorted(set(SHIPPED) - set(READABLE))
    assert len(READABLE) >= 0.92 * len(SHIPPED), unreadable


@pytest.mark.parametrize(("name", "text"), SETS, ids=[name for name, _ in SETS])
def test_a_published_formula_is_read_as_it_was_written(name, text):
    draw = random.Random(name)  # noqa: S311, only a test
    body = expression(text)
    names = sorted({found.name for found in free_names(body)})
    drawn = ({name: draw.uniform(0.2, 3) for name in names} for _ in range(20 * TRIES))
    compare(body, Reading(body, {}), drawn)


def test_the_published_sets_are_whole():
    assert {kind: len(found) for kind, found in PUBLISHED.items()} == {
        "feynman": 100,
        "nguyen": 12,
        "livermore": 22,
    }


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("a/(b + c)", "a/b + c"), ("a - (b - c)", "a - b - c"), ("-a**2", "(-a)**2"), ("exp(a*b)", "exp(a)*b")],
)
def test_the_reader_would_see_a_bracket_too_few(right, wrong):
    point = dict(zip("abc", (1.5, 0.7, 2.3), strict=True))
    read = Reading(expression(wrong), {}).value(point)
    assert read != pytest.approx(runner(expression(right), Floats(), Budget(10))(point))


def test_an_element_is_read_with_its_index():
    body = expression("sum(y[i] - yhat[i], i, 1, n)")
    reading = Reading(body, {})
    assert reading.value({"y": (3.0, 5.0), "yhat": (1.0, 1.5), "n": 2.0}) == 5.5
