"""One check of one formula, with all that is needed to try it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.check.arithmetic import Arithmetic
from builder.check.ground import Ground
from builder.check.numbers import Style
from builder.check.parts import formulas, named_symbols, replaced
from builder.check.sample import Drawing, Point, points
from builder.check.scene import Scene
from builder.model.check import AnyCheck
from builder.model.formula import Call, Expression
from builder.model.symbol import Domain
from builder.model.tree import free_names, walk

GENERIC = (Style.EASY,) * 6 + (Style.FINE,) * 7 + (Style.FAR,) * 3 + (Style.FINE,) * 48
"""More than are wanted, since at some of them neither side may be defined."""
BROAD = (Style.EASY,) * 8 + (Style.FINE,) * 24 + (Style.WIDE,) * 28
"""For what must hold all over the domain."""


@dataclass(frozen=True, slots=True)
class Question:
    """A check and the ground it stands on."""

    ground: Ground
    check: AnyCheck

    def expressions(self) -> tuple[Expression, ...]:
        """Return the check's own expressions."""
        return tuple(formula.body for formula in formulas(self.check))

    def bodies(self) -> tuple[Expression, ...]:
        """Return all that is computed: the check's expressions, the formula, and what takes part in it."""
        ground = self.ground
        others = (one.body for one in (*ground.where.values(), *ground.others.values()))
        return (*self.expressions(), ground.subject.body, *others, *(body for _, body in ground.let))

    def names(self) -> tuple[str, ...]:
        """Return the names whose drawn values have a say in the outcome, as they come."""
        put = {name.value for name in replaced(self.check)}
        asked = {name.name for body in self.expressions() for name in free_names(body)}
        found = dict.fromkeys(name.name for body in self.bodies() for name in free_names(body))
        return tuple(name for name in found if name not in put or name in asked)

    def scene(self, arithmetic: Arithmetic) -> Scene:
        """Return the formula and the check in one arithmetic, with a fresh budget."""
        return Scene(self.ground, arithmetic, self.expressions())

    def drawing(self, besides: Mapping[str, Domain] | None = None) -> Drawing:
        """Return what is drawn for each point; `besides` are values that only the check knows of."""
        ground, expressions = self.ground, self.expressions()
        bodies = (other.body for other in ground.others.values())
        names = (*(name.value for name in named_symbols(self.check)), *(besides or {}))
        needs = ground.needs((*expressions, *bodies), names)
        inverted = any(
            isinstance(node, Call) and node.function == "inv" for body in self.bodies() for node in walk(body)
        )
        known = {**ground.domains, **(besides or {})}
        return Drawing(needs, known, ground.free_indices(expressions), tall=inverted)

    def points(
        self, styles: Iterable[Style] = GENERIC, besides: Mapping[str, Domain] | None = None
    ) -> Iterator[Point]:
        """Yield points, the same ones every time."""
        return points(self.drawing(besides), self.ground.seed, styles)
