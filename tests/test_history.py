"""deck.lock: what it remembers, and when it dates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.history import new_history, read_history, to_text
from builder.model.history import Fingerprints, History, NoteLine, TypeLine
from builder.model.problem import Problem

DAY = 86_400
NOW = 1_772_000_000
A = NoteLine("aaaa", "f1", "formula", "00")
B = NoteLine("bbbb", "gd/sgd", "row", "11")
FORMULA = TypeLine("formula", "22")
SHIPPED = Fingerprints((A, B), (FORMULA,))


def built() -> History:
    return new_history(NOW).updated(SHIPPED, NOW)


def changed(note: NoteLine) -> NoteLine:
    return replace(note, content="99")


def read(text: str) -> History:
    history = read_history(text, "cards/deck.lock")
    assert isinstance(history, History)
    return history


def damage(text: str) -> Problem:
    problem = read_history(text, "cards/deck.lock")
    assert isinstance(problem, Problem)
    return problem


def test_a_first_build_dates_everything_now():
    history = built()
    assert {line.changed for line in history.notes.values()} == {NOW}
    assert history.types["formula"].changed == NOW


def test_a_build_without_a_change_changes_no_line():
    assert built().updated(SHIPPED, NOW + DAY) == built()


def test_only_the_edited_note_is_dated_anew():
    history = built().updated(Fingerprints((changed(A), B), (FORMULA,)), NOW + DAY)
    assert history.notes["aaaa"].changed == NOW + DAY
    assert history.notes["bbbb"].changed == NOW
    assert history.types["formula"].changed == NOW


def test_a_changed_note_type_dates_no_note():
    history = built().updated(Fingerprints((A, B), (TypeLine("formula", "33"),)), NOW + DAY)
    assert history.types["formula"].changed == NOW + DAY
    assert {line.changed for line in history.notes.values()} == {NOW}


def test_a_clock_that_was_set_back_still_moves_the_date_on():
    history = built().updated(Fingerprints((changed(A), B), (FORMULA,)), NOW - DAY)
    assert history.notes["aaaa"].changed == NOW + 1


def test_a_note_that_is_gone_is_retired_and_keeps_its_date():
    history = built().updated(Fingerprints((A,), (FORMULA,)), NOW + DAY)
    assert history.notes["bbbb"] == replace(B, changed=NOW, retired=True)


def test_a_note_that_comes_back_is_the_note_it_was():
    history = built().updated(Fingerprints((A,), (FORMULA,)), NOW + DAY).updated(SHIPPED, NOW + 2 * DAY)
    assert history == built()


def test_a_build_of_a_part_retires_nothing():
    history = built().amended(Fingerprints((changed(A),), (FORMULA,)), NOW + DAY)
    assert history.notes["aaaa"].changed == NOW + DAY
    assert not history.notes["bbbb"].retired


def test_the_text_is_a_sorted_line_a_note():
    text = to_text(built().updated(Fingerprints((B,), (FORMULA,)), NOW + DAY))
    assert text.splitlines()[1:] == [
        "note  aaaa  f1  formula  00  2026-02-25T06:13:20Z  retired",
        "note  bbbb  gd/sgd  row  11  2026-02-25T06:13:20Z",
        "type  formula  22  2026-02-25T06:13:20Z",
    ]
    assert text.startswith("# proofdeck deck.lock 1, begun 2026-02-25T06:13:20Z: ")


WORD = st.from_regex(r"[a-z0-9#/-]+", fullmatch=True)
LINES = st.builds(NoteLine, WORD, WORD, WORD, WORD, st.integers(0, 4_000_000_000), st.booleans())


@given(st.lists(LINES), st.integers(0, 4_000_000_000))
def test_what_is_written_is_read_back(lines, begun):
    history = History(begun, {line.guid: line for line in lines}, {"row": TypeLine("row", "ff", begun)})
    assert read(to_text(history)) == history


@given(st.permutations([A, B, changed(replace(A, guid="cccc"))]))
def test_the_order_of_the_notes_is_not_seen(notes):
    history = new_history(NOW).updated(Fingerprints(tuple(notes), ()), NOW)
    in_order = new_history(NOW).updated(Fingerprints(tuple(sorted(notes)), ()), NOW)
    assert to_text(history) == to_text(in_order)


def test_of_two_lines_of_one_note_the_later_counts():
    older = to_text(built())
    newer = built().updated(Fingerprints((changed(A), B), (FORMULA,)), NOW + DAY)
    merged = older + to_text(newer).split("\n", 1)[1]
    assert read(merged) == newer


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_a_conflict_is_named_with_its_line_and_a_way_out(mark):
    first, *others = to_text(built()).splitlines()
    problem = damage("\n".join([first, mark, *others]))
    assert problem.code == "lock-conflict"
    assert (problem.span.path, problem.span.line) == ("cards/deck.lock", 2)
    assert "git checkout --ours -- cards/deck.lock" in problem.hint


@pytest.mark.parametrize(
    "line",
    [
        "note  aaaa  f1  formula  00",
        "note  aaaa  f1  formula  00  yesterday",
        "note  aaaa  f1  formula  00  2026-02-25T06:13:20Z  asleep",
        "type  formula  22  2026-02-25",
        "",
    ],
)
def test_a_damaged_line_is_named_with_a_way_out(line):
    problem = damage(f"{to_text(built())}{line}\n")
    assert problem.code == "lock-damaged"
    assert problem.span.line == 5
    assert "git checkout HEAD -- cards/deck.lock" in problem.hint


@pytest.mark.parametrize("text", ["", "note  aaaa", "# proofdeck deck.lock 2, begun 2026-02-25T06:13:20Z: x"])
def test_a_file_that_is_no_lock_is_told_apart(text):
    problem = damage(text)
    assert (problem.code, problem.span.line) == ("lock-damaged", 1)
