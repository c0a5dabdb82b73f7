"""Fronts, backs, lists and code that are too long."""

import pytest


def words(many):
    return " ".join(f"w{number}" for number in range(many))


def test_a_question_of_25_words_is_read_at_a_glance_and_one_of_26_is_not(warned, question):
    assert warned(question(words(25))) == []
    (told,) = warned(question(words(26)))
    assert (told.code, told.at[:2]) == ("long-front", "w0")
    assert "26 words" in told.said


def test_a_follow_up_is_a_question_of_its_own(codes, question):
    assert codes(question(words(20), then=(f"x {words(20)}", "one thing more"))) == []
    assert codes(question("Why", then=(words(26), "one thing more"))) == ["long-front"]


def test_the_note_is_read_with_the_question(codes, fact):
    assert codes(fact(words(20), "x", "f", f"note: {words(6).replace('w', 'v')}")) == ["long-front"]


def test_a_formula_and_a_sign_are_no_more_than_a_word(codes, question):
    assert codes(question("Why", f"{words(58)} $a + b + c + d$ – **x**")) == []


@pytest.mark.parametrize("beside", ["why", "when"])
def test_an_answer_and_what_stands_beside_it_have_60_words(warned, fact, beside):
    assert warned(fact("T", words(30), "f", f"{beside}: {words(30)}")) == []
    (told,) = warned(fact("T", words(30), "f", f"{beside}: {words(31)}"))
    assert (told.code, told.at[:2]) == ("long-back", "w0")


def test_pitfalls_and_follow_ups_do_not_count(codes, question):
    then = ("And then", f"then {words(50)}")
    assert codes(question("Why", words(60), then=then) + f"\npitfall: {words(40)}") == []


def test_each_cell_is_an_answer(codes):
    table = """
        id: t
        kind: comparison
        title: Table
        columns: [{{id: one, name: First}}, {{id: two, name: Second}}]
        rows: [{{id: r, name: Row, cells: {{one: {0}, two: x {1}}}}}]
    """
    assert codes(table.format(words(40), words(40))) == []
    assert codes(table.format(words(40), words(60))) == ["long-back"]


def test_a_mistake_is_answered_by_why_and_fix(codes):
    entry = "id: m\nkind: mistake\nmistake: Oops\nwhy: {}\nfix: x {}"
    assert codes(entry.format(words(30), words(29))) == []
    assert codes(entry.format(words(30), words(30))) == ["long-back"]


def test_what_is_too_long_beside_every_card_is_told_at_each_answer_once(codes):
    entry = f"id: s\nkind: steps\nterm: How\nsteps: [one, two]\nwhy: {words(60)}"
    assert codes(entry) == ["long-back", "long-back"]


def test_what_all_the_cards_of_an_entry_share_is_told_once(codes):
    entry = f"id: s\nkind: steps\nterm: {words(26)}\nsteps: [one, two]\nwhy: |\n"
    assert codes(entry + "".join(f"  - point{n}\n" for n in range(6))) == ["long-front", "long-list"]


def test_a_list_ends_at_five(warned):
    entry = "id: f\nkind: fact\nterm: T\ntext: |\n" + "".join(f"  - point{n}\n" for n in range(5))
    assert warned(entry) == []
    (told,) = warned(entry + "  - one more\n")
    assert (told.code, told.at) == ("long-list", "one more")


def test_steps_and_parts_are_asked_one_by_one(codes):
    steps = [f"step{n}" for n in range(9)]
    assert codes(f"id: s\nkind: steps\nterm: How\nsteps: [{', '.join(steps)}]") == []


def test_the_lists_of_a_design_end_at_five_and_its_outline_may_be_long(warned):
    entry = "id: d\nkind: design\nask: Design it\nparts: [{{name: Serving, text: fast}}]\nfailures: [{}]"
    assert warned(entry.format(", ".join(f"{name} {words(20)}" for name in "abcde"))) == []
    (told,) = warned(entry.format("a, b, c, d, e, ffff"))
    assert (told.code, told.at) == ("long-list", "ffff")


def test_code_has_twelve_lines_besides_empty_ones(warned):
    head = (
        "id: c\nkind: code\nterm: Code\nlanguage: python\nblanks: [x0]\nnorun: it prints nothing\ncode: |\n"
    )
    lines = "".join(f"  x{n:x} = {n}\n\n" for n in range(12))
    assert warned(head + lines) == []
    (told,) = warned(f"{head}{lines}  y = 1\n")
    assert told.code == "many-lines"
