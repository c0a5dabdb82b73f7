"""HTML and scripts in any text are shown as typed, in the cards and in the preview: a browser runs none of them."""

import subprocess
from html.parser import HTMLParser

import pytest

from builder.check.made.deck import with_made
from builder.compose.notes import compose_notes
from builder.model.memory import Forgetful
from builder.write.fields import fields_of
from builder.write.html import write_preview
from builder.write.markup import AnkiDialect
from tests.hostile.stranger import checked, leaves, replaced, tree
from tests.tools import program

OWN = "document.documentElement.dataset.owned=1"
PAYLOADS = [
    f"<script>{OWN}</script>",
    f"<img src=x onerror={OWN}>",
    f'"><svg onload="{OWN}">',
    f"'><details open ontoggle='{OWN}'>",
    f"</style></script><script>{OWN}</script>",
    f"--><script>{OWN}</script><!--",
    f"]]><script>{OWN}</script>",
    f"$\\text{{<img src=x onerror={OWN}>}}$",
    f"`<script>{OWN}</script>`",
    f"[words](javascript:{OWN})",
    f"[[one|<img src=x onerror={OWN}>]]",
    f"![x](x onerror={OWN})",
    f"<javascript:{OWN}>",
    f"&lt;script&gt;{OWN}&lt;/script&gt; &#60;script&#62;{OWN}&#60;/script&#62;",
    f"{{{{c1::<script>{OWN}</script>}}}} {{{{FrontSide}}}} ${{title}} %(title)s {{0}}",
    f"[sound:x.mp3] [latex]<script>{OWN}</script>[/latex] \\(<script>{OWN}</script>\\)",
    f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
    f"<base href='https://example.org/'><link rel=stylesheet href='javascript:{OWN}'>",
    "<style>*{display:none}</style>",
    f"<math><mtext><script>{OWN}</script></mtext></math>",
]
PROSE = {
    *(
        "title",
        "subtitle",
        "author",
        "means",
        "term",
        "note",
        "hint",
        "when",
        "why",
        "pitfall",
        "source",
        "name",
    ),
    *(
        "text",
        "alt",
        "ask",
        "answer",
        "mistake",
        "fix",
        "offline",
        "online",
        "label",
        "norun",
        "reason",
        "section",
    ),
    *("code", "prelude", "epilogue", "expect"),
}
LISTS = {"steps", "clarify", "estimate", "tradeoffs", "failures", "axes"}
TAGS = {"script", "iframe", "object", "embed", "base", "link", "form", "meta"}


def said(path):
    """Tell whether a field takes any text."""
    if path[-1] in PROSE:
        return path[-2:] != ("deck", "name")
    return isinstance(path[-1], int) and path[-2] in LISTS


WHOLE = tree()
FIELDS = [path for path in leaves(WHOLE) if said(path)]


def hostile(payload):
    """Return a checked deck that says the payload in every field that takes any text."""
    whole = WHOLE
    for number, path in enumerate(FIELDS):
        # Code keeps its blank, and parts their different names.
        whole = replaced(whole, path, f"{'sqrt' if path[-1] == 'code' else f'a{number}'} {payload}")
    found, problems = checked(whole)
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    return found


class Live(HTMLParser):
    """Collects what would be live in a page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")


def notes_of(found):
    return compose_notes(with_made(found, memory=Forgetful()), Forgetful(), None)


def ran(html, tmp_path):
    """Tell whether a script in a page ran."""
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [
            program("chromium", "chromium-browser", "google-chrome"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--dump-dom",
            f"--user-data-dir={tmp_path}",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "<html" in done.stdout, done.stderr[-300:]
    return 'data-owned="1"' in done.stdout.partition(">")[0] + done.stdout[:300]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_is_typed_is_live_in_a_card(payload):
    notes = notes_of(hostile(payload))
    assert len(notes) > 15
    for note in notes:
        for name, html in fields_of(note, AnkiDialect()).items():
            assert Live(html).found == [], (note.entry, name)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_is_typed_is_live_in_the_preview(payload):
    plain = Live(write_preview(checked(WHOLE)[0].deck, notes_of(checked(WHOLE)[0])).decode()).found
    found = hostile(payload)
    assert Live(write_preview(found.deck, notes_of(found)).decode()).found == plain


def test_a_browser_runs_nothing_that_is_typed(tmp_path):
    found = hostile(" ".join(PAYLOADS))
    notes = notes_of(found)
    assert not ran(write_preview(found.deck, notes).decode(), tmp_path)
    cards = "".join(html for note in notes for html in fields_of(note, AnkiDialect()).values())
    assert not ran(f"<!DOCTYPE html><html><body>{cards}</body></html>", tmp_path)


def test_the_browser_would_have_told(tmp_path):
    assert ran(f"<!DOCTYPE html><html><body><script>{OWN}</script></body></html>", tmp_path)
