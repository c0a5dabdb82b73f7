"""Image files: whether their bytes are what their names say, and nothing in them is live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

MOST_BYTES = 5 * 2**20
KINDS = (".png", ".jpg", ".jpeg", ".svg")

_BEGINNINGS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_ROOT = "{http://www.w3.org/2000/svg}svg"
_LIVE = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)
_ENCODING = re.compile(r"""^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg);)", re.IGNORECASE)
"""How a reference begins that leads nowhere else."""
_STYLE_REFERENCE = re.compile(
    r"""@import|image-set\(|src\(|url\((?!\s*["']?\s*(?:#|data:image/(?:png|jpeg);))""", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\[0-9a-f]", re.IGNORECASE)
"""In CSS, any letter may be written so."""


def wrong_with_picture(file: str, raw: bytes) -> tuple[str, str] | None:
    """Return what is wrong with an image file and what to do, None if nothing is."""
    suffix = next((kind for kind in KINDS if file.lower().endswith(kind)), None)
    if suffix is None:
        return "is no PNG, JPEG or SVG", "convert it to one of these"
    if not raw:
        return "is an empty file", "save it anew"
    if len(raw) > MOST_BYTES:
        return f"has {len(raw) / 2**20:.1f} MiB, more than {MOST_BYTES // 2**20}", "make it smaller"
    if suffix == ".svg":
        return _wrong_with_svg(raw)
    if raw.startswith(_BEGINNINGS[suffix]):
        return None
    return (
        f"is no {'PNG' if suffix == '.png' else 'JPEG'} inside",
        "convert it, or mend the ending of its name",
    )


def _wrong_with_svg(raw: bytes) -> tuple[str, str] | None:
    """Return what is wrong with a drawing: it must show itself alone, and do nothing."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is not UTF-8", "save it as UTF-8"
    if _ENCODING.search(text):
        return "is not UTF-8 by its own word", "save it as UTF-8"
    if _DECLARED.search(text):
        return "has a document type or a style sheet of its own", "save it as plain SVG"
    try:
        # Entities, which could grow without end, need a document type; without one this is safe.
        root = ET.fromstring(text)  # noqa: S314
    except ET.ParseError:
        return "is no SVG inside", "open it in a browser to see where it breaks"
    if root.tag != _ROOT:
        return "is no SVG inside", 'its first element must be <svg xmlns="http://www.w3.org/2000/svg">'
    found = next(_live(root), None)
    return None if found is None else (f"has {found}", "save it as plain SVG, with all it shows inside")


def _live(root: ET.Element) -> Iterator[str]:
    """Yield what in a drawing acts, or is fetched from elsewhere."""
    for element in root.iter():
        tag = _local(element.tag)
        if tag in _LIVE:
            yield f"a <{tag}>"
        if tag == "style" and _foreign_style("".join(element.itertext())):
            yield "a style that fetches from elsewhere"
        for key, value in element.attrib.items():
            name = _local(key)
            if name.startswith("on"):
                yield f"a script in '{name}'"
            elif name in {"href", "src"} and not _WITHIN.match(value):
                yield f"a reference to '{value[:40]}'"
            elif _foreign_style(value):
                yield "a style that fetches from elsewhere"


def _foreign_style(style: str) -> bool:
    """Tell whether a style may lead out of the file."""
    return bool(_STYLE_REFERENCE.search(style) or ("\\" in style and _ESCAPED.search(style)))


def _local(name: str) -> str:
    """Return a name without its namespace, in small letters."""
    return name.rpartition("}")[2].lower()
