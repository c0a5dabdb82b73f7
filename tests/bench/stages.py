"""The stages of one build, timed in one process that remembers nothing from before.

    python stages.py SOURCE CARDS.yaml

Writes the rendered cards to CARDS.yaml, for the bare script, and prints the times as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TIMES: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Time what is done within."""
    began = time.process_time()
    yield
    TIMES[name] = TIMES.get(name, 0.0) + time.process_time() - began


with stage("import"):
    from builder.check.audit.deck import audit_deck
    from builder.check.deck import check_deck
    from builder.check.made.deck import with_made
    from builder.cli.source import Source
    from builder.compose.notes import compose_notes
    from builder.compose.sheet import compose_sheet
    from builder.history import new_history
    from builder.model.memory import Forgetful
    from builder.read.deck import read_deck
    from builder.typeset.fonts import read_fonts
    from builder.typeset.formulas import FormulaSetter
    from builder.typeset.layout import read_layout
    from builder.typeset.pages import typeset_sheet
    from builder.write.anki import fingerprints, layout, write_apkg
    from builder.write.fields import fill
    from builder.write.identity import guids
    from builder.write.markup import AnkiDialect
    from builder.write.pdf import Metadata, write_pdf

with stage("import SymPy"):  # which a build needs only for what it does not remember
    import sympy  # noqa: F401

source, memory = Source(Path(sys.argv[1])), Forgetful()
with stage("read"):
    deck, problems = read_deck(source.fetch, source.folder.as_posix())
assert deck is not None, problems
with stage("check, no proofs"):
    checked, problems = check_deck(deck, memory=memory, prove=False)
with stage("audit"):
    audit_deck(checked, memory=memory)
with stage("made notes"):
    checked = with_made(checked, memory=memory)
with stage("compose cards"):
    notes = compose_notes(checked, memory)
with stage("compose sheet"):
    sheet = compose_sheet(checked, memory)
history = new_history(1_700_000_000)
with stage("deck"):
    filled = fill(notes, AnkiDialect())
    history = history.updated(fingerprints(deck, filled, history), 1_700_000_000)
    write_apkg(deck, filled, history)
with stage("typeset"):
    fonts = read_fonts()
    typeset = typeset_sheet(sheet, fonts, read_layout(), FormulaSetter())
with stage("paint"):
    write_pdf(typeset, fonts, Metadata(sheet.title, sheet.author, sheet.subtitle, sheet.language))

types = {}
for type_ in {note.type for note in notes}:
    form = layout(deck, type_)
    types[str(type_)] = {
        "fields": [field["name"] for field in form["fields"]],
        "templates": form["templates"],
        "css": form["css"],
        "type": form["model_type"],
    }
cards = [
    {
        "type": str(each.note.type),
        "fields": list(each.fields.values()),
        "tags": list(each.note.tags),
        "guid": guid,
    }
    for each, guid in zip(filled, guids(deck, notes, history), strict=True)
]
# JSON is YAML too, and what an author's file would be is the same size.
Path(sys.argv[2]).write_text(json.dumps({"types": types, "notes": cards}), encoding="utf-8")
print(json.dumps(TIMES))
