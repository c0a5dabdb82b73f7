"""What is printed means what was written: SymPy's own LaTeX reader finds the same values."""

import random
from pathlib import Path

import numpy as np
import pytest
import yaml

from builder.check import arrays
from builder.check.book import known_formulas
from builder.check.definition import lengths
from builder.check.evaluate import runner
from builder.check.floats import Floats
from builder.check.value import Budget
from builder.model.formula import Index
from builder.model.symbol import DomainKind
from builder.model.tree import free_names, walk
from builder.read.deck import read_deck
from tests.compose.formulas import expression, symbol
from tests.compose.latex_reader import Reading

CARDS = Path(__file__).parents[2] / "cards"
PUBLISHED = yaml.safe_load(Path(__file__).with_name("published.yaml").read_text(encoding="utf-8"))
SETS = [(f"{kind} {number}", text) for kind, found in PUBLISHED.items() for number, text in found.items()]
SIZE = 3
IDENTITY = tuple(tuple(float(row == column) for column in range(SIZE)) for row in range(SIZE))
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


def points(known):
    """Yield values of all that a formula uses; of what is declared nowhere, positive ones."""
    draw = random.Random(known.entry.id.value)  # noqa: S311, only a test
    domains, body = known.domains, known.definition.body
    shapes = {name: len(lengths(domains[name])) for name in domains if lengths(domains[name])}
    shapes |= {node.array.name: len(node.indices) for node in walk(body) if isinstance(node, Index)}
    names = {name.name for name in free_names(body)}
    names |= {node.array.name for node in walk(body) if isinstance(node, Index)}
    sizes = {size for domain in domains.values() for size in lengths(domain)}
    for _ in range(TRIES):
        point = {}
        for name in sorted(names):
            if name in domains and domains[name].kind is DomainKind.IDENTITY:
                point[name] = IDENTITY
                continue
            number = NUMBERS[domains[name].kind if name in domains else DomainKind.POSITIVE]
            point[name] = filled(shapes.get(name, 0), number, draw)
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
        found, numbers = np.ravel(reading.value(point)), arrays.flat(expected)
        assert found == pytest.approx(numbers, rel=1e-9, abs=1e-9), (reading.tex, point)
        seen += 1
        if seen == POINTS:
            return
    assert seen == POINTS, "too few points have a value"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_formula_is_read_as_it_was_written(name):
    known = SHIPPED[name]
    body = known.definition.body
    compare(body, Reading(body, known.symbols), points(known))


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
        "feynman_bonus": 20,
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


MATRICES = {
    "A": ((2.0, 1.0), (0.5, 3.0)),
    "B": ((1.0, -2.0), (4.0, 0.25)),
    "x": (1.5, -0.5),
}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("A @ B", "B @ A"),
        ("A.T @ B", "A @ B"),
        ("(A @ B).T", "A @ B.T"),
        ("inv(A) @ B", "inv(A @ B)"),
        ("inv(A + B) @ x", "(inv(A) + B) @ x"),
        ("softmax(A @ B)", "softmax(A) @ B"),
        ("x.T @ A @ x", "x.T @ B @ x"),
        ("amax(x[i]*A[1, i], i, 1, 2)", "amax(x[i], i, 1, 2)*A[1, 2]"),
        ("amax(x[i], i, 1, 2) - 1", "amin(x[i], i, 1, 2) - 1"),
        ("dot(x, x + 1) + 2", "dot(x, x + 4)"),
    ],
)
def test_matrices_are_read_in_their_order_and_to_their_ends(right, wrong):
    symbols = {name: symbol(name, domain=f"real[{'n, n' if name != 'x' else 'n'}]") for name in MATRICES}
    found = {text: Reading(expression(text), symbols).value(MATRICES) for text in (right, wrong)}
    ours = runner(expression(right), Floats(), Budget(100))(MATRICES)
    assert np.ravel(found[right]) == pytest.approx(arrays.flat(ours))
    assert np.ravel(found[wrong]) != pytest.approx(arrays.flat(ours))
