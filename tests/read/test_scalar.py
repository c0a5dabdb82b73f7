"""Scalars: each character of a text knows where it stands in the source."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.read.document import LOADER, PlainLoader, read_document
from builder.read.node import Scalar
from builder.read.scalar import text_of
from builder.read.source import Source

LOADERS = (LOADER, PlainLoader)


def read_value(source, loader=LOADER):
    """Return the text of the value of `key`, and the lines of the source."""
    node, _ = read_document(Source("s.yaml", source), loader)
    return text_of(node.get("key")), source.split("\n")


def shown(text, lines):
    """Return what stands in the source where each character of the text is said to be."""
    places = [text.span(offset, 1) for offset in range(len(text.value))]
    return "".join((lines[place.line - 1] + "\n")[place.column - 1] for place in places)


@pytest.mark.parametrize(
    ("source", "value", "seen"),
    [
        ("key: one two", "one two", "one two"),
        ("é𝛼: 1\nkey: βγ δ", "βγ δ", "βγ δ"),
        ("{a: é, key: βγ}", "βγ", "βγ"),
        ("key: one\n  two\n\n  three # cut", "one two\nthree", "one\ntwo\nthree"),
        ("key: 'it''s ''x'''", "it's 'x'", "it's 'x'"),
        ("key: 'one \n  two''s\n\n  '", "one two's", "one\ntwo's"),
        ('key: "one\\ttwo \\u00e9\\"x"', 'one\ttwo é"x', "one\\two \\\\x"),
        ('key: "one\\\n   two\n  three"', "onetwo three", "onetwo\nthree"),
        ("key: |\n  one\n   two\n\n  three\n", "one\n two\n\nthree", "one\n two\n\nthree"),
        ("key: |2\n    one\n", "  one", "  one"),
        ("key: >\n  one\n  two\n\n    more\n  less\n", "one two\n\n  more\nless", "one\ntwo\n\n  more\nless"),
        ("key: >-\n\n  one\n  two", "\none two", "\none\ntwo"),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_a_character_is_where_it_seems(source, value, seen, loader):
    text, lines = read_value(source, loader)
    assert text.value == value
    assert shown(text, lines) == seen


def test_line_breaks_at_the_end_are_dropped():
    assert read_value("key: |+\n  one\n\n\n")[0].value == "one"


def test_an_underlined_part_of_a_folded_text_is_found():
    text, _ = read_value("key: >-\n  TP /\n  (TP + FPP)")
    span = text.span(text.value.index("FPP"), 3)
    assert (span.line, span.column, span.length) == (3, 9, 3)


WORDS = st.text(alphabet="abé𝛼'\"\\:# \n\t", min_size=1, max_size=30)


@settings(max_examples=300, deadline=None)
@given(value=WORDS, style=st.sampled_from(["'", '"', "|", ">", None]), width=st.integers(2, 40))
def test_every_character_of_what_yaml_writes_is_found(value, style, width):
    source = yaml.dump({"a": {"key": value}}, default_style=style, width=width, allow_unicode=True)
    for loader in LOADERS:
        node, _ = read_document(Source("s.yaml", source), loader)
        if node is None:  # an escape of a control character is refused
            continue
        scalar = node.get("a").get("key")
        assert isinstance(scalar, Scalar)
        held(text_of(scalar), source, value.rstrip("\n"))


@settings(max_examples=300, deadline=None)
@given(
    lines=st.lists(st.text(alphabet="abé𝛼' \\", max_size=8), min_size=1, max_size=6),
    style=st.sampled_from(["'", "", "|", ">", ">-", "|+", ">2", "|1-"]),
    indent=st.integers(1, 4),
)
def test_every_character_of_what_authors_write_is_found(lines, style, indent):
    body = "\n".join(" " * indent + line for line in lines)
    match style:
        case "'":
            source = f"key: '{body.replace(chr(39), chr(39) * 2)}'\nnext: x\n"
        case "":
            source = f"key: a{body.replace(chr(39), 'b')}\nnext: x\n"
        case _:
            source = f"key: {style}\n{body}\nnext: x\n"
    for loader in LOADERS:
        node, _ = read_document(Source("s.yaml", source), loader)
        if node is not None and node.get("next") is not None:
            held(text_of(node.get("key")), source, None)


def held(text, source, value):
    """Assert that every letter of the text is where it is said to be, and a space where white space is."""
    assert value is None or text.value == value
    for letter, seen in zip(text.value, shown(text, source.split("\n")), strict=True):
        if letter.isspace():
            assert seen.isspace() or seen == "\\"
        else:
            assert seen in {letter, "\\"}
