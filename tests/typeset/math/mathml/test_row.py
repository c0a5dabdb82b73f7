from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Character, Fence, Row, Scripts, Word

OP = AtomClass.OPERATOR


def test_a_function_call_is_opened_up(tree):
    assert tree(r"\log x") == (Word("log", OP, is_name=True), Character("𝑥"))


def test_the_spaces_that_math_core_adds_are_dropped(tree):
    assert len(tree(r"2 \log x \sin y")) == 5


def test_a_parenthesis_after_a_function_stays_in_the_row(tree):
    name, *rest = tree(r"\exp(-x)")
    assert name.cls is OP
    assert [kid.char for kid in rest] == ["(", "−", "𝑥", ")"]


def test_calls_within_calls_are_opened_up(tree):
    assert [kid.text for kid in tree(r"\log \log \sin x")[:3]] == ["log", "log", "sin"]


def test_a_fence_after_a_function_stays_whole(tree):
    name, fence = tree(r"\log \left( x \right)")
    assert name.cls is OP
    assert fence.cls is AtomClass.INNER
    assert isinstance(fence.kids[0], Fence)


def test_a_function_without_an_argument_is_an_operator_too(tree):
    assert tree(r"2 \operatorname{KL}")[1].cls is OP
    assert tree(r"\log |x|")[0].cls is OP


def test_a_function_with_scripts_is_an_operator(tree):
    script, argument = tree(r"\log_2 x")
    assert isinstance(script, Scripts)
    assert script.cls is OP
    assert argument == Character("𝑥")


def test_a_name_that_is_no_function_is_ordinary(tree):
    assert tree(r"\mathrm{Var}(X)")[0].cls is AtomClass.ORDINARY


def test_a_marked_group_after_a_function_keeps_its_class(tree):
    assert tree(r"\log \mathrel{R} x")[1] == Row((Character("𝑅"),), AtomClass.RELATION)


def test_two_stops_are_two_stops(tree):
    assert [kid.char for kid in tree("a..")] == ["𝑎", ".", "."]
