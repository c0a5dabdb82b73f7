"""From a deck to the sheet."""

from builder.compose.sheet import compose_sheet
from builder.model.memory import Forgetful
from builder.model.piece import Prose, Style, Words
from tests.compose.conftest import HEAD

TWO = HEAD.replace("[metrics]", "[metrics, losses]")


def fact(entry, **fields):
    lines = [f"  - id: {entry}", "    kind: fact", f"    term: The {entry}", "    text: a meaning"]
    return "\n".join([*lines, *(f"    {name}: {value}" for name, value in fields.items())]) + "\n"


def test_the_sheet_says_whose_it_is(checked):
    sheet = compose_sheet(checked(fact("a")), Forgetful())
    assert (sheet.title, sheet.subtitle, sheet.author, sheet.language) == ("The Sheet", "", "A. Author", "en")


def test_a_section_is_a_chapter(checked):
    sheet = compose_sheet(checked(head=TWO, metrics=fact("a"), losses=fact("b")), Forgetful())
    assert [chapter.title for chapter in sheet.chapters] == [
        Prose((Words("All of "), Words(section, Style.EMPHASIS))) for section in ("metrics", "losses")
    ]
    assert [block.entry for chapter in sheet.chapters for block in chapter.blocks] == ["a", "b"]


def test_what_is_for_the_deck_only_is_not_printed(checked):
    sheet = compose_sheet(checked(fact("a", only="[deck]") + fact("b", only="[sheet]")), Forgetful())
    assert [block.entry for block in sheet.chapters[0].blocks] == ["b"]


def test_a_section_with_nothing_to_print_is_no_chapter(checked):
    deck = checked(head=TWO, metrics=fact("a", only="[deck]"), losses=fact("b"))
    assert len(compose_sheet(deck, Forgetful()).chapters) == 1
