"""A deck of code, mistakes, designs, curves and images, as Anki's own engine imports and shows it."""

import re

import pytest

from builder.check.deck import check_deck
from builder.compose.notes import compose_notes
from builder.history import new_history
from builder.model.memory import Forgetful
from builder.read.deck import read_deck
from builder.write.anki import fingerprints, write_apkg
from builder.write.fields import fill
from builder.write.html import write_preview
from builder.write.markup import AnkiDialect

HEAD = "deck:\n  version: 1\n  id: kinds\n  name: Kinds\n  title: Kinds\n  sections: [s]\n"
FLOW = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9"/></svg>'
ENTRIES = r"""
section: From model to service
symbols:
  x: {domain: real}
entries:
  - id: softmax-code
    kind: code
    term: A softmax
    language: python
    code: |
      def f(z: dict) -> str:
          s = {"a": {1: "}}::<b>"}}  # \(x\) [sound:a]
          return f"{s['a']}"
    blanks: ['"}}::<b>"}}', "z: dict", "return"]
    norun: a fragment
  - id: scaler-leak
    kind: mistake
    mistake: Scaling before the split
    why: Test rows leak
    fix: Scale inside the folds
  - id: fraud
    kind: design
    ask: Design fraud scoring
    parts: [{name: Store, text: Counters}, {name: Model, text: Trees}]
    image: {file: flow.svg, alt: 'A "flow"'}
  - id: relu
    kind: formula
    term: ReLU
    formula: relu(x) = max(0, x)
    checks:
      - equals: (x + abs(x))/2
      - value: {at: {x: 2.5}, is: 2.5, source: by hand}
    plot: {over: {x: [-3, 3]}, curves: [self, {x: x, y: x, label: line}]}
  - id: shapes
    kind: comparison
    title: Shapes
    columns: [{id: curve, name: Curve}, {id: use, name: Use}]
    rows: [{id: relu, name: ReLU, cells: {curve: {curve: relu}, use: hidden layers}}]
"""


def notes_of(flow=FLOW, entries=ENTRIES):
    raw = {"deck.yaml": HEAD, "s.yaml": entries, "flow.svg": flow}
    deck, problems = read_deck({name: text.encode() for name, text in raw.items()}.get, "cards")
    assert problems == ()
    checked, problems = check_deck(deck, memory=Forgetful(), prove=False)
    assert problems == ()
    return deck, compose_notes(checked, Forgetful())


@pytest.fixture(scope="module")
def package():
    """The deck as a package."""
    deck, notes = notes_of()
    filled = fill(notes, AnkiDialect())
    history = new_history(1_700_000_000)
    history = history.updated(fingerprints(deck, filled, history), 1_700_000_000)
    return write_apkg(deck, filled, history)


def sides(reader, entry):
    return [
        (card.render_output().question_text, card.render_output().answer_text)
        for card in reader.note(entry).cards()
    ]


def test_every_note_arrives_and_makes_a_card(reader, package):
    _, notes = notes_of()
    assert reader.imports(package) == {"new": len(notes)}
    assert not reader.collection.get_empty_cards().notes
    assert {note.entry for note in notes} >= {
        *("softmax-code", "scaler-leak", "fraud", "fraud/store", "fraud/model", "relu", "shapes/relu")
    }


def test_a_blank_hides_exactly_what_its_author_says(reader, package):
    reader.imports(package)
    hidden = ['"&#125;&#125;&#58;&#58;&lt;b&gt;"&#125;&#125;', "z&#58; dict", "return"]
    made = sides(reader, "softmax-code")
    assert len(made) == 3
    for (front, back), text in zip(made, hidden, strict=True):
        assert re.search(r'<span class="cloze" [^>]*>\[\.\.\.\]</span>', front)
        shown = re.sub(r"</?span[^>]*>", "", back)
        assert text in shown
        assert text not in re.sub(r"</?span[^>]*>", "", front)
        assert "<pre>" in front
        assert "{{" not in front + back
        assert not re.search(r"\\\(|\[sound:", front + back)


def test_code_that_is_not_run_says_why_at_its_foot(reader, package):
    reader.imports(package)
    assert "◊ not run: a fragment" in sides(reader, "softmax-code")[0][1]


def test_a_mistake_asks_for_why_and_fix(reader, package):
    reader.imports(package)
    ((front, back),) = sides(reader, "scaler-leak")
    assert "Scaling before the split" in front
    assert "leak" not in front.lower().replace("scaler-leak", "")
    assert "Test rows leak" in back
    assert "Scale inside the folds" in back


def test_a_part_is_asked_by_its_name(reader, package):
    reader.imports(package)
    ((front, back),) = sides(reader, "fraud/store")
    assert "Store" in front
    assert "Design fraud scoring" in front
    assert "Counters" not in front
    assert "Counters" in back


def test_an_image_travels_with_the_package(reader, package):
    reader.imports(package)
    ((front, back),) = sides(reader, "fraud")
    name, alt = re.search(r'<img src="([^"]+)" alt="([^"]*)">', back).groups()
    assert "<img" not in front
    assert alt == "A &quot;flow&quot;"
    media = reader.collection.media
    assert media.have(name)
    assert not media.check().missing
    assert not media.check().unused


def test_a_curve_is_drawn_on_the_back_alone(reader, package):
    reader.imports(package)
    front, back = sides(reader, "relu")[0]
    assert "sketch it" in front
    assert "<svg" not in front
    assert '<svg class="plot"' in back
    assert "style=" not in back


def test_a_curve_in_a_row_is_shown_but_not_asked_for(reader, package):
    reader.imports(package)
    ((front, _),) = sides(reader, "shapes/relu")
    assert '<svg class="mini"' in front
    assert "Use?" in front


def test_an_image_that_changes_takes_its_note_along_and_no_other():
    deck, before = notes_of()
    _, after = notes_of(FLOW.replace("H9", "H8"))
    old, new = (
        fingerprints(deck, fill(notes, AnkiDialect()), new_history(1)).notes for notes in (before, after)
    )
    changed = {line.entry for line, other in zip(old, new, strict=True) if line.content != other.content}
    assert changed == {"fraud"}


def test_a_blank_that_is_added_last_leaves_the_other_cards_alone():
    def clozes(entries):
        _, notes = notes_of(entries=entries)
        (note,) = (note for note in notes if note.entry == "softmax-code")
        return dict(re.findall(r"\{\{c(\d)::(.*?)\}\}", fill((note,), AnkiDialect())[0].fields["Text"]))

    longer = ENTRIES.replace('"z: dict", "return"]', '"z: dict", "return", "def"]')
    assert longer != ENTRIES
    assert clozes(longer).items() > clozes(ENTRIES).items()


def test_the_preview_brings_its_images_along():
    deck, notes = notes_of()
    page = write_preview(deck, notes).decode()
    assert '<img src="data:image/svg+xml;base64,' in page
    assert "proofdeck-" not in page
    assert '<svg class="plot"' in page
