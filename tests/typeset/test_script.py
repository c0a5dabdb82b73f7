import pytest

from builder.typeset.script import (
    breakable,
    full_stop,
    is_rightward,
    is_shaped,
    is_wide,
    reads_rightward,
    segments,
    semicolon,
)


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur", "ar-EG", "he-IL", "az-Arab", "AR"])
def test_these_languages_are_read_from_the_right(language):
    assert reads_rightward(language)


@pytest.mark.parametrize("language", ["en", "ja", "hi", "de", "az", "ku-Latn", "uz-Cyrl"])
def test_all_others_are_read_from_the_left(language):
    assert not reads_rightward(language)


def test_latin_signs_and_formulas_are_not_shaped():
    assert not is_shaped("naïve “quotes” – θₜ ≈ ½ · ℵ 漢字 Ελληνικά кириллица")
    assert is_shaped("a שלום")
    assert is_shaped("क्षति")


def test_hebrew_and_arabic_run_from_the_right_and_devanagari_does_not():
    assert is_rightward("שלום")
    assert is_rightward("سلام")
    assert not is_rightward("क्षति")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("機械学習", "機|械|学|習"),
        ("学習。次", "学|習。|次"),
        ("値、「高い」と", "値、|「高|い」|と"),
        ("データ", "デー|タ"),
        ("ちょっと", "ちょっ|と"),
        ("再現率（recall）と", "再|現|率|（recall）|と"),
        ("GPUで3つ", "GPU|で|3|つ"),
        ("待って……次", "待っ|て|……|次"),
        ("時々見る", "時々|見|る"),
        ("50%以上", "50%|以|上"),
        ("well-known", "well-known"),
        ("การ\u200bเรียน", "การ\u200b|เรียน"),
    ],
)
def test_lines_may_end_between_characters_but_never_before_closing_marks_or_after_opening_ones(text, parts):
    assert "|".join(segments(text)) == parts


def test_korean_is_broken_at_its_spaces():
    assert not is_wide("학습")
    assert not breakable("학", "습")


@pytest.mark.parametrize(
    ("text", "language", "stop"),
    [("判定", "ja", "。"), ("शक्ति", "hi", "।"), ("دقة", "ar", "."), ("بات", "ur", "۔"), ("rate", "ja", ".")],
)
def test_a_sentence_ends_as_its_script_has_it(text, language, stop):
    assert full_stop(text, language) == stop


@pytest.mark.parametrize(("text", "found"), [("判定", "；"), ("دقة", "؛ "), ("דיוק", "; "), ("rate", "; ")])
def test_sentences_are_parted_as_their_script_has_it(text, found):
    assert semicolon(text) == found
