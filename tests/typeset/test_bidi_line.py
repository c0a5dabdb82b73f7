import pytest

from builder.model.piece import Words
from builder.typeset.boxes import boxes_of
from builder.typeset.desk import Desk
from builder.typeset.frame import Frame
from builder.typeset.mirror import mirrored
from builder.typeset.paragraph import Setting, paragraph, set_line
from tests.typeset.sample import prose
from tests.typeset.scripts import ARABIC, desk, seen


def line(text, desk: Desk) -> Frame:
    """Return a line as it is seen in the end."""
    boxes = boxes_of(prose(text).inlines, desk, desk.ink())
    frame = set_line(boxes, 0, len(boxes), desk)
    return mirrored(frame) if desk.rtl else frame


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("אבג דהו", "והד גבא"),
        ("אבג F1 score דהו", "והדF1 scoreגבא"),
        ("אבג 12.5 דהו", "והד12.5גבא"),
        ("הוא (macro) שם", "םש)macro(אוה"),  # brackets are turned, and copy as they were typed
    ],
)
def test_words_stand_from_the_right_and_latin_ones_keep_their_order(text, found):
    assert seen(line(text, desk("he"))).replace(" ", "") == found.replace(" ", "")


def test_a_line_is_as_wide_as_its_boxes():
    he = desk("he")
    boxes = boxes_of(prose("אבג **דהו** F1 score, `f(x)` $x$ שם").inlines, he, he.ink())
    width = sum(box.width + box.space for box in boxes)
    assert set_line(boxes, 0, len(boxes), he).width == pytest.approx(width, abs=0.5)


def test_formulas_in_a_row_go_from_the_right_and_each_is_read_from_the_left():
    frame = line("אם $x = 1$, $y$ אז", desk("he"))
    formulas = [(x, part.text) for x, part in _frames(frame) if part.text and "ש" not in part.text]
    assert [text for _, text in sorted(formulas)] == ["y", "x = 1"]


def test_a_formula_in_parts_stays_in_order():
    he = desk("he")
    frame = line("אם $a + b + c + d + e = f + g + h + i + j$ אז", he)
    whole = line("$a + b + c + d + e = f + g + h + i + j$", desk("en"))
    order = [leaf.char for _, _, leaf, _ in sorted(whole.leaves(), key=lambda place: place[0]) if leaf.char]
    found = seen(frame).replace(" ", "")
    assert "".join(order) in found


def test_code_is_read_from_the_left_whatever_is_around_it():
    assert "f(-1, x)" in seen(line("הוא `f(-1, x)` שם", desk("he")))
    assert seen(line("`a` `b`", desk("he"))) == "ba"


def test_one_hebrew_word_on_an_english_sheet_stands_where_it_is_said():
    assert seen(line("the word שלום means peace", desk("en"))).replace(" ", "") == "thewordםולשmeanspeace"


def test_directions_are_those_of_the_whole_paragraph_where_a_line_begins_with_a_sign():
    he = desk("he")
    boxes = boxes_of((Words("הוא one - two שם"),), he, he.ink())
    second = mirrored(set_line(boxes, 2, 4, he))
    assert seen(second) == "- two"


def test_words_in_two_inks_are_joined_where_no_white_parts_them():
    ar = desk("ar", ARABIC)
    joined, apart = line("ب**ب**", ar), line("ب **ب**", ar)
    assert _gids(joined).isdisjoint(_gids(apart))


def test_lines_are_flush_right_and_the_mark_hangs_at_the_right():
    he = desk("he")
    boxes = boxes_of(prose("אבג דהו זחט יכל מנס עפצ קרש תאב").inlines, he, he.ink())
    setting = Setting(measure=60.0, leading=10.0, indent=18.0, mark=Frame(5.0), hang=9.0, tag=Frame(7.0))
    slugs = [mirrored(slug.frame) for slug in paragraph(boxes, he, setting)]
    assert len(slugs) > 1
    for slug in slugs:
        right = max(x + frame.width for x, _, frame in slug.parts if len(frame.parts))
        assert right == pytest.approx(60.0)
    assert slugs[0].parts[0][0] == pytest.approx(78.0 - 9.0 - 5.0)
    assert slugs[-1].parts[-1][0] == pytest.approx(0.0)


def test_an_arrow_points_to_what_is_read_next():
    he = desk("he")
    assert seen(he.words("→", he.ink())) == "←"
    assert seen(desk("en").words("→", he.ink())) == "→"


def _frames(frame, x=0.0):
    for dx, _, part in frame.parts:
        if isinstance(part, Frame):
            yield x + dx, part
            yield from _frames(part, x + dx)


def _gids(frame):
    return {leaf.gid for _, _, leaf, _ in frame.leaves() if hasattr(leaf, "gid")}
