"""An author's Markdown to what is said: paragraphs and lists with styles, code, math and links.

Enabled are lists, emphasis, code, escapes, hard breaks, `$...$` for TeX and `[[id]]` for links
to entries; everything else, HTML above all, is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.compose.retell import linear_from_tex
from builder.model.piece import Break, Inline, Items, Link, Math, Prose, Said, Style, Verbatim, Words
from builder.model.span import Text

Called = Callable[[str], Text | None]
"""What others call an entry, by its id; None if there is no such entry."""

_MARKED_UP = re.compile(r"[*_`$\[\\\n]|^\s*(?:[-+]|\d{1,9}[.)])\s")
_MATH = re.compile(r"(\${1,2})(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\1(?!\d)", re.DOTALL)
_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]|]+))?\]\]")
_STYLES = {"strong_open": Style.STRONG, "em_open": Style.EMPHASIS}


def said(text: Text, called: Called) -> tuple[Said, ...]:
    """Return what a text says, as paragraphs and lists."""
    source = text.value.strip()
    if not _MARKED_UP.search(source):
        return (Prose((Words(source),)),) if source else ()
    return tuple(_blocks(_PARSER.parse(source), called))


def prose(text: Text, called: Called) -> Prose:
    """Return what a text says as one paragraph; further paragraphs and items go on new lines."""
    paragraphs: list[Prose] = []
    for piece in said(text, called):
        paragraphs.extend(piece.items if isinstance(piece, Items) else (piece,))
    return Prose(_lines(paragraphs))


def plain(inlines: Sequence[Inline]) -> str:
    """Return the letters alone, without styles; formulas as a line of Unicode."""
    return "".join(_letters(inline) for inline in inlines)


def link(entry: str, called: Called, *, shown: str = "", style: Style = Style.PLAIN) -> Link:
    """Return a link that shows the text given, else what the entry is called, else its id."""
    name = called(entry)
    source = shown or (name.value if name is not None else entry)
    tokens = _PARSER.parseInline(source.strip())[0].children or ()
    return Link(
        entry, tuple(part for inline in _inlines(tokens, _untitled) for part in _within_link(inline, style))
    )


def _within_link(inline: Inline, style: Style) -> tuple[Words | Math | Verbatim, ...]:
    match inline:
        case Words(text, own):
            return (Words(text, style if own is Style.PLAIN else own),)
        case Math() | Verbatim():
            return (inline,)
        case Link(inlines=inlines):
            return inlines
        case Break():
            return (Words(" ", style),)


def _untitled(entry: str) -> Text | None:  # noqa: ARG001, a link within a link keeps its id
    return None


def _letters(inline: Inline) -> str:
    match inline:
        case Words(text) | Verbatim(text) | Math(linear=text):
            return text
        case Link(inlines=inlines):
            return plain(inlines)
        case Break():
            return " "


def _lines(paragraphs: Sequence[Prose]) -> tuple[Inline, ...]:
    lines: list[Inline] = []
    for paragraph in paragraphs:
        lines.extend((Break(), *paragraph.inlines) if lines else paragraph.inlines)
    return tuple(lines)


def _blocks(tokens: Sequence[Token], called: Called) -> Iterator[Said]:
    """Yield paragraphs and lists; the items of a list within a list follow as items of the outer one."""
    items: list[list[Prose]] = []
    depth, numbered = 0, False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                numbered = token.type == "ordered_list_open" if depth == 0 else numbered
                depth += 1
            case "list_item_open":
                items.append([])
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0:
                    yield Items(tuple(Prose(_lines(item)) for item in items if item), numbered)
                    items = []
            case "inline":
                paragraph = Prose(tuple(_inlines(token.children or (), called)))
                if depth:
                    items[-1].append(paragraph)
                else:
                    yield paragraph


def _inlines(tokens: Sequence[Token], called: Called) -> Iterator[Inline]:
    """Yield what stands in a line; text that touches is one piece."""
    styles: list[Style] = []
    pending = ""
    for token in tokens:
        style = Style.PLAIN if not styles else Style.STRONG if Style.STRONG in styles else Style.EMPHASIS
        if token.type in {"text", "softbreak"}:
            pending += token.content if token.type == "text" else " "
            continue
        if pending:
            yield Words(pending, style)
            pending = ""
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type in {"strong_close", "em_close"}:
            styles.pop()
        else:
            yield _inline(token, style, called)
    if pending:
        yield Words(pending)


def _inline(token: Token, style: Style, called: Called) -> Inline:
    match token.type:
        case "code_inline":
            return Verbatim(token.content)
        case "math":
            return Math(token.content, linear_from_tex(token.content))
        case "link":
            return link(token.content, called, shown=token.info, style=style)
        case "hardbreak":
            return Break()
        case kind:
            message = f"the Markdown parser gave a token that no rule of ours makes: {kind}"
            raise AssertionError(message)


def _math_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, markdown-it calls it so
    """Take `$...$`; a dollar before a space or with a digit after its partner is money."""
    match = _MATH.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "$" else None
    if match is None:
        return False
    if not silent:
        state.push("math", "", 0).content = match[2]
    state.pos = match.end()
    return True


def _link_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, markdown-it calls it so
    """Take `[[id]]` and `[[id|text]]`."""
    match = _LINK.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        token = state.push("link", "", 0)
        token.content, token.info = match[1], match[2] or ""
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "newline", "escape", "backticks", "emphasis"])
    parser.inline.ruler.before("escape", "math", _math_rule)
    parser.inline.ruler.before("escape", "link_to_entry", _link_rule)
    return parser


_PARSER = _parser()
