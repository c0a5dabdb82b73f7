"""A ground in one arithmetic: the formula and the check's expressions as functions of a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import cast

from builder.check.arithmetic import Arithmetic
from builder.check.definition import Definition, Recursion
from builder.check.evaluate import MOST_TERMS, Run, runner
from builder.check.ground import SELF, Ground
from builder.check.numbers import Exact
from builder.check.sample import Point
from builder.check.value import Budget, Env, Past, Reason, Scalar, TooMuchError, UndefinedError, Value, Vector
from builder.model.formula import Expression
from builder.model.tree import free_names

Side = Callable[[Env], Value]
"""One side of a check, as a function of the values that were drawn."""
MOST_TERMS_OF_A_CHECK = 60_000


class Scene:
    """The functions that a check is made of, all in one arithmetic and on one budget."""

    def __init__(self, ground: Ground, arithmetic: Arithmetic, expressions: Iterable[Expression]) -> None:
        """Prepare for a check with these expressions."""
        self.ground = ground
        self.arithmetic = arithmetic
        self.budget = Budget(MOST_TERMS_OF_A_CHECK)
        self._expressions = tuple(expressions)
        self._listed = ground.listed(self._expressions)
        self._steps = tuple(self._bindings())
        self.subject: Side = self._bound(self._defined(ground.subject))

    def inside(self, arithmetic: Arithmetic) -> Scene:
        """Return the same in another arithmetic."""
        return Scene(self.ground, arithmetic, self._expressions)

    def side(self, expression: Expression) -> Side:
        """Return an expression of the check, in which `self` is the formula, as a function."""
        side = self._bound(runner(self.ground.own(expression), self.arithmetic, self.budget))
        if self.ground.subject.recursion is None or not any(
            name.name == SELF for name in free_names(expression)
        ):
            return side
        return lambda base: side({**base, SELF: self.subject(base)})

    def other(self, entry: str) -> Side:
        """Return another entry's formula as a function; nothing stands in for its names."""
        return self._defined(self.ground.others[entry])

    def base(self, point: Point) -> Env:
        """Return a point in this arithmetic's numbers; nobody changes it."""
        found = point.kept.get(self.arithmetic)
        if found is None:
            found = {name: self._number(value) for name, value in point.items()}
            point.kept[self.arithmetic] = found
        return found

    def _number(self, value: Exact) -> Value:
        if isinstance(value, tuple):
            return cast("Vector", tuple(self._number(part) for part in value))
        return self.arithmetic.number(value)

    def _bound(self, run: Run) -> Side:
        """Return a function of the drawn values alone: what stands in for names is computed first."""
        if not self._steps:
            return run

        def side(base: Env) -> Value:
            env = dict(base)
            for name, step in self._steps:
                env[name] = step(base, env)
            return run(env)

        return side

    def _bindings(self) -> Iterable[tuple[str, Callable[[Env, Env], Value]]]:
        """Yield (name, function of the drawn values and of all so far) of what stands in for names."""
        for name, other in self.ground.where.items():
            run = self._all(other) if name in self._listed else self._defined(other)
            yield name, lambda base, _, run=run: run(base)  # type: ignore[misc]
        for name, expression in self.ground.let:
            run = runner(self.ground.own(expression), self.arithmetic, self.budget)
            yield name, lambda _, env, run=run: run(env)  # type: ignore[misc]

    def _defined(self, definition: Definition) -> Run:
        """Return a formula as a function; a recursion is unrolled up to its step."""
        body = runner(definition.body, self.arithmetic, self.budget)
        recursion = definition.recursion
        if recursion is None:
            return body
        unrolled = self._unrolled(recursion, body)
        return lambda env: unrolled(env).values[-1]

    def _unrolled(self, recursion: Recursion, body: Run) -> Callable[[Env], Past]:
        number, whole = self.arithmetic.number, self.arithmetic.whole
        first = None if recursion.first is None else runner(recursion.first, self.arithmetic, self.budget)

        def run(env: Env) -> Past:
            last = whole(cast("Scalar", env[recursion.step]))
            if first is None or last < 0:
                raise UndefinedError(Reason.OUTSIDE)
            if last >= MOST_TERMS:
                reason = f"a recursion of more than {MOST_TERMS} steps"
                raise TooMuchError(reason)
            self.budget.spend(last + 1)
            values = [cast("Scalar", first(env))]
            for step in range(1, last + 1):
                past = Past(0, tuple(values))
                inner = {**env, recursion.step: number(step), recursion.variable: past}
                values.append(cast("Scalar", body(inner)))
            return Past(0, tuple(values))

        return run

    def _all(self, definition: Definition) -> Run:
        """Return all the elements of an indexed formula, as an array; of a recursion, its past."""
        body = runner(definition.body, self.arithmetic, self.budget)
        if definition.recursion is not None:
            return self._unrolled(definition.recursion, body)
        number, whole = self.arithmetic.number, self.arithmetic.whole
        names = [index for index, _ in definition.indices]

        def run(env: Env) -> Value:
            counts = [whole(cast("Scalar", env[size])) for _, size in definition.indices]
            elements = {
                at: body({**env, **{name: number(k) for name, k in zip(names, at, strict=True)}})
                for at in product(*(range(1, count + 1) for count in counts))
            }
            if len(counts) == 1:
                return cast("Vector", tuple(elements.values()))
            rows = range(1, counts[0] + 1)
            return cast("Vector", tuple(tuple(v for at, v in elements.items() if at[0] == k) for k in rows))

        return run
