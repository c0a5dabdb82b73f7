import pytest

from builder.model.note import NoteType
from builder.write.direction import direction, direction_style, in_language
from builder.write.notetypes import form_of


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_an_english_deck_has_its_cards_as_they_were(language):
    for type_ in NoteType:
        for card in form_of(type_).templates:
            assert in_language(card.front, language) == card.front
            assert in_language(card.back, language) == card.back
    assert direction(language) == direction_style(language) == ""


def test_every_side_of_another_deck_says_its_language_once():
    for type_ in NoteType:
        for card in form_of(type_).templates:
            assert in_language(card.front, "ja").count('<div class="pd" lang="ja">') == 1
            assert in_language(card.back, "ar").count('<div class="pd" lang="ar" dir="rtl">') == 1


def test_code_and_formulas_stay_from_the_left_on_cards_from_the_right():
    style = direction_style("he")
    assert ".pd pre" in style
    assert "direction: ltr" in style
