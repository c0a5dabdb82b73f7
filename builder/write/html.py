"""The preview: one page with every card, which needs nothing but itself.

Cards are filled into the same templates as in Anki, under the same style sheet, with MathML for MathJax.
The sheet's pages are part of it, not pictures in it, so that all of them share the fonts brought along.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import groupby
from string import Template as Page
from urllib.parse import quote

from builder import resources
from builder.model.deck import Deck
from builder.model.note import Note, NoteType
from builder.model.piece import Display
from builder.model.problem import Problem, Severity
from builder.model.verdict import Verdict
from builder.typeset.cut import cut_math_font
from builder.write.direction import direction, direction_style
from builder.write.escape import words_html
from builder.write.fields import CLOZES, cards_of, fields_of
from builder.write.mathml import PreviewDialect, letters
from builder.write.notetypes import card_style, form_of
from builder.write.page_font import font_face
from builder.write.page_svg import Pictures
from builder.write.template import Template, parse_template, render

_NO_PAGES = Pictures()
_SAID_ELSEWHERE = re.compile(r'<div class="(?:crumb|asked)">.*?</div>')
"""On a card: its section and kind, and behind it the question, which here stands beside the answer."""
_SVG = re.compile(r"(<svg[^>]*>)(.*)(</svg>)", re.DOTALL)
_OUTER = re.compile(r'<div class="pd">(.*)</div>', re.DOTALL)
"""Of a side of a card; in a box the card itself is that."""
_MATH_FONT = '"Proofdeck Math"'
_MARKS = {Verdict.PROVED: "✓", Verdict.AGREES: "≈", Verdict.UNCHECKED: "◊"}


def write_preview(
    deck: Deck,
    notes: tuple[Note, ...],
    *,
    pages: Pictures = _NO_PAGES,
    problems: Sequence[Problem] = (),
    root: str = "..",
) -> bytes:
    """Return the page in UTF-8.

    `pages` are the sheet's; `problems` are shown first, their files linked from the folder
    `root`, relative to where the page will lie.
    """
    chapters = [(title, tuple(group)) for title, group in groupby(notes, key=lambda note: note.section)]
    cards = {note.entry: _boxes(note) for note in notes}
    content = "".join(_chapter(number, *chapter, cards) for number, chapter in enumerate(chapters, 1))
    page = Page(resources.text("preview/page.html")).substitute(
        language=escape(deck.language),
        direction=direction(deck.language),
        title=words_html(deck.title.value),
        card_style=card_style() + direction_style(deck.language),
        page_style=_page_style(content, pages),
        script=resources.text("preview/preview.js"),
        entries=_entries(notes),
        sections="".join(_section(number, *chapter) for number, chapter in enumerate(chapters, 1)),
        kinds="".join(_kinds(notes)),
        problems=_problems(problems, root) if problems else "",
        sheet=_sheet(notes, sum(len(boxes) for boxes in cards.values()), pages.pages),
        chapters=content,
    )
    return page.encode()


def _page_style(content: str, pages: Pictures) -> str:
    """Return the page's own style sheet, with its fonts in it."""
    formulas = font_face(_MATH_FONT, cut_math_font(letters(content)))
    return "\n".join((formulas, resources.text("preview/preview.css"), pages.style))


def _boxes(note: Note) -> list[str]:
    """Return each card of a note, front beside back; the first one carries the entry's anchor and tags."""
    fields = fields_of(note, PreviewDialect())
    form = form_of(note.type)
    boxes: list[str] = []
    for ordinal in cards_of(note, fields):
        front, back = _sides(note.type)[0 if form.cloze else ordinal]
        asked, answered = (_revealed(note, fields, ordinal, shown=shown) for shown in (False, True))
        tags = escape(" ".join(note.tags))
        named = f' id="{escape(note.entry)}" data-tags="{tags}"' if not boxes else ""
        boxes.append(
            f'<article class="box"{named} data-kind="{form.kind}">'
            f'<div class="card pd front">{render(front, asked)}</div>'
            f'<div class="card pd back">{render(back, answered)}</div></article>'
        )
    return list(_drawn_once(boxes, fields.get("Plot", ""), f"_plot-{escape(note.entry)}"))


def _drawn_once(boxes: Sequence[str], plot: str, name: str) -> Iterator[str]:
    """Yield the boxes of a note; those after the first that shows its plot refer to that one."""
    first = _SVG.sub(rf'\1<g id="{name}">\2</g>\3', plot, count=1)
    again = _SVG.sub(rf'\1<use href="#{name}"/>\3', plot, count=1)
    shown = first
    for box in boxes:
        yield box.replace(plot, shown) if plot else box
        shown = again if plot in box else shown


@cache
def _sides(type_: NoteType) -> tuple[tuple[Template, Template], ...]:
    """Return front and back of each template without what is said elsewhere; a comparison's title stays."""
    form = form_of(type_)
    said = re.compile("(?!)") if type_ is NoteType.ROW else _SAID_ELSEWHERE
    return tuple((_inside(card.front, said), _inside(card.back, _SAID_ELSEWHERE)) for card in form.templates)


def _inside(side: str, left_out: re.Pattern[str]) -> Template:
    return parse_template(left_out.sub("", _OUTER.sub(r"\1", side)))


def _revealed(note: Note, fields: Mapping[str, str], ordinal: int, *, shown: bool) -> dict[str, str]:
    """Return the fields with the one cloze that a card asks hidden or marked, as Anki does.

    Within a formula what marks it is MathML too, or the browser would end the formula there.
    """
    if CLOZES not in fields:
        return dict(fields)
    number, text = f"{{{{c{ordinal + 1}::", fields[CLOZES]
    before, _, rest = text.partition(number)
    asked, _, after = rest.partition("}}")
    tag = ("mrow" if shown else "mtext") if note.type is NoteType.CLOZE else "span"
    marked = f'{before}<{tag} class="cloze">{asked if shown else "[...]"}</{tag}>{after}'
    return {**fields, f"cloze:{CLOZES}": _unclozed(marked)}


def _unclozed(html: str) -> str:
    """Return the steps that are not asked without their marks."""
    first, *others = html.split("{{c")
    return first + "".join(other.partition("::")[2].replace("}}", "", 1) for other in others)


def _section(number: int, title: str, notes: tuple[Note, ...]) -> str:
    return f'<li><a href="#_section-{number}">{words_html(title)}<span>{_entries(notes)}</span></a></li>'


def _kinds(notes: tuple[Note, ...]) -> Iterator[str]:
    """Yield a button for each kind of entry, in the order of the note types."""
    counted = Counter(form_of(type_).kind for type_, _ in {(note.type, _entry(note)) for note in notes})
    for kind in dict.fromkeys(form_of(type_).kind for type_ in NoteType):
        if counted[kind]:
            yield (
                f'<li><button type="button" data-kind="{kind}" aria-pressed="false">'
                f"{kind}<span>{counted[kind]}</span></button></li>"
            )


def _chapter(number: int, title: str, notes: tuple[Note, ...], cards: Mapping[str, list[str]]) -> str:
    boxes = [box for note in notes for box in cards[note.entry]]
    count = f"{_many(_entries(notes), 'entry')}, {_many(len(boxes), 'card')}"
    return _framed(f'class="chapter" id="_section-{number}"', title, count, "".join(boxes))


def _problems(problems: Sequence[Problem], root: str) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    count = ", ".join(
        _many(number, word)
        for number, word in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    )
    note = ". Nothing was written; the old outputs stand." if errors else ""
    items = "".join(_problem(problem, root) for problem in problems)
    return _framed('class="chapter aside"', "Problems", count + note, f'<ul class="problems">{items}</ul>')


def _problem(problem: Problem, root: str) -> str:
    span, sign = problem.span, "×" if problem.severity is Severity.ERROR else "!"
    hint = f" <q>{words_html(problem.hint)}</q>" if problem.hint else ""
    return (
        f'<li class="{problem.severity}"><i>{sign}</i>'
        f'<a href="{escape(quote(f"{root}/{span.path}"))}">{words_html(span.path)}:{span.line}:{span.column}</a>'
        f"<p><b>{problem.code}</b> {words_html(problem.message)}{hint}</p></li>"
    )


def _sheet(notes: tuple[Note, ...], cards: int, pages: Sequence[str]) -> str:
    """Return the sheet's pages, and what the deck counts."""
    figures = "".join(
        f'<figure id="_page-{number}"><a href="#_page-{number}">{svg}</a>'
        f'<figcaption><a href="#_page-{number}"><b>Page {number}</b></a></figcaption></figure>'
        for number, svg in enumerate(pages, 1)
    )
    counts = "".join(f"<dt>{what}</dt><dd>{number}</dd>" for what, number in _counts(notes, cards))
    title, count = ("Sheet", _many(len(pages), "page")) if pages else ("Deck", "")
    inner = f'<div class="sheet">{figures}<dl class="counts">{counts}</dl></div>'
    return _framed('class="chapter aside" id="_sheet"', title, count, inner)


def _counts(notes: tuple[Note, ...], cards: int) -> Iterator[tuple[str, int]]:
    """Yield what the deck holds; formulas by their verdicts."""
    formulas = [
        piece.verdict
        for note in notes
        if note.type is NoteType.FORMULA
        for slot in note.slots
        if slot.name == "Formula"
        for piece in slot.said
        if isinstance(piece, Display)
    ]
    counted = Counter(formulas)
    if formulas:
        yield "Formulas", len(formulas)
    yield from (
        (f"{mark} {verdict}", counted[verdict]) for verdict, mark in _MARKS.items() if counted[verdict]
    )
    yield from (("Notes", len(notes)), ("Cards", cards))


def _framed(attributes: str, title: str, count: str, inner: str) -> str:
    return f"<section {attributes}><h2>{words_html(title)} <span>{count}</span></h2>{inner}</section>"


def _entries(notes: tuple[Note, ...]) -> int:
    """Count entries: a comparison's rows, and the notes made from a formula, are one."""
    return len({_entry(note) for note in notes})


def _entry(note: Note) -> str:
    return note.entry.partition("#")[0].partition("/")[0]


def _many(number: int, word: str) -> str:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {word if number == 1 else plural}"
