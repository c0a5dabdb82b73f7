"""What a deck's checks state as an equality of two expressions, in texts that SymPy itself can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wording import UnsayableError, sympy_source

from builder.check.asked import asked_formulas
from builder.check.checks import symmetry
from builder.check.ground import Ground
from builder.check.kinds import word
from builder.check.question import Question
from builder.model import formula as tree
from builder.model.check import Derivative, Equals, Even, Limit, Odd, Scale, Shift, Special, Symmetric
from builder.model.deck import Deck
from builder.model.formula import Binary, Expression, Index, Name, Negative, Operator
from builder.model.source import to_source
from builder.model.span import Text
from builder.model.symbol import DomainKind
from builder.model.tree import free_names, transformed, walk

STATED = (Equals, Special, Derivative, Limit, Symmetric, Odd, Even, Scale, Shift)
_FACTOR, _STEP = Name(f"{symmetry.FACTOR.strip()}_"), Name(f"{symmetry.STEP.strip()}_")
_POSITIVE = {"positive": True}
_ASSUMED = {
    DomainKind.REAL: {"real": True},
    DomainKind.COUNT: {"positive": True, "integer": True},
    DomainKind.SIZE: {"positive": True, "integer": True},
    DomainKind.BIT: {"nonnegative": True, "integer": True},
    DomainKind.SIGN: {"nonzero": True, "integer": True},
}


@dataclass(frozen=True)
class Texts:
    """Two sides of an equality, and what has to be done with them first."""

    left: str
    right: str
    where: Mapping[str, str] = field(default_factory=dict)
    """Names on both sides, and what stands in for them."""
    put: Mapping[str, str] = field(default_factory=dict)
    """Names on the left side alone, and what they are set to."""
    by: str = ""
    """What the left side is differentiated by."""
    limit: tuple[str, str] = ("", "")
    """(symbol, where it tends) on the left side."""
    assumed: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    """What SymPy may assume of each number."""
    arrays: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Equality:
    """A check, for our way and for SymPy's own."""

    id: str
    word: str
    question: Question
    texts: Texts | None
    """None where they cannot be said without arrays as wholes or recursions."""

    @property
    def of_arrays(self) -> bool:
        """Whether elements or sums over them take part."""
        return any(isinstance(node, (Index, tree.Binder)) for b in self.question.bodies() for node in walk(b))


def equalities(deck: Deck) -> Iterator[Equality]:
    """Yield every check of a deck that states an equality."""
    for asked in asked_formulas(deck)[0]:
        for question in asked.asked():
            if isinstance(question.check, STATED):
                try:
                    texts = _texts(question)
                except UnsayableError:
                    texts = None
                yield Equality(asked.known.entry.id.value, word(question.check), question, texts)


def _texts(question: Question) -> Texts:
    ground = question.ground
    if ground.subject.recursion is not None or ground.listed(question.expressions()):
        raise UnsayableError
    put, right, by, limit = _stated(question)
    whole = {name: value for name, value in put.items() if ground.dimensions(name)}
    standing = {name: one.body for name, one in ground.where.items()} | dict(ground.let)
    if whole and standing:
        raise UnsayableError
    left = transformed(ground.subject.body, lambda node: _filled(node, whole, ground))
    single = {name: value for name, value in put.items() if name not in whole}
    said = [left, right, *standing.values(), *single.values()]
    arrays = frozenset(node.array.name for body in said for node in walk(body) if isinstance(node, Index))
    names = {name.name for body in said for name in free_names(body)} - arrays | {limit[0]} - {""}
    kinds = _kinds(question)
    return Texts(
        left=sympy_source(left, ground),
        right=sympy_source(right, ground),
        where={name: sympy_source(body, ground) for name, body in standing.items()},
        put={name: sympy_source(value, ground) for name, value in single.items()},
        by=by,
        limit=limit,
        assumed={name: _ASSUMED.get(kinds.get(name, DomainKind.COUNT), _POSITIVE) for name in names | arrays},
        arrays=arrays,
    )


def _stated(question: Question) -> tuple[Mapping[str, Expression], Expression, str, tuple[str, str]]:
    """Return what is set on the left, the right side, what it is differentiated by, and where it tends."""
    ground, check, nowhere = question.ground, question.check, ("", "")
    own = ground.subject.body
    match check:
        case Equals():
            return {}, ground.own(check.other.body), "", nowhere
        case Special():
            put = {name.value: ground.own(formula.body) for name, formula in check.put}
            return put, _given(check, ground), "", nowhere
        case Derivative():
            return {}, ground.own(check.gives.body), to_source(check.by.body), nowhere
        case Limit():
            return {}, _given(check, ground), "", (check.symbol.value, to_source(check.to.body))
        case Symmetric(first=first, second=second):
            return {first.value: Name(second.value), second.value: Name(first.value)}, own, "", nowhere
        case Odd(symbol=name) | Even(symbol=name):
            right = Negative(own) if isinstance(check, Odd) else own
            return {name.value: Negative(Name(name.value))}, right, "", nowhere
        case Scale():
            power = Binary(Operator.POWER, _FACTOR, ground.own(check.degree.body))
            put = {n.value: Binary(Operator.MULTIPLY, _FACTOR, Name(n.value)) for n in check.vars}
            return put, Binary(Operator.MULTIPLY, power, own), "", nowhere
        case Shift():
            put = {n.value: Binary(Operator.ADD, Name(n.value), _STEP) for n in check.vars}
            return put, own, "", nowhere
        case _:
            raise UnsayableError


def _kinds(question: Question) -> dict[str, DomainKind]:
    """Return what kind of number each name is; an index, which is not declared, is left out."""
    ground, check = question.ground, question.check
    kinds = {name: domain.kind for name, domain in ground.domains.items()}
    if isinstance(check, Scale):
        kinds[_FACTOR.name] = symmetry.factor(ground, check)[symmetry.FACTOR].kind
    if isinstance(check, Shift):
        kinds[_STEP.name] = symmetry.step(ground, check)[symmetry.STEP].kind
    return kinds


def _given(check: Special | Limit, ground: Ground) -> Expression:
    gives = check.gives
    return ground.others[gives.value].body if isinstance(gives, Text) else ground.own(gives.body)


def _filled(node: Expression, whole: Mapping[str, Expression], ground: Ground) -> Expression:
    """Return an element of an array that is set, as what it is set to."""
    if not isinstance(node, Index) or node.array.name not in whole:
        return node
    return transformed(
        whole[node.array.name],
        lambda part: (
            Index(part, node.indices) if isinstance(part, Name) and ground.dimensions(part.name) else part
        ),
    )
