"""Running the code of a deck, and remembering what ran."""

import json
import sys
import time

import pytest

from builder.cli.ran import known_to_run, not_run, record_of
from builder.cli.running import run_code
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"
HALF = """\
  - id: half
    kind: code
    term: T
    language: python
    prelude: |
      import math
    code: |
      def half():
          return math.sqrt(0.25)
    epilogue: |
      print(half())
      print("done  ")
    blanks: [half]
    expect: |
      0.5
      done
"""
SKIPPED = (
    "  - {id: gpu, kind: code, term: T, language: python, code: import cuda, blanks: [cuda], norun: no GPU}\n"
)


def deck_of(entries):
    source = f"section: S\nentries:\n{entries}"
    deck, problems = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": source.encode()}.get, "cards")
    assert [problem for problem in problems if problem.code != "bad-blank"] == []
    return deck, source.splitlines()


def one(code, expect="", **more):
    fields = {"prelude": "", "epilogue": "", **more}
    written = "".join(
        f"    {name}: |\n" + "".join(f"      {line}\n" for line in text.splitlines())
        for name, text in {**fields, "code": code, "expect": expect}.items()
        if text
    )
    return f"  - id: it\n    kind: code\n    term: T\n    language: python\n{written}    only: [sheet]\n"


def told(entries, seconds=20.0):
    """Run the code; return the problems as (code, message, what is underlined)."""
    deck, lines = deck_of(entries)
    return [
        (found.code, found.message, lines[found.span.line - 1][found.span.column - 1 :][: found.span.length])
        for found in run_code(deck, lambda _: None, seconds).problems
    ]


def test_code_that_prints_what_it_should_ran():
    heard = []
    run = run_code(deck_of(HALF + SKIPPED)[0], heard.append)
    assert (run.ran, run.failed, run.skipped, run.problems) == ({"half"}, set(), 1, ())
    assert heard == ["half"]


def test_the_first_line_that_differs_is_told():
    assert told(one("print(1)\nprint(2)", "1\n3")) == [
        ("code-prints", "line 2 of what it prints is '2', not '3'", "3")
    ]
    assert told(one("print(1)", "1\n2")) == [
        ("code-prints", "line 2 of what it prints is nothing, not '2'", "2")
    ]
    assert told(one("print(1)\nprint(2)", "1")) == [
        ("code-prints", "line 2 of what it prints is '2', not nothing", "1")
    ]


@pytest.mark.parametrize(
    ("program", "place"),
    [
        (one("x = 1\nx.y", "1", prelude="import sys\n"), "x.y"),
        (one("x = 1", "1", prelude="x = 2\nif x:\n    x.y\n"), "x.y"),
        (one("def f(x):\n    return x.y", "1", epilogue="f(1)"), "f(1)"),
    ],
)
def test_an_error_is_told_at_the_line_that_raised_it(program, place):
    ((code, message, underlined),) = told(program)
    assert (code, message) == ("code-fails", "AttributeError: 'int' object has no attribute 'y'")
    assert underlined in {place, "return x.y"}


def test_a_missing_library_is_no_fault_of_the_deck():
    program = one("import no_such_library", "1")
    ((code, message, _),) = told(program)
    assert (code, message) == ("no-library", "there is no library 'no_such_library' beside this proofdeck")
    assert run_code(deck_of(program)[0], lambda _: None).failed == set()


def test_a_syntax_error_is_told_where_it_stands():
    ((code, message, underlined),) = told(one("x = 1\nx = = 2", "1"))
    assert (code, underlined) == ("code-fails", "x = = 2")
    assert message.startswith("SyntaxError")


def test_time_is_limited_for_all_that_was_started():
    program = one(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])", "1"
    )
    began = time.monotonic()
    ((code, _, underlined),) = told(program, seconds=1.5)
    assert code == "code-slow"
    assert underlined == "import subprocess, sys"
    assert time.monotonic() - began < 20


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_memory_is_limited():
    ((code, message, _),) = told(one("x = bytearray(64 << 30)", "1"))
    assert (code, message) == ("code-fails", "it asked for more than 8 GiB of memory")


def test_code_sees_nothing_of_its_readers_folder_or_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "hush")
    program = one("import os\nprint('SECRET_TOKEN' in os.environ, len(os.listdir('.')) < 5)", "False True")
    assert told(program) == []


def test_what_ran_is_known_until_a_letter_changes():
    deck, _ = deck_of(HALF + SKIPPED)
    record = record_of(deck, None, run_code(deck, lambda _: None))
    assert known_to_run(deck, record) == {"half"}
    for old, new in (("0.25", "0.36"), ("import math", "import cmath as math"), ("0.5", "0.6")):
        assert known_to_run(deck_of(HALF.replace(old, new, 1))[0], record) == set()
    assert known_to_run(deck_of(HALF.replace("term: T", "term: U"))[0], record) == {"half"}


def test_code_without_its_library_keeps_what_was_known_and_failing_code_does_not():
    deck, _ = deck_of(one("import no_such_library", "1"))
    run = run_code(deck, lambda _: None)
    before = b"other 0123\n" + record_of(deck, None, type(run)(frozenset({"it"}), frozenset(), 0, ()))
    assert known_to_run(deck, record_of(deck, before, run)) == {"it"}
    failed = type(run)(frozenset(), frozenset({"it"}), 0, ())
    assert record_of(deck, before, failed) == b""


def test_code_that_was_never_run_is_told():
    deck, _ = deck_of(HALF + SKIPPED)
    (problem,) = not_run(deck, frozenset())
    assert (problem.code, problem.severity) == ("code-not-run", "warning")
    assert list(not_run(deck, frozenset({"half"}))) == []


@pytest.fixture
def with_code(deck):
    """The deck with a code entry."""
    file = deck / "metrics.yaml"
    file.write_text(file.read_text("utf-8") + HALF, encoding="utf-8")
    return deck


def test_check_warns_of_code_that_was_not_run_and_running_it_settles_that(run, with_code):
    codes = [problem["code"] for problem in json.loads(run("check", "--format", "json").stdout)["problems"]]
    assert "code-not-run" in codes
    result = run("check", "--run-code")
    assert result.exit_code == 0
    assert "1 of code: 1 ran" in result.stdout
    assert (with_code / "code.lock").read_text("utf-8").startswith("half ")
    assert "code-not-run" not in run("check").stderr


def test_code_that_fails_is_an_error_and_is_not_written_down(run, edit, with_code):
    edit("math.sqrt(0.25)", "math.sqrt(0.36)")
    result = run("check", "--run-code")
    assert result.exit_code == 1
    assert "code-prints" in result.stderr
    assert not (with_code / "code.lock").exists()


@pytest.mark.usefixtures("with_code")
def test_check_alone_runs_nothing(run, edit, tmp_path):
    trace = tmp_path / "it-ran"
    edit("import math", f"open({str(trace)!r}, 'w')")
    assert run("check").exit_code == 0
    assert not trace.exists()
    run("check", "--run-code")
    assert trace.exists()
