"""From notes to cards of paper: one card an authored note, all that it answers on its back."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.block import Marked
from builder.model.flashcard import FlashCard
from builder.model.note import Note, NoteType
from builder.model.piece import Display, Inline, Items, Labelled, Piece, Plot, Prose, Style, Table, Words

_MADE = frozenset({NoteType.PRACTICE, NoteType.SPOT, NoteType.CLOZE})
"""Notes that are made from others; on paper the others are enough."""
_ASKS = ("Term", "Title", "Row", "Ask", "Name", "Mistake")
_ANSWERS = ("Formula", "Where", "Meaning", "Text", "Answer", "Plot", "Image")
"""Slots that answer without a label."""
_LABELS = {
    "Clarify": "Clarify",
    "Estimate": "Estimate",
    "Parts": "Parts",
    "TradeOffs": "Trade-offs",
    "Failures": "Failures",
    "Offline": "Offline",
    "Online": "Online",
    "When": "When",
    "Why": "Why",
    "Pitfall": "Pitfall",
}
_HANGING = {"FollowUpAsk": "Q", "FollowUpAnswer": "A", "Fix": "→"}
"""Slots that hang from a letter or a sign."""
_MOST_COLUMNS = 6


def compose_flashcards(notes: tuple[Note, ...]) -> tuple[FlashCard, ...]:
    """Return a card for each note that an author wrote, in order."""
    return tuple(_card(note) for note in notes if note.type not in _MADE)


def _card(note: Note) -> FlashCard:
    slots = {slot.name: tuple(_pieces(slot.said)) for slot in note.slots}
    asks = [piece for name in _ASKS for piece in slots.get(name, ()) if isinstance(piece, Prose)]
    answers: list[Piece | Marked] = list(_table(slots))
    for name, said in slots.items():
        if not said:
            continue
        if name in _ANSWERS:
            answers.extend(said)
        elif name in _HANGING:
            answers.append(Marked(_HANGING[name], said))
        elif name in _LABELS:
            prose = tuple(piece for piece in said if isinstance(piece, Prose | Items))
            answers.append(Labelled(_LABELS[name], prose))
    return FlashCard(note.entry, note.section, tuple(asks), tuple(answers))


def _pieces(said: tuple[object, ...]) -> Iterator[Piece]:
    """Yield what can stand on paper: all but formulas with a gap to be asked for."""
    for piece in said:
        if isinstance(piece, Piece):
            yield piece


def _table(slots: dict[str, tuple[Piece, ...]]) -> Iterator[Table]:
    """Yield the cells of a comparison's row under each other, each beside its column's name."""
    rows = tuple(
        (_strong(name), _cell(slots.get(f"Cell{number}", ())))
        for number in range(1, _MOST_COLUMNS + 1)
        for name in slots.get(f"Column{number}", ())
        if isinstance(name, Prose) and slots.get(f"Cell{number}")
    )
    if rows:
        yield Table((), rows)


def _strong(name: Prose) -> Prose:
    return Prose(
        tuple(
            Words(inline.text, Style.STRONG) if isinstance(inline, Words) else inline
            for inline in name.inlines
        )
    )


def _cell(said: tuple[Piece, ...]) -> Prose | Display | Plot:
    """Return what a cell says as one piece."""
    inlines: list[Inline] = []
    for piece in said:
        items: tuple[Prose, ...]
        match piece:
            case Display() | Plot():
                return piece
            case Prose():
                items = (piece,)
            case Items():
                items = piece.items
            case _:
                continue
        for item in items:
            inlines.extend((*((Words("; "),) if inlines else ()), *item.inlines))
    return Prose(tuple(inlines))
