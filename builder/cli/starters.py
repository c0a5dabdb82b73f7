"""What a new deck and a new entry begin with."""

from __future__ import annotations

from builder import resources

_PLACEHOLDER = "ID"
FIRST = ("formula", "fact", "question", "steps")
"""The kinds of the entries in a new deck."""


def starter(kind: str, id_: str) -> str:
    """Return an entry of a kind as YAML, for its author to overwrite."""
    return resources.text(f"starters/{kind}.yaml").replace(f"id: {_PLACEHOLDER}\n", f"id: {id_}\n", 1)


def new_deck(id_: str, name: str) -> dict[str, str]:
    """Return the files of a new deck by their names."""
    from builder.write.entries import scalar  # noqa: PLC0415 (help needs none of it)

    head = resources.text("starters/deck.yaml")
    said = scalar(name)
    head = head.replace("id: ID ", f"id: {id_} ", 1).replace("name: NAME ", f"name: {said} ", 1)
    entries = "\n".join(starter(kind, f"my-{kind}") for kind in FIRST)
    return {
        "deck.yaml": head.replace("title: NAME\n", f"title: {said}\n", 1),
        "first.yaml": f"section: First steps\nentries:\n{entries}",
    }
