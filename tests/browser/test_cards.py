"""Cards of all kinds, rendered by Anki's own engine and shown as on a phone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from builder.check.deck import check_deck
from builder.check.made.deck import with_made
from builder.cli.source import Source
from builder.cli.starters import starter
from builder.compose.notes import compose_notes
from builder.history import new_history
from builder.model.memory import Forgetful
from builder.read.deck import read_deck
from builder.read.entry import KINDS
from builder.write.anki import fingerprints, write_apkg
from builder.write.fields import fill
from builder.write.markup import AnkiDialect
from builder.write.notetypes import card_style
from tests.browser.browser import Card, shown
from tests.write.reader import Reader

ROOT = Path(__file__).parents[2]
PHONE = 360  # CSS pixels, the narrowest that are sold
HEAD = "deck: {version: 1, id: d, name: D, title: D, language: en, sections: [s]}\n"
FIRST = 1_700_000_000
EACH = 3  # of every template: the cards with the longest backs


def rendered(folder: Path, fetch) -> list[Card]:
    """Return every card of a deck as Anki shows it."""
    deck, _ = read_deck(fetch, "cards")
    checked, problems = check_deck(deck, memory=Forgetful(), prove=False)
    assert not problems
    checked = with_made(checked, memory=Forgetful())
    filled = fill(compose_notes(checked, Forgetful()), AnkiDialect())
    history = new_history(FIRST)
    history = history.updated(fingerprints(deck, filled, history), FIRST)
    reader = Reader(folder)
    reader.imports(write_apkg(deck, filled, history))
    cards = []
    for card in reader.cards():
        sides = card.render_output()
        place = f"{card.note()['EntryId']}: {card.note_type()['name']}, {card.template()['name']}"
        cards.append(Card(place, sides.question_text, sides.answer_text))
    reader.collection.close()
    return cards


def sample(cards: Iterable[Card]) -> list[Card]:
    """Return some cards of every template, those that say most."""
    by_template: dict[str, list[Card]] = {}
    for card in cards:
        by_template.setdefault(card.place.partition(": ")[2], []).append(card)
    return [
        card
        for some in by_template.values()
        for card in sorted(some, key=lambda card: len(card.back), reverse=True)[:EACH]
    ]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> list[Card]:
    return sample(rendered(tmp_path_factory.mktemp("shipped"), Source(ROOT / "cards").fetch))


@pytest.fixture(scope="module")
def starters(tmp_path_factory) -> list[Card]:
    """Every card of a deck with an entry of each kind."""
    entries = "\n".join(starter(kind, f"my-{kind}") for kind in KINDS)
    files = {"deck.yaml": HEAD.encode(), "s.yaml": f"section: S\nentries:\n{entries}".encode()}
    return rendered(tmp_path_factory.mktemp("starters"), files.get)


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_cards_of_the_shipped_deck_are_whole_on_a_phone(shipped, tmp_path: Path, night: bool):  # noqa: FBT001
    found = shown(shipped, card_style(), tmp_path, width=PHONE, night=night)
    assert found.faults == []
    assert (found.width, found.sides) == (PHONE, 2 * len(shipped))
    assert found.formulas > len(shipped)


def test_cards_of_every_kind_are_whole_on_a_phone(starters, tmp_path: Path):
    found = shown(starters, card_style(), tmp_path, width=PHONE)
    assert found.faults == []
    types = {card.place.partition(": ")[2].partition(",")[0].removeprefix("D: ") for card in starters}
    assert len(types) >= len(KINDS)


def test_the_sample_has_every_template_that_the_deck_uses(shipped):
    templates = {card.place.partition(": ")[2] for card in shipped}
    assert {"ML Interview: formula, name → formula", "ML Interview: steps, step"} <= templates
    assert len(shipped) > len(templates)


@pytest.mark.parametrize(
    ("side", "fault"),
    [
        (r"\(\frac{1}\)", "MathJax: "),
        (r"\(\undefined{x}\)", "MathJax: "),
        (r"a \(x without an end", r"raw \("),
        ('<div style="width: 400px">wide</div>', "the page scrolls: 4"),
        ("{{Field}}", "raw {{"),
        (" ", "nothing is shown"),
    ],
)
def test_what_is_wrong_would_be_seen(tmp_path: Path, side: str, fault: str):
    (found,) = shown([Card("x", side, "fine")], card_style(), tmp_path, width=PHONE).faults
    assert found[0] == "x"
    assert found[1].startswith(fault)
