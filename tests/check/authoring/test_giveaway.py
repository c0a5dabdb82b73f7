"""Fronts that give their answers away."""


def test_an_answer_made_of_the_question_s_words_is_told(warned, fact):
    (told,) = warned(fact("Mini-batch of rows", "A batch of rows"))
    assert (told.code, told.at) == ("answer-in-front", "A batch of rows")


def test_a_word_more_is_an_answer(codes, fact):
    assert codes(fact("Mini-batch of rows", "A batch of a few rows")) == []


def test_a_cell_is_seen_beside_its_row_and_title(codes):
    table = """
        id: t
        kind: comparison
        title: Gradient descent
        columns: [{{id: one, name: Rows a step}}]
        rows: [{{id: r, name: Stochastic, cells: {{one: {}}}}}]
    """
    assert codes(table.format("a stochastic row")) == ["answer-in-front"]
    assert codes(table.format("one")) == []


def test_a_choice_has_to_name_its_answer(codes, question):
    assert codes(question("Is it bias or variance?", "Variance")) == []
    assert codes(question("Which of SGD and Adam needs more state?", "Adam")) == []
    assert codes(question("What is the state of Adam?", "Adam")) == ["answer-in-front"]


def test_a_blank_in_the_title_is_no_blank(warned):
    code = (
        "id: c\nkind: code\nterm: {}\nlanguage: python\nnorun: it prints nothing\n"
        "blanks: [Pipeline]\ncode: |\n  model = Pipeline()\n"
    )
    assert warned(code.format("A pipeline that cannot leak")) == []
    (told,) = warned(code.format("Pipeline that cannot leak"))
    assert (told.code, told.at) == ("answer-in-front", "Pipeline")
