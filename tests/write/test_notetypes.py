"""The note types: frozen, since any other shape would put every reader's notes in conflict."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from builder.model.note import NoteType
from builder.write.identity import stable_id
from builder.write.notetypes import card_style, form_of, parsed_sides
from builder.write.template import fields_of

GOLDEN = Path(__file__).parent / "golden" / "notetypes.txt"


def shapes() -> str:
    """Write down all that Anki compares before it takes a note type for the same."""
    lines = []
    for type_ in NoteType:
        form = form_of(type_)
        lines.append(f"{type_} {'cloze' if form.cloze else 'normal'}")
        lines += [f"  field {stable_id('field', type_, field.key)} {field.name}" for field in form.fields]
        lines += [
            f"  template {stable_id('template', type_, card.key)} {card.name}" for card in form.templates
        ]
    return "\n".join(lines) + "\n"


def frozen(text: str) -> dict[str, list[str]]:
    """Return what may never change of each note type: its kind, and the ids in their order; names may."""
    types: dict[str, list[str]] = {}
    for line in text.splitlines():
        words = line.split()
        if not line.startswith(" "):
            types[line] = []
        else:
            types[list(types)[-1]].append(" ".join(words[:2]))
    return types


def test_no_field_or_template_was_added_removed_or_moved():
    """`make accept` takes new note types and other names; what would cost readers their notes it does not."""
    old = GOLDEN.read_text(encoding="utf-8")
    before, now = frozen(old), frozen(shapes())
    assert {name: now.get(name) for name in before} == before
    if os.environ.get("ACCEPT"):
        GOLDEN.write_text(shapes(), encoding="utf-8")
    assert shapes() == GOLDEN.read_text(encoding="utf-8")


def test_another_name_of_a_field_is_no_other_field():
    assert frozen(shapes()) == frozen(re.sub(r"(field \d+) .*", r"\1 Other", shapes()))
    assert frozen(shapes()) != frozen(shapes().replace("  field", "  field 1 New\n  field", 1))


@pytest.mark.parametrize("type_", NoteType)
def test_templates_name_fields_that_exist(type_):
    names = {field.name for field in form_of(type_).fields}
    used = {name for sides in parsed_sides(type_) for side in sides for name in fields_of(side)}
    assert used <= names


@pytest.mark.parametrize("type_", NoteType)
def test_every_field_is_shown_somewhere_or_kept_in_reserve(type_):
    used = {name for sides in parsed_sides(type_) for side in sides for name in fields_of(side)}
    unused = {field.name for field in form_of(type_).fields} - used
    assert unused <= {"Spare1", "Spare2", "Spare3"}


@pytest.mark.parametrize("type_", NoteType)
def test_cards_have_no_script_no_link_and_no_colour_of_their_own(type_):
    html = "".join(card.front + card.back for card in form_of(type_).templates)
    assert not re.search(r"<script|javascript:|https?:|\bon\w+=|style=|src=|color", html)


def test_no_part_is_left_unfilled():
    html = "".join(
        card.name + card.front + card.back for type_ in NoteType for card in form_of(type_).templates
    )
    assert "{{>" not in html
    assert "@" not in html


def test_the_style_fetches_nothing_and_keeps_colours_in_variables():
    rules = re.sub(r"--[\w-]+:[^;]+;", "", card_style())
    assert not re.search(r"url\(|@import|#[0-9a-f]{3,8}\b|rgba?\(", rules)


def luminance(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", range(3), ids=["day", "night", "print"])
def test_text_stands_out_seven_to_one(palette):
    blocks = [
        dict(re.findall(r"--(\w+): (#\w{6})", block))
        for block in re.findall(r"\{([^{}]*--ground:[^{}]*)\}", card_style())
    ]
    colors = {name: luminance(color) for name, color in blocks[palette].items()}
    pairs = [
        (text, ground)
        for text in ("ink", "muted", "accent", "warn", "string")
        for ground in ("ground", "tint")
    ]
    for text, ground in [*pairs, ("ink", "mark")]:
        dark, light = sorted((colors[text], colors[ground]))
        assert (light + 0.05) / (dark + 0.05) >= 7, (text, ground)
