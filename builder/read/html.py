r"""HTML as Anki's fields hold it, as the Markdown that an author would have typed.

Formulas (`\(…\)`, `\[…\]`, `[$]…[/$]`, `[latex]…[/latex]`, `<anki-mathjax>`) become `$…$`.  What
Markdown would take for a mark is escaped, so that the text reads as it did.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_MATH = re.compile(
    r"\\\((?P<a>.*?)\\\)|\\\[(?P<b>.*?)\\\]|\[\$\](?P<c>.*?)\[/\$\]|\[\$\$\](?P<d>.*?)\[/\$\$\]"
    r"|\[latex\](?P<e>.*?)\[/latex\]|<anki-mathjax[^>]*>(?P<f>.*?)</anki-mathjax>",
    re.DOTALL,
)
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_MEDIA = re.compile(
    r"""<(?:img|audio|video|object)\b[^>]*?(?:src|data)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s>]+))|\[sound:([^\]]+)\]"""
)
_SPECIAL = re.compile(r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|\[(?=\[)")
_MARKER = re.compile(r"^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s|$)")
_FORMULA = re.compile("\x02(\\d+)\x03")
_BREAK = "\\\n"
_EDGES = re.compile(r"^(?:\\\n|\s)+|(?:\\\n|\s|\x04)+$")
"""What no paragraph begins or ends with: breaks, spaces, the end of a row's last cell."""
_STYLES = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SILENT = frozenset({"script", "style", "summary"})
_VOID = frozenset({"br", "hr", "img", "input", "source", "wbr"})
_LINES = frozenset(
    {"p", "div", "tr", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "dl", "section"}
)
_CELL = "\x04"
"""Stands behind a cell of a row; no text holds it."""
_ENDS = {"dt": ": ", "td": _CELL, "th": _CELL}


def markdown_of(html: str, *, without: frozenset[str] = frozenset()) -> str:
    """Return what a field says as Markdown; pictures and sounds are left out.

    So are elements of the classes that are named by `without`.
    """
    html = _CONTROL.sub(" ", re.sub(r"\[sound:[^\]]*\]", "", html))
    formulas: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        tex = next(part for part in found.groups() if part is not None)
        formulas.append(" ".join(unescape(_TAG.sub(" ", tex)).split()))
        return f"\x02{len(formulas) - 1}\x03"

    parts, last = [], 0
    for code in _CODE.finditer(html):  # where a formula's delimiters are letters
        parts += [_MATH.sub(put_aside, html[last : code.start()]), code[0]]
        last = code.end()
    writer = _Writer(formulas, without)
    writer.feed("".join([*parts, _MATH.sub(put_aside, html[last:])]))
    writer.close()
    return writer.written()


def media_in(html: str) -> tuple[str, ...]:
    """Return the names of the files that a field shows or plays."""
    return tuple(unescape(next(filter(None, found.groups()))) for found in _MEDIA.finditer(html))


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is; the start of its lines apart."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def escaped_lines(text: str) -> str:
    """Return text whose lines begin no list."""
    return "\n".join(_MARKER.sub(_unmarked, line) for line in text.split("\n"))


def _unmarked(found: re.Match[str]) -> str:
    sign = f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"
    return found[1] + sign


class _Writer(HTMLParser):
    """Writes down paragraphs and items as their tags come."""

    def __init__(self, formulas: list[str], without: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.without = without
        self.skipped: list[str] = []
        """The tags that are open within what is left out."""
        self.formulas = formulas
        self.blocks: list[tuple[str, str]] = []
        """The mark of an item, or nothing, and what it says."""
        self.line = ""
        self.lists: list[int | None] = []
        """For each open list, the number of its last item; None if it has bullets."""
        self.item = ""
        """The mark of the open item."""
        self.begun = False
        """Whether some of the item is written."""
        self.style: tuple[str, int] | None = None
        """The open style's tag, and where in the line it began."""
        self.silent = 0
        self.code: tuple[str, str] | None = None
        """The open tag of code, and what it holds so far."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipped or self.without & set((dict(attrs).get("class") or "").split()):
            self.skipped += [tag] * (tag not in _VOID)
        elif tag in _SILENT:
            self.silent += 1
        elif self.code is not None:
            self.code = (self.code[0], self.code[1] + "\n" * (tag == "br"))
        elif tag in {"code", "pre"}:
            if tag == "pre":
                self._end_block()
            self.code = (tag, "")
        elif tag in _STYLES:
            self.style = self.style or (tag, len(self.line))
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        """Begin a line, a list or an item."""
        if tag == "br":
            self._break()
        elif tag in {"ul", "ol"}:
            self._end_block()
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._end_block()
            number = self.lists[-1] if self.lists else None
            if number is not None:
                self.lists[-1] = number + 1
            self.item, self.begun = "- " if number is None else f"{number + 1}. ", False
        elif tag in _LINES:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            if tag in self.skipped:
                del self.skipped[len(self.skipped) - 1 - self.skipped[::-1].index(tag) :]
        elif tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif self.code is not None:
            if tag == self.code[0]:
                self._write_code(*self.code)
        elif self.style is not None and tag == self.style[0]:
            self._end_style()
        elif tag in {"ul", "ol"}:
            self._end_block()
            self.item = ""
            del self.lists[-1:]
        elif tag == "li":
            self._end_block()
            self.item = ""
        elif tag in _ENDS:
            self.line = self.line.rstrip() + _ENDS[tag]
        elif tag in _LINES:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self.silent or self.skipped:
            return
        if self.code is not None:
            self.code = (self.code[0], self.code[1] + data)
            return
        text = " ".join(re.split(r"\s+", data))
        if not self.line or self.line.endswith((" ", "\n")):
            text = text.removeprefix(" ")
        self.line += escaped(text)

    def written(self) -> str:
        """Return all of it; items follow each other, paragraphs keep a line between."""
        if self.code is not None:
            self._write_code(*self.code)
        self._end_block()
        text, before = "", ""
        for mark, said in self.blocks:
            between = "\n" if mark and before else "\n\n"
            text += (between if text else "") + mark + said.replace("\n", "\n" + " " * len(mark))
            before = mark
        return _FORMULA.sub(lambda found: self._formula(found, text), text)

    def _formula(self, found: re.Match[str], text: str) -> str:
        tex = self.formulas[int(found[1])] if int(found[1]) < len(self.formulas) else ""
        if not tex:
            return ""
        if re.search(r"(?<!\\)\$|\\$", tex):
            return _code_span(tex)
        return f"${tex}$" + (" " if text[found.end() : found.end() + 1].isdigit() else "")

    def _write_code(self, tag: str, text: str) -> None:
        self.code = None
        lines = text.strip("\n").split("\n") if tag == "pre" else [" ".join(text.split())]
        self.line += _BREAK.join(_code_span(line) for line in lines if line.strip())
        if tag == "pre":
            self._end_block()

    def _end_style(self) -> None:
        """Set the style's marks, where Markdown will see them: at letters and digits."""
        if self.style is None:
            return
        tag, start = self.style
        self.style = None
        inner = self.line[start:]
        said = inner.strip()
        if re.fullmatch(r"\w|\w.*\w", said) and not said.endswith("_") and not said.startswith("_"):
            mark, (before, after) = _STYLES[tag], inner.split(said, 1)
            self.line = f"{self.line[:start]}{before}{mark}{said}{mark}{after}"

    def _break(self) -> None:
        """Begin a new line; where one has just begun, a paragraph."""
        self.style = None
        if not self.line.endswith(_BREAK):
            self.line = self.line.rstrip(" ") + _BREAK
        elif not self.item:
            self._end_block()

    def _end_line(self) -> None:
        """End a paragraph; within an item, a line."""
        if not self.item:
            self._end_block()
        elif self.line.strip() and not self.line.endswith(_BREAK):
            self._break()

    def _end_block(self) -> None:
        self.style = None
        text = escaped_lines(_EDGES.sub("", self.line).replace(_CELL, " | "))
        self.line = ""
        if not text:
            return
        if self.item and self.begun:
            text = self.blocks.pop()[1] + _BREAK + text
        self.blocks.append((self.item, text))
        self.begun = True


def _code_span(text: str) -> str:
    """Return code within a line, fenced by more backticks than it holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence, pad = "`" * (longest + 1), " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
