"""A deck of every field of the format, and a way to put anything in any of them."""

import copy
from pathlib import Path

import yaml

from builder.check.deck import check_deck
from builder.model.memory import Forgetful
from builder.read.deck import read_deck

HERE = Path(__file__).parent


def tree():
    """Return the deck of every field as plain lists and mappings, all values being texts."""
    return {name: plain((HERE / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("deck", "section")}


def plain(text):
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506, this loader makes nothing but texts


def leaves(node, path=()):
    """Yield the path of every value that is a text, a number or a date."""
    match node:
        case dict():
            for key, value in node.items():
                yield from leaves(value, (*path, key))
        case list():
            for place, value in enumerate(node):
                yield from leaves(value, (*path, place))
        case _:
            yield path


def replaced(whole, path, value):
    """Return a copy with another value at a path."""
    whole = copy.deepcopy(whole)
    node = whole
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return whole


def files(whole):
    """Return the files of a deck by name."""
    written = {
        f"{name}.yaml": yaml.safe_dump(part, allow_unicode=True, sort_keys=False)
        for name, part in whole.items()
    }
    return {name: text.encode() for name, text in written.items()} | {
        "dot.svg": (HERE / "dot.svg").read_bytes()
    }


def checked(whole):
    """Read and check a deck in this process; return it and all problems."""
    deck, problems = read_deck(files(whole).get, "cards")
    if deck is None:
        return None, problems
    found, more = check_deck(deck, memory=Forgetful(), prove=False)
    return found, (*problems, *more)
