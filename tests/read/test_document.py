"""From characters to nodes: nothing is guessed, nothing grows without bound, nothing is run."""

import time
import tracemalloc

import pytest

from builder.read import document
from builder.read.document import DEEPEST, LOADER, PlainLoader, read_document
from builder.read.node import Mapping, Sequence
from builder.read.source import Source

LOADERS = (LOADER, PlainLoader)


def read(text, loader=LOADER):
    return read_document(Source("s.yaml", text), loader)


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "typed", ["no", "on", "12:30", "010", "1e-3", "~", "null", "2026-01-01", "0x1F", "1_000", ".5"]
)
def test_values_are_kept_as_typed(typed):
    node, problems = read(f"a: {typed}\nb: [{typed}]\n")
    assert (node.get("a").value, node.get("b").items[0].value) == (typed, typed)
    assert problems == ()


def test_nodes_know_their_places():
    node, _ = read("é: {β: [γ, 'δ']}\nk:\n  - a\n  - b: c\n")
    assert isinstance(node, Mapping)
    greek = node.get("é").get("β")
    assert isinstance(greek, Sequence)
    assert greek.flow
    assert (greek.span().line, greek.span().column, greek.span().length) == (1, 8, 8)
    assert (greek.items[1].span().column, greek.items[1].span().length) == (12, 3)
    assert not node.get("k").flow
    assert (node.get("k").items[1].span().line, node.get("k").items[1].span().column) == (4, 5)


def test_the_first_of_two_keys_is_kept():
    node, _ = read("a: 1\na: 2\n")
    assert node.pairs[0][1].value == "1"
    assert len(node.pairs) == 1


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("open_", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_ten_thousand_levels_are_refused_at_once(open_, loader):
    before = time.perf_counter()
    node, problems = read(open_ * 10_000, loader)
    assert node is None
    assert len(problems) == 1
    assert time.perf_counter() - before < 1


def test_the_deepest_that_is_allowed_is_read():
    node, problems = read("[" * (DEEPEST - 1) + "]" * (DEEPEST - 1))
    assert node is not None
    assert problems == ()


@pytest.mark.parametrize("loader", LOADERS)
def test_an_alias_bomb_stays_small(loader):
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 12))
    tracemalloc.start()
    before = time.perf_counter()
    _, problems = read(f"l0: &l0 [x, x]\n{levels}", loader)
    seconds, (_, peak) = time.perf_counter() - before, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert set(codes(problems)) == {"alias"}
    assert seconds < 1
    assert peak < 20e6


@pytest.mark.parametrize("loader", LOADERS)
def test_a_mapping_within_itself_is_refused(loader):
    _, problems = read("a: &a\n  b: *a\n", loader)
    assert codes(problems) == ["alias", "alias"]


def test_too_many_values_are_refused(monkeypatch):
    monkeypatch.setattr(document, "MOST_NODES", 50)
    assert read("[" + "a," * 48 + "a]")[0] is not None
    node, problems = read("[" + "a," * 50 + "a]")
    assert node is None
    assert codes(problems) == ["too-large"]


def test_a_tag_runs_nothing(tmp_path):
    mark = tmp_path / "mark"
    for loader in LOADERS:
        _, problems = read(f"a: !!python/object/apply:os.system ['touch {mark}']\n", loader)
        assert codes(problems) == ["tag"]
    assert not mark.exists()


@pytest.mark.parametrize("loader", LOADERS)
def test_every_problem_of_a_document_is_told(loader):
    text = 'a: 1\na: 2\nb: &x y\nc: *x\nd: "\\frac"\ne: rank #1\nf: !t u\n'
    _, problems = read(text, loader)
    expected = ["alias", "alias", "cut-comment", "duplicate-key", "eaten-escape", "tag"]
    assert sorted(codes(problems)) == expected


def test_what_an_alias_stands_for_is_its_own_text():
    node, _ = read("why: *never\n")
    assert node.get("why").value == "*never"
