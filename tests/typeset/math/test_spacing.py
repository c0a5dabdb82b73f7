import pytest

from builder.typeset.math.spacing import MEDIUM, THICK, THIN, AtomClass, class_of, settled, space_between

ORD, OP, BIN, REL = AtomClass.ORDINARY, AtomClass.OPERATOR, AtomClass.BINARY, AtomClass.RELATION
OPEN, CLOSE, PUNCT, INNER = AtomClass.OPENING, AtomClass.CLOSING, AtomClass.PUNCTUATION, AtomClass.INNER


@pytest.mark.parametrize(
    ("char", "cls"),
    [
        *[(char, ORD) for char in "/|‖∞∀∂∅′!."],
        *[(char, OP) for char in "∑∏∫∮⋃⨁"],
        *[(char, BIN) for char in "+−±×⋅∘∪⊕∖∧"],
        *[(char, REL) for char in "=<>≤≠≈∈∼→⇒⟹∣:⟂⊂∝"],
        *[(char, OPEN) for char in "([{⟨⌊"],
        *[(char, CLOSE) for char in ")]}⟩⌋"],
        *[(char, PUNCT) for char in ",;"],
        *[(char, INNER) for char in "…⋯⋱"],
    ],
)
def test_a_character_has_the_class_that_tex_gives_it(char, cls):
    assert class_of(char) is cls


@pytest.mark.parametrize(
    ("left", "right", "space"),
    [
        (ORD, ORD, 0.0),
        (ORD, OP, THIN),
        (ORD, BIN, MEDIUM),
        (ORD, REL, THICK),
        (ORD, OPEN, 0.0),
        (ORD, INNER, THIN),
        (OP, ORD, THIN),
        (OP, OPEN, 0.0),
        (REL, REL, 0.0),
        (CLOSE, BIN, MEDIUM),
        (PUNCT, ORD, THIN),
        (INNER, OPEN, THIN),
        (OPEN, REL, 0.0),
    ],
)
def test_neighbours_stand_as_far_apart_as_in_the_texbook(left, right, space):
    assert space_between(left, right, script=False) == space


def test_scripts_keep_only_the_space_beside_operators():
    kept = {
        (left, right)
        for left in AtomClass
        for right in AtomClass
        if space_between(left, right, script=True) and space_between(left, right, script=False)
    }
    assert kept == {(ORD, OP), (OP, ORD), (OP, OP), (CLOSE, OP), (INNER, OP)}


@pytest.mark.parametrize(
    ("classes", "settled_as"),
    [
        ([BIN, ORD], [ORD, ORD]),
        ([ORD, BIN, ORD], [ORD, BIN, ORD]),
        ([ORD, REL, BIN, ORD], [ORD, REL, ORD, ORD]),
        ([OPEN, BIN, ORD, CLOSE], [OPEN, ORD, ORD, CLOSE]),
        ([ORD, BIN, BIN, ORD], [ORD, BIN, ORD, ORD]),
        ([ORD, BIN, REL, ORD], [ORD, ORD, REL, ORD]),
        ([ORD, BIN, CLOSE], [ORD, ORD, CLOSE]),
        ([ORD, BIN], [ORD, ORD]),
        ([ORD, BIN, None, ORD], [ORD, BIN, None, ORD]),
        ([ORD, None, BIN, None], [ORD, None, ORD, None]),
    ],
)
def test_a_binary_sign_without_an_operand_is_ordinary(classes, settled_as):
    assert settled(classes) == settled_as
