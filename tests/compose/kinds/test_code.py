"""Code as notes and as blocks."""

import pytest
from pygments.lexers import get_lexer_by_name

from builder.compose.highlight import inks
from builder.model.block import Lead
from builder.model.curve import Tracing
from builder.model.note import NoteType
from builder.model.piece import Code, Ink, Labelled, Plot, Prose, Ran, Style, Words
from builder.read.kinds.code import LANGUAGES

HALF = """\
  - id: half
    kind: code
    term: A half
    language: python
    prelude: import math
    code: |
      import cmath  # not needed
      print(math.sqrt(0.25), "or so")
    blanks: [sqrt, cmath]
    expect: 0.5 or so
    why: It is a root
    note: short
"""
TEXT = 'import cmath  # not needed\nprint(math.sqrt(0.25), "or so")'
INKS = ((0, 6, Ink.KEYWORD), (14, 26, Ink.COMMENT), (50, 57, Ink.STRING))
HOLES = ((38, 42), (7, 12))


def words(text):
    return Prose((Words(text),))


def test_code_is_one_note_with_a_hole_a_blank_in_the_authors_order(composed, slots):
    (note,) = composed(HALF).notes
    assert (note.entry, note.type) == ("half", NoteType.CODE)
    assert [TEXT[start:end] for start, end in HOLES] == ["sqrt", "cmath"]
    assert slots(note) == {
        "Term": (words("A half"),),
        "Note": (words("short"),),
        "Text": (Code("python", TEXT, INKS, HOLES),),
        "Prints": (Code("text", "0.5 or so"),),
        "Why": (words("It is a root"),),
    }


def test_the_prelude_is_not_shown(composed):
    made = composed(HALF)
    assert "import math" not in repr((made.notes, made.blocks))


def test_code_that_ran_says_so(composed, slots):
    made = composed(HALF, found={"ran": {"half"}})
    assert slots(made.notes[0])["Verdict"] == (words("✓ ran"),)
    (block,) = made.blocks
    assert block.parts[0].ran is Ran.RAN
    assert block.aside == Prose(
        (
            Words("short"),
            Words(" · "),
            Words("python"),
            Words("  "),
            Words("✓", Style.STRONG),
            Words(" ran"),
        )
    )


def test_code_that_is_not_run_says_why(composed, slots):
    made = composed(HALF.replace("expect: 0.5 or so", "norun: needs *a* GPU"))
    (said,) = slots(made.notes[0])["Verdict"]
    assert "".join(inline.text for inline in said.inlines) == "◊ not run: needs a GPU"
    assert made.blocks[0].parts[0].ran is Ran.SKIPPED


def test_codes_block_is_the_code(composed):
    (block,) = composed(HALF).blocks
    assert (block.lead, block.title, block.terms) == (Lead.TITLE, words("A half"), ("A half",))
    assert block.parts == (Code("python", TEXT, INKS, HOLES), Labelled("Why", (words("It is a root"),)))


def test_runs_of_one_ink_are_one():
    assert inks('x = """a {b}"""  # c', "python") == ((4, 15, Ink.STRING), (17, 20, Ink.COMMENT))
    assert inks("x is not None", "python") == tuple(
        (start, end, Ink.KEYWORD) for start, end in ((2, 4), (5, 8), (9, 13))
    )


def test_the_inks_of_code_do_not_reach_over_its_end():
    assert inks("# c", "python") == ((0, 3, Ink.COMMENT),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_that_may_be_named_is_known(language):
    assert get_lexer_by_name(language)


def test_a_language_that_is_unknown_is_plain():
    assert inks("begin end", "klingon") == ()


def test_code_may_have_a_plot(composed):
    plot = "    plot: {over: {u: [0, 1]}, curves: [{x: u, y: u}]}\n"
    curves = {"half": Tracing(0, 1, 0, 1, ((((0, 0), (1, 1)),),))}
    made = composed(HALF + plot, found={"curves": curves})
    assert isinstance(made.blocks[0].parts[1], Plot)
