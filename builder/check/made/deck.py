"""All that can be made out of a deck's formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from builder.check import remember
from builder.check.book import Known, known_formulas
from builder.check.made.exercise import exercise_of
from builder.check.made.kept import kept, restored
from builder.check.made.practice import practice
from builder.check.made.spot import spots
from builder.check.meaning import Book, all_known, ground
from builder.check.question import Question
from builder.model.entry import Made, Output
from builder.model.made import Practice, Spot
from builder.model.memory import Memory
from builder.model.verdict import Checked, Verdict

_KIND = "made"
_SOUND = frozenset({Verdict.PROVED, Verdict.AGREES})
"""Nothing is made out of a formula that its checks have not confirmed."""
_Made = tuple[Practice | None, tuple[Spot, ...]]


def with_made(
    checked: Checked, *, memory: Memory, progress: Callable[[str], None] = lambda _: None
) -> Checked:
    """Return a checked deck with exercises and mistakes for every formula that yields them.

    They depend on the entry's id, its formula, symbols and checks, and on nothing else: an edit of
    anything else leaves a reader's cards as they are.  `progress` hears the id of each formula that takes time.
    """
    book = known_formulas(checked.deck)
    found = {name: _made(known, book, memory, progress) for name, known in _wanted(checked, book)}
    exercises = {name: one for name, (one, _) in found.items() if one is not None}
    return replace(
        checked, practice=exercises, spots={name: many for name, (_, many) in found.items() if many}
    )


def _wanted(checked: Checked, book: Book) -> Iterator[tuple[str, Known]]:
    """Yield the formulas that something may be made of, by their entries' ids."""
    for name, known in book.items():
        entry, verdict = known.entry, checked.verdicts.get(name)
        refused = {Made.PRACTICE, Made.SPOT} <= set(entry.without) or entry.only is Output.SHEET
        if verdict is not None and verdict.verdict in _SOUND and not refused:
            yield name, known


def _made(known: Known, book: Book, memory: Memory, progress: Callable[[str], None]) -> _Made:
    """Return what is made of a formula: remembered, or made now."""
    checks = (check for check in known.entry.checks if all_known(check, book))
    questions = tuple(Question(ground(known, check, book), check) for check in checks)
    key = sha256(f"{_edition()}{known.entry.id}{remember.key(questions)}".encode()).hexdigest()
    found = _read(memory.recall(_KIND, key))
    if found is not None:
        return found
    progress(known.entry.id.value)
    exercise = exercise_of(known)
    made: _Made = (None, ()) if exercise is None else (practice(exercise), spots(exercise, questions))
    memory.keep(_KIND, key, kept(made))
    return made


def _read(text: str | None) -> _Made | None:
    """Return what was kept; None where it is damaged, or nothing was."""
    try:
        match restored(text):
            case (Practice() | None as exercise, tuple() as found) if all(
                isinstance(one, Spot) for one in found
            ):
                return exercise, found
            case _:
                return None
    except ValueError:
        return None


@cache
def _edition() -> str:
    """Tell one edition of this room's choices from another, so that a memory never holds an older one's."""
    here = Path(__file__).parent
    files = sorted((*here.glob("*.py"), *(here.parent / "audit").glob("[ms]*.py")))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
