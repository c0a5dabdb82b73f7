"""Nothing that a stranger types is run, in whatever field of the format it stands."""

import re

import pytest

from builder.check.deck import check_deck
from builder.model.memory import Forgetful
from builder.read import common
from builder.read.check import READERS
from builder.read.checks.claim import BESIDE
from builder.read.deck import read_deck
from builder.read.entry import KINDS
from tests.hostile.stranger import checked, files, leaves, replaced, tree

WHOLE = tree()
FIELDS = list(leaves(WHOLE))
PYTHON = "__import__('os').system('touch MARKER') or (lambda: open('MARKER', 'w'))() or exec('open(\"MARKER\", \"w\")')"
SHELL = "$(touch MARKER) `touch MARKER` ; touch MARKER | touch MARKER {{ touch }} %x{touch MARKER}"
TEX = r"\immediate\write18{touch MARKER} \input{MARKER} $\write18{touch MARKER}$ $\directlua{os.execute('touch MARKER')}$"
SYMPY = "Symbol.__init__.__globals__['__builtins__']['open']('MARKER', 'w') + N(1).__class__.__base__.__subclasses__()"
TAGS = [
    "!!python/object/apply:os.system ['touch MARKER']",
    "!!python/object/new:os.system ['touch MARKER']",
    "!!python/name:os.system",
    "!!python/module:os",
    '!!python/object/apply:builtins.open ["MARKER", "w"]',
]


def test_the_deck_has_every_field_of_every_kind_and_every_check():
    entries = WHOLE["section"]["entries"]
    assert {entry["kind"] for entry in entries} == set(KINDS)
    for kind, (own, _) in KINDS.items():
        assert set(own) <= {field for entry in entries if entry["kind"] == kind for field in entry} | {
            "expect"
        }
    assert set(common.FIELDS) <= {field for entry in entries for field in entry}
    checks = [check for entry in entries for check in entry.get("checks", ())]
    words = {word for check in checks for word in check}
    missing = {*READERS, *BESIDE} - words
    assert missing == set()


def test_the_deck_is_free_of_errors():
    assert [problem.message for problem in checked(WHOLE)[1] if problem.severity == "error"] == []


@pytest.mark.parametrize(
    ("payload", "fields"),
    [(PYTHON, FIELDS), (SHELL, FIELDS[::3]), (TEX, FIELDS[1::3]), (SYMPY, FIELDS[2::3])],
    ids=["python", "shell", "tex", "sympy"],
)
def test_no_field_runs_what_is_typed_into_it(payload, fields, marker):
    typed = payload.replace("MARKER", str(marker))
    for path in fields:
        checked(replaced(WHOLE, path, typed))
        assert not marker.exists(), path


@pytest.mark.parametrize("tag", TAGS)
def test_no_tag_of_yaml_makes_an_object(tag, marker):
    typed = tag.replace("MARKER", str(marker))
    for path in FIELDS[::9]:
        whole = files(replaced(WHOLE, path, "PUT-IT-HERE"))
        raw = {
            name: re.sub(rb"'?PUT-IT-HERE'?", lambda _: typed.encode(), content)
            for name, content in whole.items()
        }
        deck, problems = read_deck(raw.get, "cards")
        assert any(problem.code in {"tag", "needs-quotes", "yaml-syntax"} for problem in problems), path
        if deck is not None:
            check_deck(deck, memory=Forgetful(), prove=False)
        assert not marker.exists(), path


@pytest.mark.parametrize("payload", [PYTHON, SHELL, SYMPY], ids=["python", "shell", "sympy"])
def test_a_build_runs_nothing_that_its_texts_say(payload, marker, build):
    whole = WHOLE
    for path in FIELDS:
        if path[-1] in PROSE or path[-2:-1] in {("steps",), ("clarify",), ("failures",)}:
            whole = replaced(whole, path, payload.replace("MARKER", str(marker)))
    done = build(whole)
    assert done.returncode == 0, done.stderr
    assert not marker.exists()


PROSE = {
    *("title", "subtitle", "author", "means", "term", "note", "hint", "when", "why", "pitfall", "source"),
    *("text", "alt", "ask", "answer", "mistake", "fix", "offline", "online", "label", "norun", "reason"),
}
"""Fields in which any text is right."""
