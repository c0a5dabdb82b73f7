"""A process of its own for proofs, which SymPy may keep busy for ever and fill with terms."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Thread
from types import FrameType

from builder.check.proof import proof
from builder.check.question import Question

MOST_MEMORY = 1 << 30
"""Bytes of address space."""
READY = "ready"
"""What a worker says first, when it has imported what it needs."""


SECONDS_AT_FIRST = 1.0
"""After so long a question waits until the others are answered."""


class SlowError(BaseException):
    """A proof is put off; no handler of SymPy's may take it for an error."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one proof."""

    place: int
    """Of the question in the list it came in."""
    sizes: str | None
    """For which sizes it is proved, empty for all; None where no proof was found."""
    reason: str = ""
    """Why there is none, where that is worth saying."""


def serve(connection: Connection) -> None:
    """Answer lists of questions, one answer at a time and None after each list, until the connection closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory()
    end_with(connection)
    # Imported before the first deadline runs.
    import sympy  # noqa: F401, PLC0415

    connection.send(READY)
    with suppress(EOFError, OSError):
        while True:
            questions: Sequence[Question] = connection.recv()
            for answer in answers(questions):
                connection.send(answer)
            connection.send(None)


def end_with(connection: Connection) -> None:
    """End the process as soon as nobody listens at the other end, whatever proof it is busy with.

    Else a proof that never ends would outlive a program that was killed.
    """
    if not hasattr(select, "poll"):
        return

    def watch() -> None:
        watched = select.poll()
        # That the other end is gone is told unasked.
        watched.register(connection.fileno(), 0)
        watched.poll()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def answers(questions: Sequence[Question]) -> Iterator[Answer]:
    """Yield an answer to each question: those that take long last, so that they keep none from being answered."""
    slow = []
    for place, question in enumerate(questions):
        try:
            with at_most(SECONDS_AT_FIRST):
                answer = answered(place, question)
        except SlowError:
            slow.append((place, question))
        else:
            yield answer
    for place, question in slow:
        yield answered(place, question)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `SlowError` when the block takes longer of the processor, where the system can do that."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise SlowError


def bound_memory() -> None:
    """Let the process have so much memory and no more, where the system can do that."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415, Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def answered(place: int, question: Question) -> Answer:
    """Try to prove a check."""
    try:
        return Answer(place, proof(question))
    except MemoryError:
        return Answer(place, None, "the proof ran out of memory")
    except Exception:  # noqa: BLE001, SymPy raises what it likes on what it cannot do
        return Answer(place, None)
