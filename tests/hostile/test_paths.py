"""No path leads out of the deck's folder, and no image brings code along."""

import zipfile
from pathlib import Path

import pytest

from builder.read.deck import read_deck
from tests.hostile.stranger import files, replaced, tree

WHOLE = tree()
ENTRY = next(place for place, entry in enumerate(WHOLE["section"]["entries"]) if "image" in entry)
IMAGE = ("section", "entries", ENTRY, "image", "file")
SECTIONS = ("deck", "deck", "sections", 0)
OUTSIDE = [
    "../secret.svg",
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "a/../../secret.svg",
    "./../secret.svg",
    "..\\secret.svg",
    "C:\\secret.svg",
    "\\\\host\\share\\secret.svg",
    "file:///etc/passwd",
    "https://example.org/a.png",
    "~/secret.svg",
    "%2e%2e/secret.svg",
    "dot.svg\x00.png",
    "",
    ".",
    "/",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
LIVE = [
    "<script>alert(1)</script>",
    '<circle r="3" onload="alert(1)"/>',
    '<a href="javascript:alert(1)"><circle r="3"/></a>',
    '<image href="https://example.org/a.png" width="3" height="3"/>',
    '<use xlink:href="https://example.org/a.svg#b"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
    "<style>@import url(https://example.org/a.css);</style>",
    '<rect width="3" height="3" fill="url(https://example.org/a.svg#b)"/>',
]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("place", [IMAGE, SECTIONS], ids=["image", "section"])
def test_a_path_that_leads_out_of_the_folder_is_never_asked_for(path, place):
    asked = []
    whole = files(replaced(WHOLE, place, path))

    def fetch(name):
        asked.append(name)
        return whole.get(name)

    _, problems = read_deck(fetch, "cards")
    assert [problem for problem in problems if problem.severity == "error"]
    assert all(
        ".." not in name and not name.startswith(("/", "\\", "~")) and ":" not in name for name in asked
    )


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, build):
    secret = tmp_path / "secret.svg"
    secret.write_text(SVG.format("<title>SECRET</title>"), encoding="utf-8")
    done = build(replaced(WHOLE, IMAGE, "link.svg"), links={"link.svg": secret})
    assert done.returncode == 1
    assert "link.svg" in done.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("live", LIVE)
def test_an_image_with_something_live_in_it_is_refused_or_made_harmless(live, build, tmp_path):
    done = build(WHOLE, "--only", "anki", "--only", "html", image=SVG.format(live))
    if done.returncode == 1:
        assert "bad-image" in done.stderr
        return
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "out" / "whole.apkg") as package:
        media = b"".join(package.read(name) for name in package.namelist() if name.isdigit())
    assert b"script" not in media
    assert b"onload" not in media
    assert b"example.org" not in media


@pytest.mark.parametrize(
    "image",
    [
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "<!DOCTYPE svg ["
        '<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {n} "{f"&{p};" * 50}">' for p, n in zip("abcdefg", "bcdefgh", strict=True))
        + ']><svg xmlns="http://www.w3.org/2000/svg"><text>&h;</text></svg>',
        "<svg>" * 50_000,
        "no image at all",
    ],
    ids=["an entity", "a bomb of entities", "deep", "no image"],
)
def test_an_image_that_is_a_trap_is_refused(image, build):
    done = build(WHOLE, "--only", "anki", image=image)
    assert done.returncode == 1
    assert "bad-image" in done.stderr
    assert "Traceback" not in done.stderr
    assert "root:" not in done.stderr
