"""Entries as YAML, quoted so that every text reads as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.model.draft import Draft

_CONTROL = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a source may not hold, and tabs, which show nothing."""
_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*(?<![:\s])")
"""Text that YAML takes as it stands: no sign of its own in front, no `: ` and no ` #` within."""
_PLAIN_TAG = re.compile(r"[^\W_][\w./-]*")


def section_yaml(title: str, drafts: Iterable[Draft]) -> str:
    """Return a section's file."""
    entries = "\n".join(entry_yaml(draft) for draft in drafts)
    return f"section: {scalar(title)}\nentries:\n{entries}"


def entry_yaml(draft: Draft) -> str:
    """Return an entry as an item of `entries:`."""
    lines = [f"id: {draft.id}", f"kind: {draft.kind}"]
    lines += [f"{name}: {scalar(text)}" for name, text in draft.fields]
    tags = [tag for tag in map(_clean, draft.tags) if tag]
    if tags:
        said = (tag if _PLAIN_TAG.fullmatch(tag) else _quoted(tag) for tag in tags)
        lines.append(f"tags: [{', '.join(said)}]")
    text = "\n".join(lines).replace("\n", "\n    ")
    return re.sub(r"(?m)^ +$", "", f"  - {text}\n")


def scalar(text: str) -> str:
    """Return a text as the value of a key: plain, in single quotes, or below a `|-`."""
    text = _clean(text)
    if "\n" in text:
        return "|-\n" + "\n".join(
            f"  {line}".rstrip(" ") if not line.strip() else f"  {line}" for line in text.split("\n")
        )
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _clean(text: str) -> str:
    """Return text without what a source may not hold, and without space around it."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
