"""What was found out once is not found out again, until something that matters changes."""

import subprocess
import sys
from pathlib import Path

import pytest

from builder.check import remember
from builder.check.compare import Outcome
from builder.model.verdict import Counterexample, Verdict


class Kept(dict):
    """A memory in a dictionary, that counts."""

    def recall(self, kind, key):
        return self.get((kind, key))

    def keep(self, kind, key, result):
        self[kind, key] = result


ENTRY = ("it", "f = u*x**2", "even: x", "value: {at: {x: 3, u: 0.5}, is: 4.5}")


def keys(check, *entries):
    memory = Kept()
    check(*entries, memory=memory)
    return set(memory)


def test_what_is_remembered_is_not_tried_again(check, monkeypatch):
    memory = Kept()
    first = check(ENTRY, memory=memory)
    monkeypatch.setattr("builder.check.deck.tried", lambda _: pytest.fail("tried again"))
    assert check(ENTRY, memory=memory).verdicts == first.verdicts


def test_proofs_serve_where_none_are_asked_for(check):
    memory = Kept()
    check(ENTRY, memory=memory, prove=True)
    assert check(ENTRY, memory=memory).verdicts["it"].verdict is Verdict.PROVED
    assert {kind for kind, _ in memory} == {"proofs"}


def test_points_alone_do_not_serve_where_proofs_are_asked_for(check):
    memory = Kept()
    check(ENTRY, memory=memory)
    assert check(ENTRY, memory=memory, prove=True).verdicts["it"].verdict is Verdict.PROVED


@pytest.mark.parametrize(
    "changed",
    [
        ("it", "f = u*x**4", *ENTRY[2:]),
        ("it", ENTRY[1], "even: x", "value: {at: {x: 3, u: 0.5}, is: 4.50}"),
        ("it", ENTRY[1], "even: x", "value: {at: {x: 3, u: 0.25}, is: 4.5}"),
        ("it", ENTRY[1], "odd: x", ENTRY[3]),
        ("it", ENTRY[1], "even: x\nsymbols: {u: {domain: real}}", ENTRY[3]),
    ],
)
def test_what_matters_makes_another_key(check, changed):
    assert not keys(check, changed) & keys(check, ENTRY)


def test_places_and_spaces_make_no_other_key(check):
    moved = ("it", "f  =  u * x**2", *ENTRY[2:])
    assert keys(check, ("first", "g = x", "odd: x"), moved) > keys(check, ENTRY)


def test_the_formula_of_another_entry_matters(check):
    one = ("it", "f = P*R", "equals: v*R\nlet: {v: P}\nwhere: {P: other}")
    first, second = (
        ("other", "o = TP/(TP + FP)", "range: [0, 1]"),
        ("other", "o = FP/(TP + FP)", "range: [0, 1]"),
    )
    assert len(keys(check, one, first) & keys(check, one, second)) == 0


def test_outcomes_survive_being_kept():
    outcomes = (
        Outcome(Verdict.PROVED, 16, reason="for n = 3"),
        Outcome(Verdict.REFUTED, 0, Counterexample((("x", "1"), ("y", "[1, 2]")), "1", "undefined")),
    )
    assert remember.read(remember.written(outcomes), 2) == outcomes


@pytest.mark.parametrize("kept", [None, "", "{", "[]", "[[1]]", '[["proved"]]', '[["sure",1,null,""]]', "3"])
def test_what_cannot_be_read_is_forgotten(kept):
    assert remember.read(kept, 1) is None


def test_no_worker_is_started_and_sympy_not_imported_where_all_is_remembered(tmp_path):
    script = tmp_path / "twice.py"
    script.write_text(TWICE, encoding="utf-8")
    house = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(house)}
    )
    assert (done.stdout, done.stderr) == ("proved proved\n", "")


TWICE = '''
import sys
from builder.check.deck import check_deck
from builder.read.deck import read_deck

HEAD = "deck:\\n  version: 1\\n  id: d\\n  name: D\\n  title: T\\n  sections: [s]\\n"
SECTION = """section: S
symbols: {x: {domain: real}}
entries:
  - id: it
    kind: formula
    term: it
    formula: f = x**2
    checks:
      - even: x
"""


class Kept(dict):
    def recall(self, kind, key):
        return self.get(key)

    def keep(self, kind, key, result):
        self[key] = result


def verdict(memory):
    deck, _ = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": SECTION.encode()}.get, "cards")
    checked, _ = check_deck(deck, memory=memory)
    return checked.verdicts["it"].verdict.value


if __name__ == "__main__":
    memory = Kept()
    first = verdict(memory)
    for name in [name for name in sys.modules if name.startswith(("sympy", "mpmath", "multiprocessing"))]:
        sys.modules[name] = None  # importing it again would fail
    print(first, verdict(memory))
'''


def test_another_edition_of_the_checker_makes_another_key(check, monkeypatch):
    first = keys(check, ENTRY)
    monkeypatch.setattr(remember, "edition", lambda: "another")
    assert not first & keys(check, ENTRY)


def test_an_edition_is_known_by_the_checkers_own_code(monkeypatch, tmp_path):
    (tmp_path / "zero.py").write_text("ZERO = 0\n", encoding="utf-8")
    monkeypatch.setattr(remember, "_ROOMS", (tmp_path,))
    first = remember.edition.__wrapped__()
    assert first == remember.edition.__wrapped__()
    (tmp_path / "zero.py").write_text("ZERO = 1\n", encoding="utf-8")
    assert remember.edition.__wrapped__() != first
