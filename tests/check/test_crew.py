"""Workers: they prove, and are killed when they take too long."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from builder.check.crew import proved
from builder.check.kinds import tried
from builder.check.trial import Trial
from builder.check.worker import Answer, answered, answers
from builder.model.verdict import Verdict

ENDLESS = (
    "f = (x + u + P + R + TP + FP + FN + 1)**40",
    "equals: ((x + u)**2 + 2*(x + u)*v + v**2)**20\nlet: {v: P + R + TP + FP + FN + 1}",
)


def trial(*questions):
    return Trial("it", "key", questions, tuple(map(tried, questions)))


@pytest.fixture
def said():
    return []


def test_what_agreed_is_proved_by_a_worker(question, said):
    first = question(("it", "f = (x + 1)**2", "equals: x**2 + 2*x + 1"))
    example = question(("it", "f = x", "value: {at: {x: 3}, is: 3}"))
    (found,) = proved([trial(first, example)], said.append)
    assert [outcome.verdict for outcome in found.outcomes] == [Verdict.PROVED, Verdict.AGREES]
    assert said == ["it"]


def test_a_proof_that_hangs_is_killed_and_the_others_go_on(question, said):
    endless = question(("it", *ENDLESS))
    quick = question(("it", "f = tanh(x)", "odd: x"))
    start = time.monotonic()
    found = list(proved([trial(quick, endless), trial(quick)], said.append, seconds=1.5))
    assert time.monotonic() - start < 30
    slow = max(found, key=lambda one: len(one.questions))
    assert [outcome.verdict for outcome in slow.outcomes] == [Verdict.PROVED, Verdict.AGREES]
    assert slow.outcomes[1].reason == "the proof gave up after 1.5 s"
    assert min(found, key=lambda one: len(one.questions)).outcomes[0].verdict is Verdict.PROVED


def test_nothing_of_a_refuted_formula_is_proved(question, said):
    right, wrong = question(("it", "f = x", "odd: x")), question(("it", "f = x", "even: x"))
    (found,) = proved([trial(right, wrong)], said.append)
    assert [outcome.verdict for outcome in found.outcomes] == [Verdict.AGREES, Verdict.REFUTED]
    assert said == []


def test_a_proof_without_memory_is_given_up(question, monkeypatch):
    def starved(_):
        raise MemoryError

    monkeypatch.setattr("builder.check.worker.proof", starved)
    assert answered(0, question(("it", "f = x", "odd: x"))).reason == "the proof ran out of memory"


def running(group):
    """Return the processes of a group that still run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, pgid = file.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            found += [file.parent.name] * (pgid == str(group) and state != "Z")
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_is_stopped_leaves_no_proof_running(tmp_path, written, sent):
    head = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
    (tmp_path / "deck.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "s.yaml").write_text(written(("it", *ENDLESS), ("other", *ENDLESS)), encoding="utf-8")
    command = [sys.executable, "-m", "builder", "check", str(tmp_path)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + 60
        # The program, its server of processes, what looks after shared things, and a worker at least.
        while len(running(program.pid)) < 4 and time.monotonic() < end:
            time.sleep(0.1)
        assert program.poll() is None
        program.send_signal(sent)
        program.wait(30)
        while running(program.pid) and time.monotonic() < end:
            time.sleep(0.1)
        assert running(program.pid) == []
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep the limit")
def test_a_worker_has_a_gigabyte_and_no_more():
    script = "from builder.check.worker import bound_memory; bound_memory(); bytearray(1 << 31)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer")
def test_a_slow_question_waits_until_the_others_are_answered(question, monkeypatch):
    waits = {0: [0.5, 0], 1: [0], 2: [0]}

    def slow_at_first(place, _):
        end = time.process_time() + waits[place].pop(0)
        while time.process_time() < end:
            pass
        return Answer(place, "")

    monkeypatch.setattr("builder.check.worker.answered", slow_at_first)
    monkeypatch.setattr("builder.check.worker.SECONDS_AT_FIRST", 0.05)
    one = question(("it", "f = x", "odd: x"))
    assert [answer.place for answer in answers([one, one, one])] == [1, 2, 0]
