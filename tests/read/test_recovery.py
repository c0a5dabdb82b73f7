"""A file with broken YAML: what is whole is read all the same."""

from builder.read import recovery

ENTRY = "  - id: {id}\n    kind: fact\n    term: T\n    text: {text}\n"


def ids(deck):
    return [entry.id.value for entry in deck.entries()]


def test_the_entries_about_a_broken_one_are_read(read_entries):
    deck, problems = read_entries(
        ENTRY.format(id="a", text="fine")
        + ENTRY.format(id="b", text="'open")
        + ENTRY.format(id="c", text="fine")
    )
    assert ids(deck) == ["a", "c"]
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == [
        ("yaml-syntax", 10, 11)
    ]
    assert deck.unread == {"b"}


def test_each_broken_entry_is_told(read_entries):
    broken = (
        ENTRY.format(id="a", text="x: y")
        + ENTRY.format(id="b", text="fine")
        + ENTRY.format(id="c", text="[ x y")
    )
    deck, problems = read_entries(broken)
    assert ids(deck) == ["b"]
    assert [problem.span.line for problem in problems] == [6, 14]


def test_places_behind_a_broken_entry_are_right(read_entries):
    deck, problems = read_entries(ENTRY.format(id="a", text="x: y") + ENTRY.format(id="b", text=""))
    assert [(problem.code, problem.span.line) for problem in problems] == [("needs-quotes", 6), ("empty", 10)]
    assert deck.unread == {"a", "b"}


def test_entries_at_the_margin_are_read_too(read_entries):
    text = (ENTRY.format(id="a", text="x: y") + ENTRY.format(id="b", text="fine")).replace("\n  ", "\n")[2:]
    deck, problems = read_entries(text)
    assert ids(deck) == ["b"]
    assert [problem.span.line for problem in problems] == [6]


def test_a_section_of_broken_entries_says_no_more_than_that(read_entries):
    deck, problems = read_entries(ENTRY.format(id="a", text="x: y"))
    assert ids(deck) == []
    assert [problem.code for problem in problems] == ["needs-quotes"]
    assert deck.unread == {"a"}


def test_a_broken_head_is_told_and_the_ids_are_known(read):
    deck, problems = read({"s.yaml": "section: A: B\nentries:\n" + ENTRY.format(id="a", text="fine")})
    assert [(problem.code, problem.span.line) for problem in problems] == [("needs-quotes", 1)]
    assert deck.unread == {"a"}


def test_the_lines_of_a_comparison_are_no_entries(read_entries):
    comparison = (
        "  - id: c\n    kind: comparison\n    title: T\n    columns:\n      - id: x\n        name: X\n"
        "    rows:\n      - id: r\n        name: R: S\n        cells: {x: y}\n"
    )
    deck, problems = read_entries(ENTRY.format(id="a", text="fine") + comparison)
    assert ids(deck) == ["a"]
    assert [problem.span.line for problem in problems] == [15]


def test_only_so_many_faults_are_told(read_entries, monkeypatch):
    monkeypatch.setattr(recovery, "MOST_BROKEN", 3)
    deck, problems = read_entries("".join(ENTRY.format(id=f"e{n}", text="x: y") for n in range(9)))
    assert len(problems) == 3
    assert len(deck.unread) == 9
