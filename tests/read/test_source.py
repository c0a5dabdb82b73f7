"""From bytes to characters."""

import pytest

from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.source import MOST_BYTES, source_of


def place(problem):
    assert isinstance(problem, Problem)
    return problem.code, problem.span.line, problem.span.column


def test_a_byte_order_mark_and_foreign_line_ends_leave_no_trace():
    source = source_of(b"\xef\xbb\xbfa: b\r\nc: d\re: f\n", "s.yaml")
    assert source.text == "a: b\nc: d\ne: f\n"


def test_a_byte_order_mark_shifts_no_column(read):
    plain = "section: S\nentries: [@]\n"
    _, problems = read({"s.yaml": plain})
    _, marked = read({"s.yaml": "\ufeff" + plain.replace("\n", "\r\n")})
    assert problems == marked
    assert problems[0].span == Span("cards/s.yaml", 2, 11)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_refused(encoding):
    problem = source_of("section: S\n".encode(encoding), "s.yaml")
    assert place(problem) == ("encoding", 1, 1)
    assert problem.hint == "save it as UTF-8"


def test_latin_1_is_refused_where_it_shows():
    problem = source_of("a: b\r\nterm: naïve café\n".encode("latin-1"), "s.yaml")
    assert place(problem) == ("encoding", 2, 9)
    assert problem.message == "byte 0xEF is not UTF-8"


def test_a_surrogate_in_utf_8_is_refused_behind_wide_letters():
    problem = source_of("é𝛼: ".encode() + b"\xed\xa0\x80", "s.yaml")
    assert place(problem) == ("encoding", 1, 5)


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\x00", "U+0000 (control character)"),
        ("\x07", "U+0007 (control character)"),
        ("\x7f", "U+007F (control character)"),
        ("\x85", "U+0085 (next line)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\uffff", "U+FFFF (control character)"),
    ],
)
def test_an_invisible_character_is_refused_at_its_place(character, said):
    problem = source_of(f"a: b\nterm: x{character}y\n".encode(), "s.yaml")
    assert place(problem) == ("control-character", 2, 8)
    assert problem.message == f"{said} has no place here"


def test_every_other_character_is_kept():
    kept = "tab\t é β ≥ “x” – 𝛼 \u00a0 \u200b \U0001f600"
    assert source_of(kept.encode(), "s.yaml").text == kept


def test_a_huge_file_is_refused():
    assert place(source_of(b" " * (MOST_BYTES + 1), "s.yaml")) == ("too-large", 1, 1)
