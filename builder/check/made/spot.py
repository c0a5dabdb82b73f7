"""Spot the error: plausible wrong versions that the checks have refuted, each with a point that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from typing import NamedTuple

from builder.check.audit.audit import is_well_formed, refutes
from builder.check.audit.mutant import Slip, slips
from builder.check.compare import in_digits
from builder.check.made.exercise import Exercise, Setting
from builder.check.made.plausible import LEFT_OUT, chance, mistake, rank, swapped
from builder.check.made.rational import ending, rational, rounded
from builder.check.made.settings import authors, settings
from builder.check.made.working import computed
from builder.check.question import Question
from builder.check.value import Past, Row, Value
from builder.model.check import Value as Example
from builder.model.formula import Binary, Expression, Index, Name, Operator
from builder.model.made import Mistake, Spot
from builder.model.tree import children

CANDIDATES = 3
"""Two versions may still be printed alike, so that more than one is wanted."""
_DRAWN = 12
_MOST = 60
"""So many versions of a rank are looked at, which bounds the work that a stranger's formula can ask for."""
_LONG, _LONGEST = 6, 8
"""So many signs does a rounded number count for, and may a number have."""
_EASY = 4


class _Wrong(NamedTuple):
    rank: int
    slip: Slip
    body: Expression


class _Shown(NamedTuple):
    cost: int
    setting: Setting
    got: str
    expected: str


@in_digits
def spots(exercise: Exercise, questions: Sequence[Question]) -> tuple[Spot, ...]:
    """Return wrong versions, the most plausible first; none of a formula whose checks refute none of them."""
    points = (tuple(authors(exercise)), tuple(islice(settings(exercise), _DRAWN)))
    ordered = sorted(questions, key=lambda question: not isinstance(question.check, Example))
    found: list[Spot] = []
    for _, alike in groupby(_versions(exercise), key=lambda version: version.rank):
        sound = (wrong for wrong in islice(alike, _MOST) if is_well_formed(exercise.known, wrong.body))
        shown = [
            (wrong, best) for wrong in sound if (best := _shown(exercise, wrong.body, points)) is not None
        ]
        shown.sort(key=lambda pair: pair[1].cost // _EASY)
        for wrong, best in shown:
            if any(refutes(question, wrong.body) for question in ordered):
                found.append(_spot(exercise, wrong, best))
            if len(found) == CANDIDATES:
                return tuple(found)
    return tuple(found)


def _versions(exercise: Exercise) -> list[_Wrong]:
    """Return the wrong versions that do not give themselves away, by plausibility and then by chance."""
    known = exercise.known
    body, seed = known.definition.body, known.entry.id.value
    free = frozenset(index for index, _ in known.definition.indices)
    found: dict[Expression, _Wrong] = {}
    for slip in slips(body, known.domains, free):
        wrong = slip.made().body
        place = rank(slip, body, wrong)
        if wrong != body and place is not None and (wrong not in found or place < found[wrong].rank):
            found[wrong] = _Wrong(place, slip, wrong)
    return sorted(found.values(), key=lambda one: (one.rank, chance(seed, one.body)))


def _shown(exercise: Exercise, wrong: Expression, points: Sequence[Sequence[Setting]]) -> _Shown | None:
    """Return the point that shows best that a version is wrong; None where there is none.

    The points come in groups; one of the first group, the author's, wins over all of the second.  A version
    that has no value there is none to be tested elsewhere: what is drawn may be a mean that is no mean.
    """
    version = exercise.version(wrong)
    if any(computed(version, setting.env) is None for setting in points[0]):
        return None
    for group in points:
        found = (_at(exercise, version, setting) for setting in group)
        shown = [one for one in found if one is not None]
        if shown:
            return min(shown, key=lambda one: one.cost)
    return None


def _at(exercise: Exercise, wrong: Expression, setting: Setting) -> _Shown | None:
    """Return what both versions come to at a point; None where one has no value, or they look the same."""
    got, expected = (_decimal(computed(body, setting.env)) for body in (wrong, exercise.body))
    if got is None or expected is None or got[0] == expected[0]:
        return None
    if max(len(got[0]), len(expected[0])) > _LONGEST:
        return None
    cost = sum(len(text) if exact else _LONG for text, exact in (got, expected))
    return _Shown(cost, setting, got[0], expected[0])


def _decimal(value: Value | None) -> tuple[str, bool] | None:
    """Return a number as a decimal, and whether that is all of it."""
    if value is None or isinstance(value, (tuple, Row, Past)):
        return None
    exact = rational(value)
    decimal = None if exact is None else ending(exact)
    return (rounded(value), False) if decimal is None else (decimal, True)


def _spot(exercise: Exercise, wrong: _Wrong, shown: _Shown) -> Spot:
    kind = mistake(wrong.slip)
    right, instead = _parts(wrong.slip, exercise.known.definition.body, wrong.body, kind)
    given = shown.setting.given(exercise)
    return Spot(wrong.body, kind, right, instead, given, shown.got, shown.expected)


def _parts(slip: Slip, body: Expression, wrong: Expression, kind: Mistake) -> tuple[Expression, Expression]:
    """Return what is wrong and what stands there; of a swap, the two symbols; of what is left out, only that."""
    if kind is Mistake.SWAP:
        one, two = swapped(slip)
        return Name(one), Name(two)
    match slip.site.part:
        case Binary(_, left, right) as whole if kind in LEFT_OUT:
            missing = right if slip.part == left else left
            if missing is right or whole.operator is not Operator.SUBTRACT:
                return missing, missing
    return _difference(body, wrong)


def _difference(right: Expression, wrong: Expression) -> tuple[Expression, Expression]:
    """Return the smallest parts in which two versions differ; elements and powers stay whole."""
    parts, others = children(right), children(wrong)
    differing = [pair for pair in zip(parts, others, strict=False) if pair[0] != pair[1]]
    whole = isinstance(right, Index) or (
        isinstance(right, Binary) and right.operator is Operator.POWER and parts[1:] != others[1:]
    )
    alike = type(right) is type(wrong) and len(parts) == len(others) and len(differing) == 1
    if whole or not alike or _label(right) != _label(wrong):
        return right, wrong
    return _difference(*differing[0])


def _label(node: Expression) -> object:
    """Return what a node says besides its parts."""
    return tuple(
        getattr(node, name, None) for name in ("operator", "comparator", "function", "kind", "index", "name")
    )
