"""What the tests of authoring share: the warnings of a few entries, and what each of them underlines."""

import textwrap
from dataclasses import dataclass

import pytest

from builder.check.authoring.problems import authoring_problems
from builder.model.problem import Severity
from builder.read.deck import read_deck

HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  language: {}\n  sections: [s]\n"
SECTION = "section: S\nsymbols: {a: {domain: pos}, b: {domain: pos}}\nentries:\n"


@dataclass(frozen=True)
class Told:
    """A warning with the text at its place."""

    code: str
    said: str
    at: str
    also: str


@pytest.fixture
def warned():
    """Warns of entries, each given as YAML without its dash."""

    def warned(*entries, language="en"):
        source = SECTION + "".join(
            textwrap.indent(f"- {textwrap.indent(textwrap.dedent(entry).strip(), '  ').strip()}\n", "  ")
            for entry in entries
        )
        files = {"deck.yaml": HEAD.format(language).encode(), "s.yaml": source.encode()}
        deck, problems = read_deck(files.get, "cards")
        assert problems == ()
        found = list(authoring_problems(deck))
        assert all(problem.severity is Severity.WARNING and problem.hint for problem in found)
        lines = source.splitlines()

        def at(span):
            return "" if span is None else lines[span.line - 1][span.column - 1 :][: span.length]

        return [Told(one.code, one.message, at(one.span), at(one.also)) for one in found]

    return warned


@pytest.fixture
def codes(warned):
    """Returns the codes of the warnings alone."""
    return lambda *entries, language="en": [one.code for one in warned(*entries, language=language)]


@pytest.fixture(scope="session")
def question():
    """Writes a question."""

    def question(ask, answer="Forty-two", name="q", then=None):
        follow = f"\nfollowup: {{ask: '{then[0]}', answer: '{then[1]}'}}" if then else ""
        return f"id: {name}\nkind: question\nask: '{ask}'\nanswer: '{answer}'{follow}"

    return question


@pytest.fixture(scope="session")
def fact():
    """Writes a fact, with further lines as they are given."""

    def fact(term, text, name="f", *more):
        return "\n".join((f"id: {name}\nkind: fact\nterm: '{term}'\ntext: '{text}'", *more))

    return fact
