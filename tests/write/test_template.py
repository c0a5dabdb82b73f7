"""Anki's template language, as far as our note types go."""

from __future__ import annotations

import pytest

from builder.write.template import asks, fields_of, is_blank, parse_template, render

BOTH = parse_template("{{#Back}}{{#Meaning}}<p>Which? {{Meaning}}</p>{{/Meaning}}{{/Back}}")
EITHER = parse_template("{{#A}}{{A}}{{/A}}{{^A}}{{B}}{{/A}}")


def test_fields_are_filled_in_and_conditions_obeyed():
    assert render(BOTH, {"Back": "1", "Meaning": "x"}) == "<p>Which? x</p>"
    assert render(BOTH, {"Back": "", "Meaning": "x"}) == ""
    assert render(EITHER, {"A": "a", "B": "b"}) == "a"
    assert render(EITHER, {"A": "", "B": "b"}) == "b"


def test_what_is_filled_in_is_no_template():
    assert render(parse_template("{{A}}"), {"A": "{{B}}"}) == "{{B}}"


def test_a_filtered_field_is_found_under_its_filter():
    assert render(parse_template("{{cloze:Text}}"), {"cloze:Text": "[...]"}) == "[...]"


@pytest.mark.parametrize("html", ["", "  \n", "<br>", "<div><br /></div>", "&nbsp;"])
def test_a_blank_field_is_empty(html):
    assert is_blank(html)


@pytest.mark.parametrize("html", ["0", "<b></b>", "<img>"])
def test_markup_that_shows_is_not_empty(html):
    assert not is_blank(html)


def test_a_front_asks_only_if_a_field_shows():
    assert asks(BOTH, {"Back", "Meaning"})
    assert not asks(BOTH, {"Meaning"})
    assert not asks(parse_template("{{#A}}only words{{/A}}"), {"A"})
    assert asks(EITHER, {"B"})
    assert not asks(EITHER, set())


def test_all_fields_of_a_template_are_named():
    assert list(fields_of(parse_template("{{#A}}{{cloze:B}}{{/A}}{{^C}}{{/C}}"))) == ["A", "B", "C"]


@pytest.mark.parametrize("html", ["{{#A}}", "{{/A}}", "{{#A}}{{#B}}{{/A}}{{/B}}"])
def test_a_condition_out_of_place_is_an_error(html):
    with pytest.raises(ValueError, match=r"closes|not closed"):
        parse_template(html)
