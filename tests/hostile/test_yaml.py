"""No YAML blows up."""

import time

import pytest

from builder.read.deck import read_deck
from tests.hostile.stranger import files, tree

WHOLE = files(tree())
BOMBS = {
    "billion laughs": "a: &a [lol, lol]\n"
    + "".join(f"{n}: &{n} [*{p}, *{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
    "a merge of merges": "a: &a {x: 1}\nb: &b {<<: [*a, *a, *a, *a]}\nc: {<<: [*b, *b, *b, *b]}\n",
    "a list in itself": "entries: &a [*a]\n",
    "deep brackets": "entries: " + "[" * 50_000 + "]" * 50_000,
    "open brackets": "entries: " + "[" * 50_000,
    "open braces": "entries: " + "{a: " * 50_000,
    "deep indentation": "\n".join(" " * depth + "a:" for depth in range(3_000)),
    "deep dashes": "- " * 20_000 + "x",
    "many keys": "\n".join(f"k{number}: {number}" for number in range(100_000)),
    "one long line": "section: " + "x" * 5_000_000,
    "many quotes": "section: " + "'" * 99_999,
    "many documents": "---\n" * 20_000,
    "many comments": "#\n" * 200_000,
    "a huge key": "x" * 200_000 + ": 1\n",
    "a huge block": "section: |\n" + "  line\n" * 200_000,
    "question marks": "? " * 20_000,
    "escapes": 'section: "' + "\\x41" * 100_000 + '"',
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("file", ["deck.yaml", "section.yaml"])
def test_a_bomb_is_answered_with_a_problem_in_no_time(bomb, file):
    began = time.process_time()
    _, problems = read_deck({**WHOLE, file: BOMBS[bomb].encode()}.get, "cards")
    assert time.process_time() - began < 5
    assert problems
