"""Designs as notes and as blocks."""

from builder.model.block import Lead
from builder.model.note import NoteType
from builder.model.piece import Items, Labelled, Prose, Style, Words

FRAUD = """\
  - id: fraud
    kind: design
    ask: Design fraud scoring
    clarify: [Who reviews?, How late are labels]
    estimate: 579 a second
    parts:
      - {name: Store, text: Counters by card}
      - {id: trees, name: The model, text: "- boosted\\n- shallow"}
    tradeoffs: [block, step up]
    metrics: {offline: recall, online: [money, calls]}
    why: It is asked
    source: A book
"""


def words(text):
    return Prose((Words(text),))


def strong(name, *inlines):
    return Prose((Words(f"{name} ", Style.STRONG), *map(Words, inlines)))


def test_a_design_is_a_note_and_one_for_each_part(composed):
    notes = composed(FRAUD).notes
    assert [(note.entry, note.type) for note in notes] == [
        ("fraud", NoteType.DESIGN),
        ("fraud/store", NoteType.PART),
        ("fraud/trees", NoteType.PART),
    ]
    assert len({note.tags for note in notes}) == 1


def test_the_outline_names_the_parts(composed, slots):
    assert slots(composed(FRAUD).notes[0]) == {
        "Ask": (words("Design fraud scoring"),),
        "Clarify": (Items((words("Who reviews?"), words("How late are labels"))),),
        "Estimate": (words("579 a second"),),
        "Parts": (Prose((Words("Store"), Words(" · "), Words("The model"))),),
        "TradeOffs": (Items((words("block"), words("step up"))),),
        "Offline": (words("recall"),),
        "Online": (Items((words("money"), words("calls"))),),
        "Why": (words("It is asked"),),
        "Source": (words("A book"),),
    }


def test_a_part_says_whose_it_is_and_nothing_of_the_others(composed, slots):
    assert slots(composed(FRAUD).notes[1]) == {
        "Ask": (words("Design fraud scoring"),),
        "Name": (words("Store"),),
        "Text": (words("Counters by card"),),
        "Source": (words("A book"),),
    }


def test_a_designs_block_is_a_row_for_each_thing_to_talk_about(composed):
    (block,) = composed(FRAUD).blocks
    assert (block.lead, block.mark, block.terms) == (Lead.MARKED, "D", ("Design fraud scoring",))
    assert block.parts == (
        Labelled("Clarify", (Prose((Words("Who reviews?"), Words(" "), Words("How late are labels"))),)),
        Labelled("Estimate", (words("579 a second"),)),
        Labelled(
            "Parts",
            (
                strong("Store", "Counters by card"),
                strong("The model"),
                Items((words("boosted"), words("shallow"))),
            ),
        ),
        Labelled("Trade-offs", (Prose((Words("block"), Words("; "), Words("step up"))),)),
        Labelled("Measure", (strong("offline", "recall"), strong("online", "money", "; ", "calls"))),
        Labelled("Why", (words("It is asked"),)),
    )


def test_a_designs_name_stands_in_the_index_for_what_is_asked(composed):
    named = composed(f"{FRAUD}    name: Fraud scoring\n")
    (block,) = named.blocks
    assert (block.title, block.terms, block.name) == (
        words("Design fraud scoring"),
        ("Fraud scoring",),
        "Fraud scoring",
    )
    assert [note.name for note in named.notes] == ["Fraud scoring", "", ""], "a part is not the design"
