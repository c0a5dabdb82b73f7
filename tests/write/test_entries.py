"""Entries written as YAML, and read back by our own reader."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from builder.model.draft import Draft
from builder.model.entry import FactEntry, QuestionEntry
from builder.read.deck import read_deck
from builder.read.html import markdown_of
from builder.write.entries import entry_yaml, scalar, section_yaml

HEAD = b"deck: {version: 1, id: d, name: D, title: D, language: en, sections: [s]}\n"


def read_back(section: str):
    """Return the title, entries and problems that our reader finds in a section."""
    files = {"deck.yaml": HEAD, "s.yaml": section.encode()}
    deck, problems = read_deck(files.get, "cards")
    assert deck is not None
    return deck.sections[0], [problem for problem in problems if problem.code != "mojibake"]


TEXT = st.text(
    st.one_of(st.sampled_from(": #'\"\\-[]{}|>&*!%@`,?$\n\t_^~"), st.characters(exclude_categories=("Cs",))),
    min_size=1,
)
LINE = TEXT.map(lambda text: " ".join(text.split()))


@given(TEXT, TEXT, st.lists(LINE.map(lambda text: text.replace(" ", "")), max_size=3))
def test_every_text_is_read_back_without_a_problem(ask, answer, tags):
    assume(all(scalar(text) != "''" for text in (ask, answer)))
    draft = Draft("a", "question", (("ask", ask), ("answer", answer)), tuple(tags))
    section, problems = read_back(section_yaml("Title", [draft]))
    assert not problems
    (entry,) = section.entries
    assert isinstance(entry, QuestionEntry)
    assert len(entry.tags) == sum(scalar(tag) != "''" for tag in tags)


PRINTABLE = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs"))).filter(str.strip)


@given(PRINTABLE, PRINTABLE)
def test_printable_text_is_read_back_to_the_letter(text, more):
    for said in (text.strip(), f"{text}\n\n  {more}\nend".strip()):
        section, problems = read_back(
            section_yaml("T", [Draft("a", "fact", (("term", said), ("text", said)))])
        )
        assert not problems
        (entry,) = section.entries
        assert isinstance(entry, FactEntry)
        assert entry.term.value.rstrip() == said
        assert entry.text.value.rstrip() == said


@given(st.text(), st.text())
def test_what_html_becomes_is_read_back_without_a_problem(ask, answer):
    said = markdown_of(ask), markdown_of(answer)
    assume(all(said))
    draft = Draft("a", "question", (("ask", said[0]), ("answer", said[1])))
    assert not read_back(section_yaml("T", [draft]))[1]


@given(LINE.filter(lambda text: scalar(text) != "''"))
def test_a_title_may_be_anything(title):
    _, problems = read_back(section_yaml(title, [Draft("a", "fact", (("term", "x"), ("text", "y")))]))
    assert not problems


def test_an_entry_looks_as_an_author_would_type_it():
    draft = Draft(
        "epoch",
        "question",
        (
            ("ask", "What is an epoch?"),
            ("answer", "One pass:\n\n- all rows\n- once: it's $x$"),
            ("why", "it's: so"),
        ),
        ("a", "b::c"),
    )
    assert entry_yaml(draft) == (
        "  - id: epoch\n"
        "    kind: question\n"
        "    ask: What is an epoch?\n"
        "    answer: |-\n"
        "      One pass:\n"
        "\n"
        "      - all rows\n"
        "      - once: it's $x$\n"
        "    why: 'it''s: so'\n"
        "    tags: [a, 'b::c']\n"
    )
