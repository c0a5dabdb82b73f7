"""Claims that age, without the day on which they were true."""

import pytest


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The option is gone since 1.2, use the other", "gone since 1.2"),
        ("Stages were deprecated in MLflow 2.9", "deprecated in MLflow 2.9"),
        ("The service closed in 2026", "in 2026"),
        ("Closed since March 2026", "March 2026"),
        ("In 2017 transformers came", "In 2017"),
        ("Currently the default", "Currently"),
    ],
)
def test_a_year_a_version_and_today_age(warned, fact, text, at):
    (told,) = warned(fact("Option", text))
    assert (told.code, told.at) == ("undated-claim", at)


@pytest.mark.parametrize(
    "text",
    [
        "It reads 2048 tokens at a time",
        "Found in 2000 rows of ten",
        "In $2025$ lies no date",
        "A rate between 0.9 and 0.99, since 0.5 is too low",
        "Falls from 0.1 to 0.9 in 2.5 seconds",
    ],
)
def test_a_number_is_no_date(codes, fact, text):
    assert codes(fact("Option", text)) == []


def test_a_date_of_the_look_up_settles_it(codes, fact):
    assert codes(fact("Option", "It closed in 2026", "f", "asof: 2026-03-01")) == []


def test_a_source_has_its_year(codes, fact):
    assert codes(fact("Option", "A choice", "f", "source: 'Someone, published in 2017'")) == []


@pytest.mark.parametrize("field", ["why", "when", "pitfall"])
def test_what_stands_beside_the_answer_ages_too(codes, fact, field):
    assert codes(fact("Option", "A choice", "f", f"{field}: it came in 2025")) == ["undated-claim"]


def test_an_entry_is_told_once(codes, question):
    assert codes(question("Why?", "In 2025 and in 2026", then=("When?", "since 1.2"))) == ["undated-claim"]
