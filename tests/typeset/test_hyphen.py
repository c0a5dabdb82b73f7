from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.hyphen import Hyphens

ENGLISH = Hyphens("en")


def divided(word, hyphens=ENGLISH):
    places = hyphens.places(word)
    return "-".join(word[start:end] for start, end in zip((0, *places), (*places, len(word)), strict=True))


def test_words_are_divided_where_english_divides_them():
    assert divided("harmonic") == "har-monic"


def test_punctuation_around_a_word_does_not_count():
    assert divided("(harmonic,") == "(har-monic,"


def test_names_of_models_short_words_and_numbers_stay_whole():
    assert [divided(word) for word in ("CatBoost", "LASSO", "ratio", "3.14159265")] == [
        "CatBoost",
        "LASSO",
        "ratio",
        "3.14159265",
    ]


def test_german_is_divided_as_german():
    assert divided("Wahrscheinlichkeit", Hyphens("de")) == "Wahr-schein-lich-keit"


def test_a_language_without_patterns_divides_nothing():
    assert Hyphens("xx").places("harmonic") == ()


@given(st.text(alphabet=st.characters(categories=["L", "P", "N"]), max_size=30))
def test_three_letters_stay_on_either_side(word):
    for place in ENGLISH.places(word):
        assert word[place - 3 : place].isalpha()
        assert word[place : place + 3].isalpha()
