from builder.model.piece import Code, Ink
from builder.typeset.code import code
from builder.typeset.frame import Rule, Run
from tests.typeset.desks import lines_said, real_desk, typewriter_desk

LETTER = 3.5
"""Half of 7 points."""


def set_code(text, *inks, desk=None, measure=252.6):
    return code(Code("python", text, inks), desk or typewriter_desk(), measure)


def test_every_line_is_a_slug_beside_its_part_of_the_bar():
    slugs = set_code("a\n\nb")
    assert [slug.frame.height for slug in slugs] == [8.5, 8.5, 8.5]
    bars = [leaf for slug in slugs for _, _, leaf, _ in slug.frame.leaves() if isinstance(leaf, Rule)]
    assert bars == [Rule(1.25, 8.5)] * 3


def test_letters_stand_on_a_grid_whatever_their_ink():
    (slug,) = set_code("    def f", (4, 7, Ink.KEYWORD))
    runs = [(x, leaf.text) for x, _, leaf, _ in slug.frame.leaves() if isinstance(leaf, Run)]
    assert runs == [(7 + 4 * LETTER, "def"), (7 + 7 * LETTER, " f")]


def test_keywords_strings_and_comments_differ_by_weight_slant_and_colour():
    (slug,) = set_code(
        "if 's' #c", (0, 2, Ink.KEYWORD), (3, 6, Ink.STRING), (7, 9, Ink.COMMENT), desk=real_desk()
    )
    found = {
        leaf.text.strip(): (leaf.font, color)
        for _, _, leaf, color in slug.frame.leaves()
        if isinstance(leaf, Run)
    }
    assert found["if"] == ("IBMPlexMono-SemiBold", "#1F3A5F")
    assert found["'s'"] == ("IBMPlexMono-Regular", "#1D5145")
    assert found["#c"] == ("IBMPlexMono-Italic", "#4A4A4A")


def test_a_line_that_is_too_long_goes_on_further_in_and_is_named_without_stopping_anything():
    desk = typewriter_desk()
    slugs = set_code("call(first, second, third)", desk=desk, measure=7 + 16 * LETTER)
    assert lines_said(slugs) == ["call(first,", "second,", "third)"]
    (fault,) = desk.faults
    assert "26 characters" in fault.message
    assert not fault.stops
    for slug in slugs:
        assert all(
            x + len(leaf.text) * LETTER <= 7 + 16 * LETTER
            for x, _, leaf, _ in slug.frame.leaves()
            if isinstance(leaf, Run)
        )


def test_short_code_stays_in_one_column_long_code_may_be_split_best_at_a_blank_line():
    short = set_code("\n".join("abc"))
    long = set_code("\n".join(["x"] * 6 + [""] + ["x"] * 8))
    assert all(slug.cost == float("inf") for slug in short)
    finite = {index: slug.cost for index, slug in enumerate(long) if slug.cost < float("inf")}
    assert min(finite, key=finite.__getitem__) == 7
    assert min(finite) == 3
    assert max(finite) == len(long) - 3
