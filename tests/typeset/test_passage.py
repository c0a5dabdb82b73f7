from math import inf

from builder.model.piece import Labelled, Prose, Words
from builder.typeset.paragraph import Setting, paragraph, set_line
from builder.typeset.passage import Joined, Spoken, label, legend_boxes
from tests.typeset.desks import lines_said, real_desk, said
from tests.typeset.sample import labelled, legend
from tests.typeset.scripts import JAPANESE, desk

DESK = real_desk(f1=", p\N{NO-BREAK SPACE}1", kl="")


def spoken(part: Labelled, desk=DESK):
    lead, refers = label(part, desk)
    return Spoken(part.said[0], desk.ink(), lead, refers=refers)


def joined(*parts, desk=DESK):
    return Joined(tuple(spoken(part, desk) for part in parts)).boxes(desk)


def lines(boxes, measure, desk=DESK):
    return lines_said(paragraph(boxes, desk, Setting(measure=measure, leading=10.0)))


def test_labels_run_on_and_a_sentence_left_open_is_closed():
    boxes = joined(labelled("When", "classes are uneven"), labelled("Why", "it cannot hide."))
    assert said(set_line(boxes, 0, len(boxes), DESK)) == "When classes are uneven. Why it cannot hide."


def test_a_formula_at_the_end_is_closed_too_and_a_question_is_not():
    boxes = joined(labelled("When", "at $x$"), labelled("Why", "why not?"), labelled("How", "so"))
    assert [box.content for box in boxes if box.content in {".", "not?"}] == [".", "not?"]


def test_the_last_sentence_stays_as_its_author_wrote_it():
    assert joined(labelled("When", "always"))[-1].content == "always"


def test_no_line_ends_with_a_label():
    boxes = joined(labelled("When", "classes are uneven"), labelled("Pitfall", "it cannot hide."))
    for measure in range(60, 200):
        for line in lines(boxes, measure):
            assert not line.endswith(("When", "Pitfall"))


def test_a_pitfall_is_rust_and_other_labels_navy():
    color = DESK.layout.color
    labels = [label(Labelled(word, (Prose((Words("x"),)),)), DESK)[0][0] for word in ("When", "Pitfall")]
    assert [box.ink.color for box in labels] == [color.navy, color.rust]


def test_references_are_an_arrow_and_names_with_their_pages():
    boxes = joined(labelled("See", "[[f1|F1 score]] · [[kl|KL divergence]]"))
    assert said(set_line(boxes, 0, len(boxes), DESK)) == "→ F1 score, p\N{NO-BREAK SPACE}1 · KL divergence"


def test_neither_arrow_nor_name_nor_page_is_ever_parted():
    boxes = joined(labelled("See", "[[f1|F1 score]] · [[kl|KL divergence]]"))
    for measure in range(70, 200):
        text = "|".join(lines(boxes, measure))
        assert "→ F1 score, p\N{NO-BREAK SPACE}1" in text
        assert "KL divergence" in text


def test_a_name_longer_than_half_a_line_may_be_parted_but_not_before_its_page():
    name = "Why does L1 give weights of exactly zero, and L2 does not, and so on?"
    boxes = joined(labelled("See", f"[[f1|{name}]]"))
    assert max(box.cost for box in boxes[2:-1]) < inf
    assert boxes[-1].content == ", p\N{NO-BREAK SPACE}1"
    assert boxes[-1].cost == inf


def test_the_dot_between_symbols_goes_where_a_line_ends():
    boxes = legend_boxes(legend(("x", "the residual"), ("y", "the target")), DESK, DESK.ink())
    assert lines(boxes, 200) == ["the residual  · the target"]
    assert lines(boxes, 60) == ["the residual", "the target"]


def test_a_symbol_is_not_parted_from_its_meaning():
    boxes = legend_boxes(legend(("x", "a"), ("y", "b"), ("z", "c")), DESK, DESK.ink())
    starts = [box for box in boxes[1:] if box.cost < 100]
    assert {box.content.text for box in starts} == {"y", "z"}


def test_a_sentence_is_closed_as_its_script_has_it_and_once():
    ja = desk("ja", JAPANESE)
    boxes = joined(labelled("When", "判定"), labelled("Why", "高い。"), labelled("How", "何か？"), desk=ja)
    assert "".join(box.content for box in boxes) == "When判定。Why高い。How何か？"
