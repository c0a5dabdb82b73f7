"""The shipped deck: nothing wrong with it, and no formula in it could be wrong without being noticed."""

import re
from math import isclose
from pathlib import Path
from statistics import fmean, pstdev
from types import SimpleNamespace

import pytest

from builder.check.asked import asked_formulas
from builder.check.audit.accepted import accepted
from builder.check.audit.audit import readable, refutes, same, versions
from builder.check.audit.deck import audit_deck
from builder.check.authoring.card import claims
from builder.check.compare import in_digits
from builder.check.deck import check_deck
from builder.check.made.exercise import exercise_of
from builder.check.made.practice import practice
from builder.check.made.settings import authors
from builder.check.made.working import computed
from builder.model.check import Value
from builder.model.entry import DesignEntry, Made, QuestionEntry
from builder.model.memory import Forgetful
from builder.model.title import called, name, title
from builder.read.deck import read_deck

CARDS = Path(__file__).parent.parent / "cards"
SHORT = re.compile(r"(?=[^\W\d_]-|[^\W\d_a-z])[^?]{1,30}")
"""A short name: begun as the index begins its terms, and no question."""
LEAST = 98.5
"""So many of a hundred wrong versions must be refuted."""
ANY_NUMBERS = {"entropy", "oob-share", "perplexity"}
"""Formulas that mean something at whatever numbers are drawn for them."""
POSSIBLE = {
    "average-precision": lambda at: sum(at.rel) <= at.m,
    "bayes": lambda at: at.P_BA * at.P_A <= at.P_B <= at.P_BA * at.P_A + 1 - at.P_A,
    "binomial-pmf": lambda at: at.k <= at.n,
    "correlation": lambda at: near(at.xbar, fmean(at.x)) and near(at.ybar, fmean(at.y)),
    "cosine-lr": lambda at: at.t <= at.T and at.eta_min <= at.eta_max,
    "covariance": lambda at: near(at.xbar, fmean(at.x)) and near(at.ybar, fmean(at.y)),
    "cuped": lambda at: abs(at.rho) <= 1,
    "ece": lambda at: sum(at.n_b) == at.N,
    "fleiss": lambda at: sum(at.m) == at.n,
    "grad-clip": lambda at: abs(at.g) <= at.G,
    "info-gain": lambda at: near(at.N, sum(at.n_k)),
    "jaccard": lambda at: at.m <= min(at.n_A, at.n_B),
    "kmeans": lambda at: all(near(sum(shares), 1) for shares in at.r),
    "laplace-smoothing": lambda at: at.k <= at.n,
    "layer-norm": lambda at: near(at.mu, fmean(at.x)) and near(at.sigma, pstdev(at.x)),
    "lift": lambda at: at.n >= at.TP + at.FP + at.FN,
    "ndcg": lambda at: at.s == sorted(at.r, reverse=True),
    "ols-slope": lambda at: near(at.xbar, fmean(at.x)) and near(at.ybar, fmean(at.y)),
    "pca-cov": lambda at: centred(at.X),
    "pmi": lambda at: at.p_ab <= min(at.p_a, at.p_b),
    "pos-cos": lambda at: 2 * at.i < at.d,
    "pos-sin": lambda at: 2 * at.i < at.d,
    "quantize": lambda at: at.z_0.is_integer(),
    "r2": lambda at: near(at.ybar, fmean(at.y)),
    "recall-at-k": lambda at: sum(at.rel) <= at.m,
    "ridge-matrix": lambda at: centred(at.X) and near(sum(at.y), 0),
    "sample-variance": lambda at: near(at.xbar, fmean(at.x)),
    "tfidf": lambda at: at.df <= at.N,
    "ucb": lambda at: at.n <= at.t and 0 <= at.m <= 1,
    "variance-sum": lambda at: abs(at.rho) <= 1,
    "z-test": lambda at: near(at.p_0 * (at.n_A + at.n_B), at.n_A * at.p_A + at.n_B * at.p_B),
}
"""What the numbers of a worked example must keep to, and no domain says, to mean anything."""


def fetch(name):
    file = CARDS / name
    return file.read_bytes() if file.is_file() else None


def shipped():
    deck, problems = read_deck(fetch, "cards")
    return deck, problems


DECK, READING = shipped()
ENTRIES = tuple(DECK.entries())
DESIGNS = {entry.id.value: entry for entry in ENTRIES if isinstance(entry, DesignEntry)}
FORMULAS = {asked.known.entry.id.value: asked for asked in asked_formulas(DECK)[0]}


@pytest.fixture(scope="module")
def checked():
    """The deck, tried at points; and all that is wrong with it."""
    return check_deck(DECK, memory=Forgetful(), prove=False)


def test_the_shipped_deck_has_neither_errors_nor_warnings(checked):
    assert READING == ()
    assert checked[1] == ()


@pytest.mark.parametrize("name", FORMULAS)
def test_a_wrong_version_of_a_shipped_formula_is_refuted(name):
    asked = FORMULAS[name]
    wrong = [mutant for mutant in versions(asked.known) if ", " not in mutant.slip]
    explained = accepted(asked.known)
    wrong = [
        mutant for mutant in wrong if readable(mutant) not in explained and not same(asked.known, mutant.body)
    ]
    assert wrong
    for mutant in wrong[:3]:
        assert any(refutes(question, mutant.body) for question in asked.asked()), mutant.slip


def test_the_audit_of_the_shipped_deck_lets_nothing_through_unexplained(checked):
    audit, problems = audit_deck(checked[0], memory=Forgetful())
    assert problems == ()
    assert [one.id for one in audit.formulas] == list(FORMULAS)
    assert [one.mutant for found in audit.formulas for one in found.survivors if not one.reason] == []
    assert audit.percent >= LEAST


@pytest.mark.parametrize("name", [name for name in FORMULAS if name not in ANY_NUMBERS])
@in_digits
def test_a_shipped_exercise_asks_with_its_authors_numbers(name):
    # Drawn ones may be impossible: a mean below all the values, or a pair likelier than its parts.
    known = FORMULAS[name].known
    exercise = None if Made.PRACTICE in known.entry.without else exercise_of(known)
    asked = None if exercise is None else practice(exercise)
    if asked is not None:
        assert asked.given in [setting.given(exercise) for setting in authors(exercise)]


@pytest.mark.parametrize("name", POSSIBLE)
def test_a_worked_example_could_have_happened(name):
    examples = [check for check in FORMULAS[name].known.entry.checks if isinstance(check, Value)]
    assert examples
    for example in examples:
        at = {symbol.value: numbers(value) for symbol, value in example.at}
        assert POSSIBLE[name](SimpleNamespace(**at))


def near(one, other):
    return isclose(one, other, abs_tol=1e-9)


def centred(rows):
    return all(near(sum(column), 0) for column in zip(*rows, strict=True))


@in_digits
def numbers(value):
    if isinstance(value, tuple):
        return [numbers(part) for part in value]
    return float(computed(value.body, {}))


AMERICAN = re.compile(
    r"\w*(?:optimiz|normaliz|regulariz|generaliz|quantiz|initializ|tokeniz(?!er)|behavior|color)\w*",
    re.IGNORECASE,
)


def test_titles_read_well_in_the_index_and_in_references():
    titles = [text.value for entry in ENTRIES for text in (title(entry), called(entry))]
    indexed = [
        called(entry).value for entry in ENTRIES if name(entry) or not isinstance(entry, QuestionEntry)
    ]
    assert [one for one in titles if one.endswith(".")] == []
    assert [one for one in indexed if re.match("(?:An?|The) ", one)] == []


def test_names_are_short_and_say_what_a_thing_is():
    names = [text.value for text in map(name, ENTRIES) if text is not None]
    assert [one for one in names if not SHORT.fullmatch(one)] == []
    assert {entry.id.value for entry in ENTRIES if name(entry) is not None} >= set(DESIGNS)


def test_the_spelling_is_british():
    said = [text for entry in ENTRIES for text in (*claims(entry), called(entry))]
    texts = [re.sub(r"`[^`]*`", "", text.value) for text in said]
    assert [word for text in texts for word in AMERICAN.findall(text)] == []


PLACE = "sections?|chapters?|equations?|algorithms?|tables?|figures?|appendix|propositions?|lectures?|pages?|parts?"
UNTITLED = re.compile(rf"\b(?:1[6-9]|20)\d\d\b(?!, (?!(?:{PLACE})\b)[^\W\d])")
"""A year that no title follows: nothing does, or at once the place in the work."""


def untitled(source):
    """Return what a source cites by names and year alone, so that it is hard to find."""
    return [cited for cited in source.split("; ") if UNTITLED.search(cited)]


def test_every_source_can_be_found_by_a_title():
    assert [entry.id.value for entry in ENTRIES if entry.source is None] == []
    assert [cited for entry in ENTRIES for cited in untitled(entry.source.value)] == []


@pytest.mark.parametrize(
    "source",
    [
        "Welch 1947",
        "Davis and Goadrich 2006; Fawcett 2006, An introduction to ROC analysis",
        "Kingma and Ba 2015, algorithm 1",
        "Sutton and Barto 2018, sections 6.5 and 6.7",
        "Guo et al. 2017 (calibration)",
    ],
)
def test_a_source_without_a_title_is_found(source):
    assert len(untitled(source)) == 1


@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_has_all_that_an_interviewer_waits_for(name):
    design = DESIGNS[name]
    listed = (design.clarify, design.estimate, design.tradeoffs, design.failures, design.metrics.online)
    assert min(map(len, listed)) >= 3
    assert len(design.metrics.offline) >= 2
    assert all(re.search(r"\d", text.value) for text in design.estimate)
    assert "Serving" in {part.name.value for part in design.parts} or "serving" in design.ask.value


TERM = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?) ?(%|\$/M|(?:ms|[MGT](?:B|FLOP)?(?:/s)?)(?!\w))?|([()×÷/+−=≈])")
SCALES = {"%": 0.01, "$": 1e-6, "m": 0.001, "M": 1e6, "G": 1e9, "T": 1e12, "": 1}
ROUNDED = 0.05
"""So far may the result of an estimate be rounded."""


def number(found):
    """Return a number and the scale of its unit: 2 G, 38 GB, 10.4 ms, 4 $/M."""
    return float(found[1]) * SCALES[(found[2] or "")[:1]]


def value(tokens):
    """Return what numbers and signs come to."""
    while "(" in tokens:
        start = max(at for at, one in enumerate(tokens) if one == "(")
        end = tokens.index(")", start)
        tokens = [*tokens[:start], value(tokens[start + 1 : end]), *tokens[end + 1 :]]
    terms = tokens[:1]
    for sign, one in zip(tokens[1::2], tokens[2::2], strict=True):
        if sign in "+−":
            terms.append(one if sign == "+" else -one)
        else:
            terms[-1] = terms[-1] * one if sign == "×" else terms[-1] / one
    return sum(terms)


def wrong_results(text):
    """Return each clause of an estimate whose result is not what stands before it.

    A clause that begins with a sign goes on from the last result. "320 − 140 = 180 GB" names its unit once.
    """
    wrong, last = [], []
    for clause in re.split(r"[;:,.] ", re.sub(r"(?<=\d),(?=\d)|\([^()×÷+−]*\)", "", text)):
        tokens = [found[3] or number(found) for found in TERM.finditer(clause)]
        if not {"=", "≈"} & set(tokens):
            continue
        at = min(at for at, token in enumerate(tokens) if token in {"=", "≈"})
        left, right = last if tokens[0] in {"×", "÷", "+"} else [], tokens[at + 1]
        for token in tokens[:at]:
            # A number next to a number begins anew: "at 48 s a case does 8 h × 3,600".
            anew = bool(left) and isinstance(left[-1], float) and isinstance(token, float)
            left = [token] if anew else [*left, token]
        met = any(isclose(value(left), right / unit, rel_tol=ROUNDED) for unit in (1, 1e9))
        if len(left) == 1 or not met:
            wrong.append(clause)
        last = [right]
    return wrong


@pytest.mark.parametrize("name", DESIGNS)
def test_an_estimate_is_rightly_computed(name):
    said = [text.value for text in DESIGNS[name].estimate]
    assert sum("=" in text or "≈" in text for text in said) >= 3
    assert [wrong for text in said for wrong in wrong_results(text)] == []


@pytest.mark.parametrize(
    "slip",
    [
        "Memory: 50 M products × 768 bytes (int8) = 48 GB.",
        "2 M users × 20 requests = 40 M; ÷ 86,400 s ≈ 4,630 a second.",
        "200 M ÷ (8 GPUs × 2,000 a second) = 1,250 s.",
        "70 $ + 20,000 × 300 tokens × 4 $/M = 74 $ a day.",
        "1 M drivers, one each 4 s = 250,000 a second.",
    ],
)
def test_a_slip_in_an_estimate_is_found(slip):
    assert wrong_results(slip)
