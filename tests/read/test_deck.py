"""A deck's folder as a whole."""

from builder.model.entry import FactEntry, FormulaEntry
from builder.model.problem import Severity
from builder.model.span import Span
from builder.model.symbol import Domain, DomainKind

DECK = """\
deck:
  version: 1
  id: tiny
  name: Tiny::Deck
  title: A tiny deck
  subtitle: Of two sections
  author: Me
  language: pt-BR
  sections: [two, one]
  fonts: {body: fonts/a.ttf}
symbols:
  n: {domain: size, means: number of samples}
  yhat: {domain: 'real[n]', tex: '\\hat{y}'}
"""
FACT = "section: {title}\nentries:\n  - {{id: {id}, kind: fact, term: T, text: X}}\n"
FILES = {
    "deck.yaml": DECK,
    "one.yaml": FACT.format(title="First", id="a"),
    "two.yaml": FACT.format(title="Second", id="b"),
    "fonts/a.ttf": b"font",
}


def test_a_deck_is_read(read):
    deck, problems = read(FILES)
    assert problems == ()
    assert [str(text) for text in (deck.id, deck.name, deck.title, deck.subtitle, deck.author)] == [
        "tiny",
        "Tiny::Deck",
        "A tiny deck",
        "Of two sections",
        "Me",
    ]
    assert deck.language == "pt-BR"
    assert [(role.value, file.value) for role, file in deck.fonts] == [("body", "fonts/a.ttf")]
    assert [(section.name, section.title.value) for section in deck.sections] == [
        ("two", "Second"),
        ("one", "First"),
    ]
    assert [entry.id.value for entry in deck.entries()] == ["b", "a"]
    assert deck.unread == frozenset()
    n, yhat = deck.symbols
    assert (n.name.value, n.domain, n.means.value) == ("n", Domain(DomainKind.SIZE), "number of samples")
    assert (yhat.domain, yhat.tex.value) == (Domain(DomainKind.REAL, ("n",)), r"\hat{y}")


def test_what_is_not_said_is_none(read_entries):
    deck, _ = read_entries("  - {id: a, kind: fact, term: T, text: X}\n")
    assert (deck.subtitle, deck.author, deck.language, deck.fonts, deck.symbols) == (None, None, "en", (), ())


def test_a_folder_without_a_deck_has_none(read):
    deck, (problem,) = read({"deck.yaml": None}, folder="my/cards/")
    assert deck is None
    assert (problem.code, problem.span) == ("missing-file", Span("my/cards/deck.yaml", 1, 1))


def test_files_are_named_as_the_folder_was_typed(read):
    for folder, path in (
        ("cards", "cards/s.yaml"),
        ("../x/", "../x/s.yaml"),
        (".", "./s.yaml"),
        ("", "s.yaml"),
    ):
        _, (problem,) = read({"s.yaml": "- a\n"}, folder=folder)
        assert problem.span.path == path


def test_all_problems_of_all_files_come_in_the_order_of_files_and_lines(read):
    files = {
        **FILES,
        "deck.yaml": DECK.replace("author: Me", "auther: Me"),
        "one.yaml": FACT.format(title="First #1", id="b"),
        "two.yaml": "section: S\nentries:\n  - {id: b, kind: fact, term: T, text: X, why: }\n  - {id: C}\n",
    }
    deck, problems = read(files)
    assert [
        (problem.span.path.removeprefix("cards/"), problem.span.line, problem.code) for problem in problems
    ] == [
        ("deck.yaml", 7, "unknown-field"),
        ("two.yaml", 3, "empty"),
        ("two.yaml", 4, "missing-field"),
        ("two.yaml", 4, "bad-id"),
        ("one.yaml", 1, "cut-comment"),
        ("one.yaml", 3, "duplicate-id"),
    ]
    assert problems[4].severity is Severity.WARNING
    assert problems[5].also == Span("cards/two.yaml", 3, 10)
    assert [entry.id.value for entry in deck.entries()] == ["b"]


def test_every_formula_that_parses_is_read_whatever_else_is_wrong(read_entries):
    deck, problems = read_entries("""\
  - id: a
    kind: formula
    formula: a = b
    whenn: now
    asof: never
    see: [A, b]
    checks:
      - odd: b
      - evn: b
""")
    assert len(problems) == 5
    (entry,) = deck.entries()
    assert isinstance(entry, FormulaEntry)
    assert entry.term == entry.id
    assert [id_.value for id_ in entry.see] == ["b"]
    assert len(entry.checks) == 1
    assert deck.unread == {"a"}


def test_a_missing_section_leaves_the_others(read):
    deck, (problem,) = read({**FILES, "two.yaml": None})
    assert problem.span == Span("cards/deck.yaml", 9, 14, 3)
    assert [section.name for section in deck.sections] == ["one"]


def test_a_symbol_of_unknown_domain_stays_declared(read):
    deck, problems = read({**FILES, "deck.yaml": DECK.replace("size", "poem").replace("real[n]", "rael[n]")})
    assert [problem.code for problem in problems] == ["bad-domain", "bad-domain"]
    assert [symbol.domain for symbol in deck.symbols] == [None, Domain(DomainKind.REAL, ("n",))]


def test_images_are_looked_for(read):
    entry = "  - {{id: {id}, kind: fact, term: T, text: X, image: {{file: {file}, alt: A}}}}\n"
    entries = "".join(
        entry.format(id=name, file=f"img/{name}.png") for name in ("fine", "empty", "huge", "none")
    )
    files = {
        "s.yaml": f"section: S\nentries:\n{entries}",
        "img/fine.png": b"\x89PNG\r\n\x1a\n",
        "img/empty.png": b"",
        "img/huge.png": bytes(6 * 2**20),
    }
    deck, problems = read(files)
    assert [(problem.span.line, problem.code) for problem in problems] == [
        (4, "bad-image"),
        (5, "bad-image"),
        (6, "missing-file"),
    ]
    assert all(isinstance(entry, FactEntry) and entry.image for entry in deck.entries())
