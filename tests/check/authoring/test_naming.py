"""What others call an entry: short, and its own."""

import pytest

LONG = "Fitting a scaler to every row before rows are split"
SHORT = "Fitting a scaler before the split"


def mistake(said, name="m", *more):
    return "\n".join(
        (f"id: {name}\nkind: mistake\nmistake: '{said}'\nwhy: Rows leak into {name}\nfix: Split first", *more)
    )


def test_a_long_title_that_another_entry_refers_to_wants_a_name(warned, fact):
    (told,) = warned(mistake(LONG), fact("Fold", "A part of the rows", "f", "see: [m]"))
    assert (told.code, told.at, told.also) == ("long-title", LONG, "m")
    assert "'f' refers to this by all of its 51 characters" in told.said


def test_a_link_without_words_of_its_own_shows_the_title(codes, fact):
    assert codes(mistake(LONG), fact("Fold", "A part, see [[m]]")) == ["long-title"]
    assert codes(mistake(LONG), fact("Fold", "A part, see [[m|that mistake]]")) == []
    assert codes(mistake(LONG), fact("Fold", "A part, never `[[m]]`")) == []


def test_a_name_settles_it(codes, fact):
    refers = fact("Fold", "A part of the rows", "f", "see: [m]")
    assert codes(mistake(LONG, "m", "name: Early scaler"), refers) == []
    assert codes(mistake(LONG, "m", f"name: {LONG}"), refers) == ["long-title"]


def test_a_title_may_be_long_if_no_other_entry_shows_it(codes, fact):
    assert codes(mistake(LONG, "m", "see: [m]"), fact("Fold", "A part of the rows")) == []


def test_a_short_title_needs_no_name(codes, fact):
    assert codes(mistake(SHORT), fact("Fold", "A part of the rows", "f", "see: [m]")) == []


def test_an_entry_is_told_once_however_many_refer_to_it(codes, fact):
    one, other = (fact(term, f"Says {term}", term, "see: [m]") for term in ("fold", "row"))
    assert codes(mistake(LONG), one, other) == ["long-title"]


def test_a_formula_is_as_wide_as_it_prints(codes, fact):
    refers = fact("Fold", "A part of the rows", "f", "see: [m]")
    assert (
        codes(mistake(r"Taking $\hat{\boldsymbol{\beta}}_{\mathrm{ols}}$ for what causes it"), refers) == []
    )


@pytest.mark.parametrize("name", ["Early scaler", "early scaler"])
def test_two_entries_do_not_share_a_name(warned, name):
    (told,) = warned(
        mistake("Scaling first", "a", "name: Early scaler"), mistake("Splitting last", "b", f"name: {name}")
    )
    assert (told.code, told.at, told.also) == ("same-name", name, "Early scaler")
    assert "'a'" in told.said


def test_a_name_is_not_the_title_of_another_entry(codes, fact):
    assert codes(fact("Leak", "A way in"), mistake("Scaling first", "m", "name: Leak")) == ["same-name"]
    assert codes(fact("Leak", "A way in"), mistake("Scaling first", "m", "name: Leaks")) == []


def test_a_name_may_be_the_entrys_own_title(codes):
    assert codes(mistake("Scaling first", "m", "name: Scaling first")) == []
