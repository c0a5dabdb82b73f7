"""The questions that the checks of a deck's formulas ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.check.book import Known, known_formulas
from builder.check.meaning import all_known, ground
from builder.check.names import check_problems, formula_problems
from builder.check.question import Question
from builder.check.scope import Scope, scope_of
from builder.model.deck import Deck
from builder.model.problem import Problem

_WRONG_NAMES = "its names are not all in order"
_NO_FORMULA = "it names an entry whose formula cannot be checked"


@dataclass(frozen=True, slots=True)
class Asked:
    """A formula with the questions that its checks ask; None where one cannot be asked."""

    known: Known
    questions: tuple[Question | None, ...]
    unasked: str = ""
    """Why some cannot."""

    def asked(self) -> tuple[Question, ...]:
        """Return the questions that can be asked."""
        return tuple(question for question in self.questions if question is not None)


def asked_formulas(deck: Deck) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """Return every formula that parsed with its questions, and what is wrong with the names in them."""
    book = known_formulas(deck)
    problems: list[Problem] = []
    scopes = {name: scope_of(known) for name, known in book.items()}
    wrong = {name: list(formula_problems(known, scopes[name])) for name, known in book.items()}
    sound = {name: known for name, known in book.items() if not wrong[name]}
    asked = []
    for name, known in book.items():
        one, found = _asked(known, scopes[name], sound)
        problems += (*wrong[name], *found)
        asked.append(one)
    return tuple(asked), tuple(problems)


def _asked(known: Known, scope: Scope, sound: Mapping[str, Known]) -> tuple[Asked, list[Problem]]:
    """Return the questions of a formula, and what is wrong with their names.

    `sound` are the formulas whose own names are all in order.
    """
    if known.entry.id.value not in sound:
        return Asked(known, (None,) * len(known.entry.checks), _WRONG_NAMES), []
    questions: list[Question | None] = []
    problems: list[Problem] = []
    unasked = ""
    for check in known.entry.checks:
        found = list(check_problems(known, check, sound, scope)) if all_known(check, sound) else None
        problems += found or ()
        if found == []:
            questions.append(Question(ground(known, check, sound), check))
        else:
            questions.append(None)
            unasked = _NO_FORMULA if found is None else _WRONG_NAMES
    return Asked(known, tuple(questions), unasked), problems
