from builder.typeset.frame import Area, Frame, Image, Rule, Run, Stroke
from builder.typeset.mirror import mirrored

WORD = Frame(20.0, parts=((0.0, 0.0, Run("f", 8.0, "ab")), (12.0, 0.0, Run("f", 8.0, "c"))))
FORMULA = Frame(30.0, parts=((0.0, 0.0, Rule(10.0, 1.0)),), text="x")
PAGE = Frame(
    100.0,
    parts=(
        (0.0, 5.0, WORD),
        (60.0, 0.0, Frame(0.0, parts=((10.0, 0.0, FORMULA), (0.0, 0.0, Rule(7.0, 1.0))))),
        (50.0, 0.0, Stroke(((10.0, 2.0),), 1.0)),
        (50.0, 0.0, Area(((10.0, 2.0), (0.0, 4.0)))),
        (0.0, 0.0, Image(40.0, 5.0, b"", "image/png")),
    ),
)


def placed(frame):
    return [(x, y) for x, y, _, _ in frame.leaves()]


def test_right_and_left_are_exchanged_to_the_innermost_frame():
    word, inner, stroke, area, image = mirrored(PAGE).parts
    assert word == (80.0, 5.0, WORD)
    assert inner[0] == 40.0
    assert [x for x, _, _ in inner[2].parts] == [-40.0, -7.0]
    assert (stroke[0], stroke[2].points) == (50.0, ((-10.0, 2.0),))
    assert (area[0], area[2].points) == (50.0, ((-10.0, 2.0), (-0.0, 4.0)))
    assert image[0] == 60.0


def test_what_is_read_keeps_its_inside():
    assert mirrored(WORD) is WORD
    assert mirrored(FORMULA) is FORMULA


def test_the_mirror_of_a_mirror_is_the_thing_itself():
    assert mirrored(mirrored(PAGE)) == PAGE
