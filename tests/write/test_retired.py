"""Notes that are gone: how they are found, and which entry they most likely became."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.history import new_history, place_of, to_text
from builder.model.history import History, NoteLine
from builder.write.retired import retired_notice, retired_search


def history(*lines: NoteLine) -> History:
    return replace(new_history(0), notes={line.guid: line for line in lines})


def line(guid: str, entry: str, type_: str = "fact", *, retired: bool = True) -> NoteLine:
    return NoteLine(guid, entry, type_, "00", 1, retired)


def test_nothing_is_searched_where_nothing_is_retired():
    living = history(line("a", "f1", retired=False))
    assert retired_search("D", living) is None
    assert retired_notice("D", living) == ""


@pytest.mark.parametrize(
    ("lines", "search"),
    [
        ([line("a", "f1")], 'deck:"My deck" EntryId:f1'),
        (
            [line("b", "gd/sgd"), line("a", "f1")],
            'deck:"My deck" (EntryId:f1 OR EntryId:gd/sgd)',
        ),
        (
            [line("a", "f1"), line("b", "f1", "formula", retired=False)],
            'deck:"My deck" (EntryId:f1 note:"My deck: fact")',
        ),
        ([line("a", "f1"), line("b", "f1")], 'deck:"My deck" EntryId:f1'),
    ],
)
def test_a_search_finds_the_retired_and_no_other(lines: list[NoteLine], search: str):
    found = retired_search("My deck", history(*lines))
    assert found is not None
    assert found[0] == search


def test_a_note_that_lives_on_under_another_guid_is_not_searched():
    late = history(line("a", "f1"), line("b", "f1", retired=False))
    assert retired_search("D", late) is None


def test_what_means_something_in_searches_is_escaped():
    found = retired_search('a"b*c_d\\e:f', history(line("a", "f1")))
    assert found == ('deck:"a\\"b\\*c\\_d\\\\e:f" EntryId:f1', 1)


def test_a_notice_counts():
    one = retired_notice("D", history(line("a", "f1")))
    assert one.startswith("1 retired note, which stays with readers")
    assert retired_notice("D", history(line("a", "f1"), line("b", "f2"))).startswith("2 retired notes, which")


def test_a_lock_names_the_entry_of_a_guid():
    text = to_text(history(line("aaaa", "f1"), line("bbbb", "gd/sgd", "row")))
    span = place_of("bbbb", text, "cards/deck.lock")
    assert text.splitlines()[span.line - 1][span.column - 1 :][: span.length] == "gd/sgd"
    assert place_of("none", text, "cards/deck.lock").line == 1
