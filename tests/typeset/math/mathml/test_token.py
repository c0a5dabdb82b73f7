import pytest

from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Character, Fence, LargeOperator, Length, Row, Space, Word

ORD, OP, BIN, REL = AtomClass.ORDINARY, AtomClass.OPERATOR, AtomClass.BINARY, AtomClass.RELATION


def only(kids):
    [kid] = kids
    return kid


@pytest.mark.parametrize(
    ("tex", "char"),
    [
        ("x", "𝑥"),
        ("h", "ℎ"),
        ("Z", "𝑍"),
        (r"\alpha", "𝛼"),
        (r"\omega", "𝜔"),
        (r"\varepsilon", "𝜀"),
        (r"\epsilon", "𝜖"),
        (r"\phi", "𝜙"),
        (r"\partial", "𝜕"),
        (r"\Gamma", "Γ"),
        (r"\varGamma", "𝛤"),
        (r"\nabla", "∇"),
        (r"\mathrm{d}", "d"),
        (r"\mathbf{x}", "𝐱"),
        (r"\mathbb{R}", "ℝ"),
        (r"\infty", "∞"),
        ("7", "7"),
        ("é", "é"),
        (r"\imath", "𝚤"),
        (r"\mathcal{L}", "ℒ\ufe00"),
        (r"\emptyset", "∅\ufe00"),
    ],
)
def test_a_letter_has_the_form_that_tex_gives_it(tex, char, tree):
    assert only(tree(tex)) == Character(char)


@pytest.mark.parametrize(
    ("tex", "text"), [("12", "12"), ("3.14", "3.14"), (r"\mathrm{TP}", "TP"), (r"\mathbf{ab}", "𝐚𝐛")]
)
def test_numbers_and_names_are_words(tex, text, tree):
    assert only(tree(tex)) == Word(text, is_name=True)


def test_a_hyphen_in_a_name_is_no_minus(tree):
    assert tree(r"\operatorname{top-}k")[0].text == "top-"


def test_letters_of_a_calligraphic_word_are_letters(tree):
    assert only(tree(r"\mathcal{AB}")) == Row((Character("𝒜\ufe00"), Character("ℬ\ufe00")))


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\text{if }", "if "),
        (r"\text{50\% of a\_b}", "50% of a_b"),
        (r"\textbf{Ab1}", "𝐀𝐛𝟏"),
        (r"\textit{hi}", "ℎ𝑖"),
        (r"\emph{a}", "𝑎"),
        (r"\texttt{a1}", "𝚊𝟷"),
        (r"\textsf{a}", "𝖺"),
        (r"\textrm{a}", "a"),
        (r"\textit{\textbf{a}}", "𝒂"),
    ],
)
def test_text_keeps_every_character_in_its_style(tex, text, tree):
    assert only(tree(tex)) == Word(text)


def test_text_of_many_styles_keeps_all_of_them(ink):
    assert ink(r"\text{a \textbf{b} c \emph{d}}").text == "a 𝐛 c 𝑑"


def test_small_capitals_are_refused(refusal):
    assert refusal(r"\textsc{a}").message == "small capitals are not supported"


@pytest.mark.parametrize(
    ("tex", "cls"),
    [
        ("a + b", BIN),
        ("a = b", REL),
        ("a {=} b", ORD),
        ("a {+} b", ORD),
        (r"a \mid b", REL),
        ("a | b", ORD),
        (r"a \| b", ORD),
        ("a : b", REL),
        (r"a \colon b", AtomClass.PUNCTUATION),
        ("a , b", AtomClass.PUNCTUATION),
        ("1{,}5", ORD),
        ("a ! b", AtomClass.CLOSING),
        (r"a \lvert b", AtomClass.OPENING),
        (r"a \rvert b", AtomClass.CLOSING),
        (r"a / b", ORD),
        (r"a \to b", REL),
        (r"a \setminus b", BIN),
        (r"a \backslash b", ORD),
        (r"a \bigm| b", REL),
        (r"a \mathrel{R} b", REL),
        (r"a \mathbin{R} b", BIN),
        (r"a \mathbin{\|} b", BIN),
        (r"a \mathop{R} b", OP),
        (r"a \mathinner{R} b", AtomClass.INNER),
        (r"a \mathpunct{:} b", AtomClass.PUNCTUATION),
        (r"a \mathopen{|} b", AtomClass.OPENING),
        (r"a \mathclose{|} b", AtomClass.CLOSING),
        (r"a \mathord{=} b", ORD),
        (r"a \not\sim b", REL),
    ],
)
def test_an_operator_has_the_class_that_its_author_means(tex, cls, tree):
    _, operator, _ = tree(tex)
    assert operator.cls is cls


def test_signs_are_printed_as_mathematics(tree):
    assert [kid.char for kid in tree("a-b*c")][1::2] == ["−", "∗"]


def test_three_stops_are_one_inner_atom(tree):
    dots = tree(r"a, \dots, b")[2]
    assert dots.cls is AtomClass.INNER
    assert [kid.char for kid in dots.kids[::2]] == [".", ".", "."]
    assert dots.kids[1] == Space(Length(em=3 / 18))


def test_centred_dots_are_spaced_as_tex_does(tree):
    assert [kid.char for kid in tree(r"a \cdots b")[1].kids[::2]] == ["⋅", "⋅", "⋅"]


@pytest.mark.parametrize(("command", "size"), [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)])
def test_big_fences_are_as_big_as_in_tex(command, size, tree):
    assert only(tree(rf"\{command}(")) == Fence("(", AtomClass.OPENING, size)


def test_an_omitted_fence_is_an_empty_one(tree):
    assert only(tree(r"\left. x \right)")).kids[0].char == ""


def test_sums_and_integrals_are_large_operators(tree):
    assert tree(r"\sum \int") == (LargeOperator("∑"), LargeOperator("∫"))


@pytest.mark.parametrize(
    ("tex", "em"),
    [(r"\,", 3 / 18), (r"\:", 4 / 18), (r"\;", 5 / 18), (r"\quad", 1.0), (r"\!", -3 / 18), (r"\qquad", 2.0)],
)
def test_the_spaces_of_authors_are_kept(tex, em, tree):
    _, space, _ = tree(f"a{tex} b")
    assert space.width.em == pytest.approx(em, abs=1e-6)
    assert space.cls is None


def test_absolute_lengths_stay_what_they_are(tree):
    assert tree(r"a \hskip 3pt b")[1].width == Length(points=3.0)
    assert tree(r"a \hskip -1in b")[1].width.points == pytest.approx(-72.0)
