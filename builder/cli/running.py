"""Running the code of a deck: each entry alone, in a process of limited time and memory."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.model.deck import Deck
from builder.model.entry import CodeEntry
from builder.model.problem import Problem
from builder.model.span import Span, Text

NO_LIBRARY = "no-library"
"""The code of a problem that says nothing of the deck."""
SECONDS = 120
"""For one entry; importing a library of networks takes a good part of it."""
_MEMORY = 8 * 2**30
"""Bytes of address space; such a library maps a few gigabytes and uses little of it."""
_FILE = 2**28
"""Bytes of one file that the code may write."""
_SAID = 2**16
"""Characters of its output that are looked at."""
_SHOWN = 60
_SCRIPT = "program.py"
_LAUNCH = f"""\
import runpy, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
    resource.setrlimit(resource.RLIMIT_FSIZE, ({_FILE}, {_FILE}))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:  # on Windows
    pass
sys.argv = [{_SCRIPT!r}]
sys.path.insert(0, "")
runpy.run_path({_SCRIPT!r}, run_name="__main__")
"""
_AT = re.compile(rf'^  File ".*{re.escape(_SCRIPT)}", line (\d+)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the code of a deck."""

    ran: frozenset[str]
    """The ids of the entries that printed what they should."""
    failed: frozenset[str]
    """The ids of those that did not, without those that lack a library here."""
    skipped: int
    """How many are not run, as their authors say."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Output:
    printed: str
    errors: str
    status: int | None
    """None if the time was up."""


def run_code(deck: Deck, say: Callable[[str], None], seconds: float = SECONDS) -> Run:
    """Run every code entry that says what it prints; `say` hears the id of each before it runs."""
    entries = [entry for entry in deck.entries() if isinstance(entry, CodeEntry)]
    problems: list[Problem] = []
    ran: set[str] = set()
    failed: set[str] = set()
    for entry in entries:
        if entry.expect is None:
            continue
        say(entry.id.value)
        found = tuple(_problems(entry, entry.expect, _output(_program(entry), seconds), seconds))
        if not found:
            ran.add(entry.id.value)
        elif found[0].code != NO_LIBRARY:
            failed.add(entry.id.value)
        problems += found
    skipped = sum(1 for entry in entries if entry.expect is None)
    return Run(frozenset(ran), frozenset(failed), skipped, tuple(problems))


def _parts(entry: CodeEntry) -> tuple[Text, ...]:
    return tuple(part for part in (entry.prelude, entry.code, entry.epilogue) if part is not None)


def _program(entry: CodeEntry) -> str:
    return "".join(f"{part}\n" for part in _parts(entry))


def _output(program: str, seconds: float) -> _Output:
    """Run a program in a folder of its own, which goes with it; all that it starts ends with it."""
    with tempfile.TemporaryDirectory(prefix="proofdeck-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        (room / _SCRIPT).write_text(program, encoding="utf-8")
        with (room / ".out").open("wb") as out, (room / ".err").open("wb") as err:
            process = subprocess.Popen(  # noqa: S603, to run the author's code is what was asked for
                [sys.executable, "-X", "utf8", "-c", _LAUNCH],
                cwd=room,
                env=_environment(room),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            try:
                status: int | None = process.wait(seconds)
            except subprocess.TimeoutExpired:
                status = None
            finally:
                _end(process)
        return _Output(_read(room / ".out"), _read(room / ".err", last=True), status)


def _environment(room: Path) -> dict[str, str]:
    """Return what a program may know of the machine: enough to find its libraries, and no more."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    own = {name: str(room) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")}
    calm = {"PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "MPLBACKEND": "Agg", "TQDM_DISABLE": "1"}
    offline = {"HF_HUB_OFFLINE": "1", "DO_NOT_TRACK": "1", "TOKENIZERS_PARALLELISM": "false"}
    return {**kept, **own, **calm, **offline}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):  # on Windows; or it is gone
        process.kill()
    process.wait()


def _read(file: Path, *, last: bool = False) -> str:
    text = file.read_text(encoding="utf-8", errors="replace")
    return text[-_SAID:] if last else text[:_SAID]


def _problems(entry: CodeEntry, expect: Text, output: _Output, seconds: float) -> Iterator[Problem]:
    """Yield what is wrong with what a program did."""
    if output.status is None:
        hint = "make its data or its model smaller, or say norun:"
        message = f"it was not done after {seconds:g} seconds"
        yield Problem("code-slow", message, entry.code.span(0, _first_line(entry.code)), hint)
    elif output.status:
        yield _failure(entry, output)
    else:
        yield from _difference(expect, output.printed)


def _failure(entry: CodeEntry, output: _Output) -> Problem:
    """Return what stopped a program, at the line where it stopped."""
    lines = [line for line in output.errors.splitlines() if line.strip()]
    said = lines[-1].strip() if lines else f"it ended with status {output.status}"
    place = _place(entry, int(found[-1])) if (found := _AT.findall(output.errors)) else None
    span = place or entry.code.span(0, _first_line(entry.code))
    library = re.fullmatch(r"ModuleNotFoundError: No module named '([\w.]+)'", said)
    if library:
        message = f"there is no library '{library[1]}' beside this proofdeck"
        return Problem(NO_LIBRARY, message, span, f"install it into {sys.prefix}, or say norun:")
    if said.startswith("MemoryError"):
        said = f"it asked for more than {_MEMORY >> 30} GiB of memory"
    return Problem("code-fails", said, span, "mend the code, or what comes before it in prelude:")


def _place(entry: CodeEntry, line: int) -> Span | None:
    """Return where in the source a line of the program stands, counted from 1."""
    for part in _parts(entry):
        lines = part.value.split("\n")
        if line <= len(lines):
            start = sum(len(text) + 1 for text in lines[: line - 1])
            indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
            return part.span(start + indent, max(1, len(lines[line - 1]) - indent))
        line -= len(lines)
    return None


def _first_line(text: Text) -> int:
    return len(text.value.partition("\n")[0])


def _difference(expect: Text, printed: str) -> Iterator[Problem]:
    """Yield where what was printed and what was expected part; space at the ends of lines is nothing."""
    wanted, got = _lines(expect.value), _lines(printed)
    if wanted == got:
        return
    most = max(len(wanted), len(got))
    at = next(n for n in range(most) if wanted[n : n + 1] != got[n : n + 1])
    which = f"line {at + 1} of what it prints" if most > 1 else "what it prints"
    is_, expected = (f"'{_short(side[at])}'" if at < len(side) else "nothing" for side in (got, wanted))
    line = min(at, len(wanted) - 1)
    start = sum(len(text) + 1 for text in expect.value.split("\n")[:line])
    span, hint = expect.span(start, len(wanted[line])), "mend the code, or what is expected of it"
    yield Problem("code-prints", f"{which} is {is_}, not {expected}", span, hint)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")] if text.strip() else []


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
