"""Numeric practice: human numbers, an exact answer, and each step of the way."""

from builder.check.made.practice import practice
from builder.model.source import to_source


def told(made):
    """Return what is given, as an author would write it."""

    def figures(value):
        return f"[{', '.join(map(figures, value))}]" if isinstance(value, tuple) else to_source(value)

    return {to_source(name): figures(value) for name, value in made.given}


def steps(made):
    return [to_source(step) for step in made.worked]


def test_the_authors_own_numbers_make_the_exercise(exercise):
    made = practice(exercise("F1 = 2*P*R/(P + R)", "value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: s}"))
    assert told(made) == {"P": "0.6", "R": "0.3"}
    assert steps(made) == ["2*0.6*0.3/(0.6 + 0.3)", "0.36/0.9"]
    assert (made.answer, made.exact) == ("0.4", True)


def test_of_two_examples_the_neater_one_is_taken(exercise):
    rough = "value: {at: {TP: 17, FP: 6}, is: 17/23, source: s}"
    neat = "value: {at: {TP: 9, FP: 3}, is: 3/4, source: s}"
    assert told(practice(exercise("P = TP/(TP + FP)", rough, neat))) == {"TP": "9", "FP": "3"}


def test_an_answer_that_goes_on_is_a_fraction_and_three_digits(exercise):
    made = practice(exercise("P = TP/(TP + FP)", "value: {at: {TP: 6, FP: 5}, is: 6/11, source: s}"))
    assert steps(made) == ["6/(6 + 5)", "6/11"]
    assert (made.answer, made.exact) == ("0.545", False)


def test_a_sum_is_written_out_and_a_size_goes_without_saying(exercise):
    made = practice(
        exercise("m = 1/n*sum(y[i]**2, i, 1, n)", "value: {at: {y: [3, -4]}, is: 12.5, source: s}")
    )
    assert told(made) == {"y": "[3, -4]"}
    assert steps(made) == ["1/2*(3**2 + (-4)**2)", "1/2*25"]


def test_of_a_product_every_factor_is_worked_out(exercise):
    made = practice(exercise("m = P**2*TP*FP", "value: {at: {P: 0.3, TP: 5, FP: 4}, is: 1.8, source: s}"))
    assert steps(made) == ["0.3**2*5*4", "0.09*5*4"]


def test_a_quotient_that_comes_out_well_is_worked_out_too(exercise):
    made = practice(exercise("o = P/R*(u/(1 - u))", "value: {at: {P: 0.9, R: 0.15, u: 0.2}, is: 1.5}"))
    assert steps(made) == ["0.9/0.15*(0.2/(1 - 0.2))", "6*0.25"]


def test_no_step_is_a_fraction_that_no_one_would_write(exercise):
    made = practice(
        exercise(
            "n = (x + u)**2*(P*(1 - P) + R*(1 - R))/(R - P)**2",
            "value: {at: {x: 1.96, u: 0.84, P: 0.1, R: 0.12}, is: 3833.76}",
        )
    )
    assert steps(made)[1:] == ["7.84*0.1956/0.0004"]
    assert (made.answer, made.exact) == ("3830", False)


def test_a_recursion_is_practised_by_its_last_step(exercise):
    made = practice(
        exercise(
            "m[t] = P*m[t-1] + g[t]", "init: {m: 0}", "value: {at: {P: 0.5, g: [3, 5, 7], t: 3}, is: 10.25}"
        )
    )
    assert told(made) == {"P": "0.5", "m[t - 1]": "6.5", "g[t]": "7"}
    assert steps(made) == ["0.5*6.5 + 7", "3.25 + 7"]
    assert made.answer == "10.25"


def test_an_index_is_given_where_others_run_beside_it(exercise):
    made = practice(exercise("s[k] = z[k]/sum(z[j], j, 1, K)", "value: {at: {z: [5, 3, 2], k: 2}, is: 0.3}"))
    assert told(made) == {"z": "[5, 3, 2]", "k": "2"}
    assert steps(made) == ["3/(5 + 3 + 2)", "3/10"]


def test_the_case_that_holds_is_chosen_and_what_does_not_count_is_left_out(exercise):
    made = practice(exercise("h = where(x <= 2, x**2/2, 2*x - 2)", "value: {at: {x: 3}, is: 4}"))
    assert steps(made) == ["2*3 - 2", "6 - 2"]
    made = practice(
        exercise("a = sum(indicator(y[i] > 1)/4, i, 1, n)", "value: {at: {y: [3, 0, 2]}, is: 0.5}")
    )
    assert made.answer == "0.5"


def test_numbers_are_drawn_where_the_authors_do_not_come_out_well(exercise):
    made = practice(exercise("r = sqrt(TP*FP)", "value: {at: {TP: 7, FP: 5}, is: 5.92}"))
    assert made.exact
    assert float(made.answer) ** 2 == float(told(made)["TP"]) * float(told(made)["FP"])


def test_drawn_numbers_are_ordered_and_sized_like_the_authors(exercise):
    one = exercise("r = (P - R)/P", "value: {at: {P: 0.713, R: 0.321}, is: 0.550}")
    given = told(practice(one))
    assert 0.08 < float(given["R"]) < float(given["P"]) < 1


def test_what_never_comes_out_exactly_is_no_exercise(exercise):
    assert practice(exercise("s = x*exp(x)", "value: {at: {x: 1.5}, is: 6.72}")) is None


def test_a_number_that_only_looks_exact_is_none(exercise):
    """With forty digits log(1 + exp(-100)) is 0, and with any number of digits something like it is."""
    assert practice(exercise("s = 3 + log(1 + exp(-100*u))", "value: {at: {u: 1}, is: 3}")) is None


def test_an_answer_that_was_given_is_no_exercise(exercise):
    assert practice(exercise("r = max(0, x)", "value: {at: {x: 3.5}, is: 3.5}")) is None


def test_an_inhuman_number_is_no_exercise(exercise):
    made = practice(exercise("r = log(u)/4", "value: {at: {u: exp(6)}, is: 1.5}"))
    assert made is None or "exp(6)" not in told(made).values()


def test_matrices_and_relations_are_no_exercise(exercise):
    assert practice(exercise("b = X.T @ X", "symmetric: [x, x]")) is None
    assert exercise("P*R == R*P", "range: [0, 1]") is None


def test_a_size_is_given_where_no_array_shows_it(exercise):
    made = practice(
        exercise("s[k] = P*z[k] + u/K", "value: {at: {P: 0.5, u: 3, z: [5, 3, 2, 4], k: 2}, is: 2.25}")
    )
    assert told(made) == {"P": "0.5", "z[k]": "3", "u": "3", "K": "4"}
    assert steps(made)[0] == "0.5*3 + 3/4"


def test_an_element_that_a_sum_runs_over_is_no_single_number(exercise):
    made = practice(
        exercise(
            "s[k] = z[k]*sum(X[j, k]*y[j], j, 1, n)",
            "value: {at: {z: [0.5, 3], X: [[2, 7], [4, 5]], y: [3, 6], k: 2}, is: 153}",
        )
    )
    assert told(made) == {"z": "[0.5, 3]", "k": "2", "X": "[[2, 7], [4, 5]]", "y": "[3, 6]"}
    assert made.answer == "153"


def test_a_mean_that_is_drawn_is_the_mean_of_what_is_drawn(exercise):
    made = practice(
        exercise("s = sum((y[i] - ybar)**2, i, 1, n)/(n - 1)\n    symbols: {ybar: {domain: real}}")
    )
    figures = told(made)
    values = [float(number) for number in figures["y"].strip("[]").split(",")]
    assert float(figures["ybar"]) == sum(values) / len(values)


def test_no_step_halfway_is_less_readable_than_what_it_stands_for(exercise):
    example = "value: {at: {u: 0.0004, x: 1.3, P: 0.7}, is: 3.54, source: s}"
    made = practice(exercise("f = (x**2*P + 0.233333)/(u*1000)", example))
    assert made is None or not any("/" in part and len(part) > 12 for part in steps(made)[1:])
