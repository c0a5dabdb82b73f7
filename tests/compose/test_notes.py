"""From a deck to all its notes."""

from builder import resources
from builder.compose.notes import compose_notes
from builder.model.memory import Forgetful
from builder.model.note import NoteType
from builder.model.piece import Link, Prose, Words
from builder.write.notetypes import form_of
from tests.compose.conftest import HEAD

TWO = HEAD.replace("[metrics]", "[metrics, losses]")


def fact(entry, text="a meaning", **fields):
    lines = [f"  - id: {entry}", "    kind: fact", f"    term: The {entry}", f"    text: '{text}'"]
    return "\n".join([*lines, *(f"    {name}: {value}" for name, value in fields.items())]) + "\n"


def notes(checked, *args, **how):
    return compose_notes(checked(*args, **how), Forgetful())


def test_notes_come_in_the_order_of_the_files(checked):
    made = notes(checked, head=TWO, metrics=fact("b") + fact("a"), losses=fact("c"))
    assert [(note.entry, note.tags[0]) for note in made] == [
        ("b", "metrics"),
        ("a", "metrics"),
        ("c", "losses"),
    ]


def test_what_is_for_the_sheet_only_is_no_note(checked):
    made = notes(checked, fact("a", only="[sheet]") + fact("b", only="[deck]"))
    assert [note.entry for note in made] == ["b"]


def test_a_link_to_what_this_output_does_not_show_is_plain_words(checked, slots):
    made = notes(
        checked, fact("a", "see [[b]] and [[c]]", see="[b, c]") + fact("b") + fact("c", only="[sheet]")
    )
    said = slots(made[0])
    assert said["Meaning"] == (
        Prose((Words("see "), Link("b", (Words("The b"),)), Words(" and "), Words("The c"))),
    )
    assert said["See"] == (Prose((Link("b", (Words("The b"),)),)),)


def test_a_sections_symbols_win_over_the_decks(checked, slots):
    entry = "  - {id: a, kind: formula, term: A, formula: A = P, checks: [{range: [0, 1]}]}\n"
    symbols = "  P: {domain: prob, means: a chance, tex: \\pi_0}\n"
    (note,) = notes(checked, entry, symbols=symbols)
    assert slots(note)["Formula"][0].tex == r"A = \pi_0"
    ((symbol, means),) = slots(note)["Where"][0].symbols
    assert (symbol.linear, means) == ("π₀", Prose((Words("a chance"),)))


def test_every_slot_is_a_field_of_its_note_type(checked):
    made = notes(
        checked,
        fact("a")
        + "  - {id: b, kind: formula, term: B, formula: B = P, checks: [{range: [0, 1]}]}\n"
        + "  - {id: c, kind: steps, term: C, steps: [d]}\n"
        + "  - {id: d, kind: question, ask: D, answer: E}\n"
        + "  - {id: e, kind: comparison, title: E, columns: [{id: x, name: X}], rows: [{id: r, name: R, cells: {x: y}}]}\n"
        + "  - {id: f, kind: code, term: F, language: sql, code: select 1, blanks: [select]}\n"
        + "  - {id: g, kind: mistake, mistake: G, why: H, fix: I}\n"
        + "  - {id: h, kind: design, ask: H, parts: [{name: I, text: J}]}\n",
    )
    for note in made:
        fields = {field.name for field in form_of(note.type).fields}
        assert {slot.name for slot in note.slots} <= fields
    out_of_formulas = {NoteType.PRACTICE, NoteType.SPOT, NoteType.CLOZE}
    others = len(list(resources.path("notetypes").glob("*.toml"))) - len({"shared"} | out_of_formulas)
    assert len({note.type for note in made}) == others


def test_composing_twice_gives_the_same(checked):
    passed = checked(fact("a") + fact("b", "see *[[a]]*"))
    assert compose_notes(passed, Forgetful()) == compose_notes(passed, Forgetful())
