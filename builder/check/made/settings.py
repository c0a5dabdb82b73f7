"""Human numbers for an exercise: its author's own worked examples first, else drawn ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import cast

from builder.check import arrays
from builder.check.compare import digits
from builder.check.definition import lengths
from builder.check.ground import Ground
from builder.check.made.drawing import drawn
from builder.check.made.exercise import Exercise, Setting
from builder.check.made.rational import rational, written
from builder.check.made.working import computed
from builder.check.scene import Scene
from builder.check.value import Env, Scalar, Value, Vector
from builder.model.check import Matrix
from builder.model.check import Value as Example
from builder.model.formula import Expression, Formula, Index
from builder.model.made import Figures
from builder.model.symbol import Domain, DomainKind

DRAWS = 100


def settings(exercise: Exercise) -> Iterator[Setting]:
    """Yield numbers for an exercise, the same ones every time: of its author's examples, then drawn ones."""
    examples = list(authors(exercise))
    yield from examples
    draw = random.Random(exercise.known.entry.id.value)  # noqa: S311, numbers need no secrecy
    model = examples[0] if examples else None
    for _ in range(DRAWS):
        yield drawn(exercise, draw, model)


def authors(exercise: Exercise) -> Iterator[Setting]:
    """Yield the numbers of the worked examples that give every name of the formula a value."""
    for check in exercise.known.entry.checks:
        if isinstance(check, Example) and not check.where and not check.let:
            setting = _example(exercise, {name.value: value for name, value in check.at})
            if setting is not None:
                yield setting


def _example(exercise: Exercise, at: Mapping[str, Matrix]) -> Setting | None:
    env: Env = {}
    figures: dict[str, Figures] = {}
    for name, value in at.items():
        number = _value(value)
        if number is None:
            return None
        sizes = lengths(exercise.known.domains.get(name, Domain(DomainKind.REAL)))
        env |= zip(sizes, map(digits().number, arrays.shape(number)), strict=False)
        env[name], figures[name] = number, _figures(value)
    for name, element in exercise.elements.items():
        found = _element(exercise, element, Setting(figures, env))
        if found is None:
            return None
        env[name], figures[name] = found
    for name in exercise.domains.keys() - figures.keys():
        # The size of an array of which only an element is shown.
        if (size := rational(env.get(name))) is not None:
            figures[name] = written(size)
    return Setting(figures, env) if exercise.domains.keys() <= env.keys() else None


def _value(value: Matrix) -> Value | None:
    if isinstance(value, Formula):
        return computed(value.body, {})
    parts = tuple(map(_value, value))
    return None if None in parts else cast("Vector", parts)


def _figures(value: Matrix) -> Figures:
    return value.body if isinstance(value, Formula) else tuple(map(_figures, value))


def _element(exercise: Exercise, node: Index, example: Setting) -> tuple[Value, Expression] | None:
    """Return an element of an example's array, or what a recursion had come to before its last step."""
    indices = [computed(index, example.env) for index in node.indices]
    if None in indices:
        return None
    at = [int(cast("Scalar", index)) for index in indices]
    recursion = exercise.known.definition.recursion
    if recursion is not None and node.array.name == recursion.variable:
        return _earlier(exercise, recursion.step, at[0], example.env)
    value, figures = example.env.get(node.array.name), example.figures.get(node.array.name)
    for index in at:
        if not isinstance(value, tuple) or not isinstance(figures, tuple) or not 1 <= index <= len(value):
            return None
        value, figures = value[index - 1], figures[index - 1]
    return None if value is None or figures is None or isinstance(figures, tuple) else (value, figures)


def _earlier(exercise: Exercise, step: str, at: int, env: Env) -> tuple[Value, Expression] | None:
    known = exercise.known
    scene = Scene(Ground(subject=known.definition, domains=known.domains), digits(), ())
    try:
        value = rational(scene.subject({**env, step: digits().number(at)}))
    except (ArithmeticError, KeyError):
        return None
    return None if value is None else (digits().number(value), written(value))
