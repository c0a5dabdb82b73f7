"""Whether what ages says when it was true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.authoring.card import claims
from builder.check.authoring.words import without_formulas
from builder.model.deck import Deck
from builder.model.problem import Problem, Severity

_COUNTED = (
    r"(?:bits|bytes|cases|classes|columns|dimensions|documents|epochs|examples|features|images|items|ms|pages"
    r"|people|points|requests|rows|samples|seconds|steps|times|tokens|trees|units|users|values|words)"
)
_AGEING = re.compile(
    r"\b(?:in|since|until|till|by|before|after|as of|during|early|late|spring|summer|autumn|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
    rf"\s+(?:199\d|20[0-4]\d)\b(?!\.\d|[\s-]{_COUNTED}\b)"
    r"|\b(?:since|until|as of|versions?|release|(?:gone|removed|deprecated|added|new|introduced)\s+(?:in|by|from|since))"
    r"\s+(?:[A-Za-z-]+\s+v?\d|v?[1-9]\d?)\.\d+(?:\.\d+)?\b"
    r"|\b(?:currently|nowadays|these days|at the time of writing|state of the art)\b",
    re.IGNORECASE,
)
"""A year that something happened in, a version that something changed with, a word for today.

In 2000 rows there is no year, and a bare 0.5 is no version.
"""
_HINT = "add asof: with the date when this was last looked up, or leave the date out"


def dated_problems(deck: Deck) -> Iterator[Problem]:
    """Warn of the first claim with a year or a version in each entry that has no `asof`."""
    for entry in deck.entries():
        if entry.asof is not None:
            continue
        for text in claims(entry):
            found = _AGEING.search(without_formulas(text))
            if found is not None:
                span = text.span(found.start(), len(found.group()))
                message = f"{found.group()!r} will age, and the entry has no date"
                yield Problem("undated-claim", message, span, _HINT, Severity.WARNING)
                break
