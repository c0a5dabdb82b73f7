"""code.lock: which code was run and printed what it should, by what exactly was run.

Building does not run code, which may take libraries that few machines have.  So it is written down
once it ran, committed beside deck.lock, and believed as long as not a letter of the code changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from builder.cli.running import Run
from builder.model.deck import Deck
from builder.model.entry import CodeEntry
from builder.model.problem import Problem, Severity

RECORD = "code.lock"
NOT_RUN = "code-not-run"


def known_to_run(deck: Deck, record: bytes | None) -> frozenset[str]:
    """Return the ids of the entries whose code ran just as it stands now."""
    lines = set((record or b"").decode("utf-8", "replace").splitlines())
    return frozenset(entry.id.value for entry in _code(deck) if _line(entry) in lines)


def record_of(deck: Deck, before: bytes | None, run: Run) -> bytes:
    """Return the record after a run: a line an entry, sorted.

    Entries that could not run here, since a library is missing, keep the line of an earlier run.
    """
    known = known_to_run(deck, before) - run.failed | run.ran
    lines = sorted(_line(entry) for entry in _code(deck) if entry.id.value in known)
    return "".join(f"{line}\n" for line in lines).encode()


def not_run(deck: Deck, ran: frozenset[str]) -> Iterator[Problem]:
    """Yield a warning for each entry that says what it prints, though no one has seen it do so."""
    for entry in _code(deck):
        if entry.expect is not None and entry.id.value not in ran:
            hint = "run 'proofdeck check --run-code'"
            message = "this code has not been run as it stands"
            yield Problem(NOT_RUN, message, entry.expect.span(), hint, Severity.WARNING)


def _code(deck: Deck) -> Iterator[CodeEntry]:
    return (entry for entry in deck.entries() if isinstance(entry, CodeEntry))


def _line(entry: CodeEntry) -> str:
    parts = (entry.language, entry.prelude, entry.code, entry.epilogue, entry.expect)
    content = "\x1f".join("" if part is None else part.value for part in parts)
    return f"{entry.id} {sha256(content.encode()).hexdigest()[:20]}"
