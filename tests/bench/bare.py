"""The same cards as a deck's, the short way: PyYAML's C loader, genanki, and nothing else.

    python bare.py CARDS.yaml OUT.apkg

CARDS.yaml holds note types and the rendered fields of every note.  Prints its seconds of process time,
imports left out, as they are in the stages beside it.
"""

import sys
import time

import genanki
import yaml

began = time.process_time()
with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123 (as such a script is written)
    content = yaml.load(file, Loader=yaml.CSafeLoader)

models = {
    name: genanki.Model(
        number,
        name,
        fields=[{"name": field} for field in kind["fields"]],
        templates=kind["templates"],
        css=kind["css"],
        model_type=kind["type"],
    )
    for number, (name, kind) in enumerate(content["types"].items(), 1_600_000_000)
}
deck = genanki.Deck(1_600_000_100, "Bare")
for note in content["notes"]:
    deck.add_note(
        genanki.Note(model=models[note["type"]], fields=note["fields"], tags=note["tags"], guid=note["guid"])
    )
genanki.Package(deck).write_to_file(sys.argv[2])
print(time.process_time() - began)
