"""Workers that prove: started when there is something to prove, killed at their deadline."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from builder.check.compare import Outcome
from builder.check.proof import is_provable
from builder.check.trial import Trial
from builder.check.worker import READY, Answer, serve
from builder.model.verdict import Verdict

SECONDS = 5.0
"""A formula's proofs may take so long, all together: of the processor's time, so that a verdict does not
depend on what else the machine is doing."""
_MOST_WALL = 4.0
"""They are given up after so many times as long by the clock, whatever they did with it."""
_SECONDS_TO_START = 60.0
_MOST_WORKERS = 4
_SHORTEST = 0.05
"""Seconds between two looks at how far a worker is."""


def proved(
    trials: Sequence[Trial], progress: Callable[[str], None], seconds: float = SECONDS
) -> Iterator[Trial]:
    """Yield every trial, with what could be proved of it; `progress` hears of each that is taken up.

    Only what agreed at points is taken up, and nothing of a formula that was refuted.
    """
    waiting: list[Trial] = []
    for trial in trials:
        if _places(trial):
            waiting.append(trial)
        else:
            yield trial
    if not waiting:
        return
    waiting.reverse()
    crew: list[_Member] = []
    try:
        crew += (_Member(seconds) for _ in range(min(_MOST_WORKERS, os.cpu_count() or 1, len(waiting))))
        while waiting or any(member.trial is not None for member in crew):
            for member in crew:
                if member.trial is None and waiting:
                    progress(waiting[-1].name)
                    member.take(waiting.pop())
            busy = [member for member in crew if member.trial is not None]
            wait([member.connection for member in busy], min(member.patience() for member in busy))
            for member in busy:
                finished = member.heard()
                if finished is not None:
                    yield finished
    finally:
        for member in crew:
            member.stop()


def _places(trial: Trial) -> tuple[int, ...]:
    """Return which questions of a trial are to be proved."""
    if any(outcome.verdict is Verdict.REFUTED for outcome in trial.outcomes):
        return ()
    return tuple(
        place
        for place, (question, outcome) in enumerate(zip(trial.questions, trial.outcomes, strict=True))
        if outcome.verdict is Verdict.AGREES and is_provable(question)
    )


def _context() -> BaseContext:
    """Return how processes are started: from one that has SymPy loaded, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sympy", "builder.check.worker"])
    return context


class _Member:
    """One worker, and the trial that it is at."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.trial: Trial | None = None
        self.answers: list[Answer] = []
        self.begun = 0.0
        self.used: float | None = None
        self.start()

    def start(self) -> None:
        """Start a process."""
        context = _context()
        ours, theirs = context.Pipe()
        self.connection: Connection = ours
        process: BaseProcess = context.Process(target=serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self.process = process
        self.ready = False
        self.deadline = time.monotonic() + _SECONDS_TO_START

    def take(self, trial: Trial) -> None:
        """Take up a trial; the clock starts when the worker is ready."""
        self.trial, self.answers = trial, []
        if self.ready:
            self.ask()

    def ask(self) -> None:
        """Send the questions."""
        if self.trial is not None:
            self.begun = time.monotonic()
            self.deadline = self.begun + self.seconds
            self.used = _processor_seconds(self.process.pid)
            self.connection.send([self.trial.questions[place] for place in _places(self.trial)])

    def patience(self) -> float:
        """Return the seconds left."""
        return max(0.0, self.deadline - time.monotonic())

    def heard(self) -> Trial | None:
        """Take in what the worker says; return the trial when it is done, or its time is up."""
        try:
            while self.connection.poll():
                said = self.connection.recv()
                if said == READY:
                    self.ready = True
                    self.ask()
                elif said is None:
                    return self.done("")
                else:
                    self.answers.append(said)
        except (EOFError, OSError):
            return self.replaced("the proof broke off")
        if self.patience() > 0 or self.extended():
            return None
        return self.replaced(f"the proof gave up after {self.seconds:g} s")

    def extended(self) -> bool:
        """Give a worker more of the clock that had too little of the processor; tell whether it was."""
        used = _processor_seconds(self.process.pid)
        if used is None or self.used is None or not self.ready:
            return False
        end = self.begun + _MOST_WALL * self.seconds
        left = min(self.seconds - (used - self.used), end - time.monotonic())
        if left <= 0:
            return False
        self.deadline = time.monotonic() + max(left, _SHORTEST)
        return True

    def replaced(self, reason: str) -> Trial | None:
        """Put another process in the place of one that is lost."""
        self.stop()
        self.start()
        return self.done(reason)

    def done(self, reason: str) -> Trial | None:
        """Return the trial with what was proved; what was not agrees, for the reason given."""
        trial, self.trial = self.trial, None
        if trial is None:
            return None
        outcomes = list(trial.outcomes)
        answers = {answer.place: answer for answer in self.answers}
        for number, place in enumerate(_places(trial)):
            answer = answers.get(number, Answer(number, None, reason))
            outcomes[place] = _with(outcomes[place], answer)
        return replace(trial, outcomes=tuple(outcomes))

    def stop(self) -> None:
        """Kill the process."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def _processor_seconds(process: int | None) -> float | None:
    """Return how long a process has run on a processor; None where the system does not say."""
    try:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        )
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return None


def _with(outcome: Outcome, answer: Answer) -> Outcome:
    if answer.sizes is None:
        return replace(outcome, reason=answer.reason)
    return replace(outcome, verdict=Verdict.PROVED, reason=answer.sizes)
