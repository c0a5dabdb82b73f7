"""A deck to its verdicts and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from builder.check import remember
from builder.check.asked import Asked, asked_formulas
from builder.check.authoring.problems import authoring_problems
from builder.check.compare import Outcome, undecided
from builder.check.curves import traced
from builder.check.idle import idle_problems
from builder.check.judge import judged, verdict_problems
from builder.check.kinds import tried
from builder.check.references import reference_problems
from builder.check.strangers import stranger_problems
from builder.check.tex import tex_problems
from builder.check.trial import Trial
from builder.model.deck import Deck
from builder.model.entry import FormulaEntry
from builder.model.memory import Memory
from builder.model.problem import Problem
from builder.model.verdict import Checked, FormulaVerdict, Verdict

_PROOFS, _TRIALS = "proofs", "trials"
"""What is remembered: outcomes with the proofs attempted, and those of points alone."""


def check_deck(
    deck: Deck,
    *,
    memory: Memory,
    prove: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Checked, tuple[Problem, ...]]:
    """Check every entry; return the verdict of every formula that parsed, and all problems.

    `progress` hears the id of each formula that takes time.
    """
    asked, wrong = asked_formulas(deck)
    problems = [
        *reference_problems(deck),
        *idle_problems(deck),
        *tex_problems(deck),
        *authoring_problems(deck),
        *wrong,
    ]
    outcomes = _outcomes(asked, memory, progress, prove=prove)
    verdicts = {
        entry.id.value: FormulaVerdict(Verdict.UNCHECKED)
        for entry in deck.entries()
        if isinstance(entry, FormulaEntry)
    }
    for one in asked:
        name = one.known.entry.id.value
        verdicts[name] = _verdict(one, outcomes[name])
        problems += (*_heard(one, verdicts[name]), *stranger_problems(one))
    curves, undrawn = traced(deck)
    return Checked(deck, verdicts, curves=curves), (*problems, *undrawn)


def _outcomes(
    asked: Sequence[Asked], memory: Memory, progress: Callable[[str], None], *, prove: bool
) -> dict[str, tuple[Outcome, ...]]:
    """Return the outcomes of the checks that could be asked, by entry id: remembered, or found now."""
    found: dict[str, tuple[Outcome, ...]] = {}
    trials: list[Trial] = []
    for one in asked:
        name, questions = one.known.entry.id.value, one.asked()
        key = remember.key(questions)
        kept = _recalled(memory, key, len(questions), prove=prove)
        if kept is None:
            progress(name)
            trials.append(Trial(name, key, questions, tuple(map(tried, questions))))
        else:
            found[name] = kept
    finished: Iterable[Trial] = _proved(trials, progress) if prove and trials else trials
    for trial in finished:
        memory.keep(_PROOFS if prove else _TRIALS, trial.key, remember.written(trial.outcomes))
        found[trial.name] = trial.outcomes
    return found


def _proved(trials: Sequence[Trial], progress: Callable[[str], None]) -> Iterator[Trial]:
    """Yield every trial with what could be proved of it."""
    from builder.check.crew import proved  # noqa: PLC0415, nothing of it is needed where all is remembered

    yield from proved(trials, progress)


def _recalled(memory: Memory, key: str, count: int, *, prove: bool) -> tuple[Outcome, ...] | None:
    """Return remembered outcomes; those of proofs will always do."""
    kept = remember.read(memory.recall(_PROOFS, key), count)
    return kept if kept is not None or prove else remember.read(memory.recall(_TRIALS, key), count)


def _verdict(one: Asked, outcomes: tuple[Outcome, ...]) -> FormulaVerdict:
    """Return the verdict of a formula; a check that could not be asked is undecided."""
    answers = iter(outcomes)
    whole = [undecided(one.unasked) if question is None else next(answers) for question in one.questions]
    return judged(one.known.entry.checks, whole)


def _heard(one: Asked, verdict: FormulaVerdict) -> Iterator[Problem]:
    """Yield what the author must hear of a verdict, unless wrong names are why nothing was decided."""
    for problem in verdict_problems(one.known, verdict):
        if not (one.unasked and problem.code == "undecided"):
            yield problem
