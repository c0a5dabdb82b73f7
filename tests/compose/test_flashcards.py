from builder.compose.flashcards import compose_flashcards
from builder.model.block import Marked
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import Labelled, Prose, Style, Table, Words


def said(text):
    return (Prose((Words(text),)),)


def note(type_, *slots, entry="e"):
    return Note(entry, type_, "Section", tuple(Slot(name, said(text)) for name, text in slots), ())


def test_a_note_is_one_card_that_asks_and_answers():
    (card,) = compose_flashcards((note(NoteType.FACT, ("Term", "PCA"), ("Meaning", "axes"), ("Back", "1")),))
    assert (card.entry, card.section) == ("e", "Section")
    assert card.asks == said("PCA")
    assert card.answers == said("axes")


def test_notes_made_from_formulas_are_left_out():
    assert (
        compose_flashcards((note(NoteType.PRACTICE, ("Term", "a")), note(NoteType.CLOZE, ("Term", "b"))))
        == ()
    )


def test_labels_follow_the_answer_and_hints_stay_away():
    slots = (("Ask", "why?"), ("Answer", "so"), ("When", "now"), ("Hint", "no"), ("Pitfall", "mind"))
    (card,) = compose_flashcards((note(NoteType.QUESTION, *slots),))
    assert card.answers == (*said("so"), Labelled("When", said("now")), Labelled("Pitfall", said("mind")))


def test_a_fix_hangs_from_an_arrow():
    (card,) = compose_flashcards((note(NoteType.MISTAKE, ("Mistake", "a"), ("Fix", "b")),))
    assert card.answers == (Marked("→", said("b")),)


def test_a_row_becomes_its_columns_under_each_other():
    slots = (("Title", "Kinds"), ("Row", "SGD"), ("Column1", "For"), ("Ask1", "?"), ("Cell1", "cheap"))
    (card,) = compose_flashcards((note(NoteType.ROW, *slots),))
    assert card.asks == (*said("Kinds"), *said("SGD"))
    assert card.answers == (Table((), ((Prose((Words("For", Style.STRONG),)), *said("cheap")),)),)
