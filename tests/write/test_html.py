"""The preview."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from io import BytesIO

from fontTools.ttLib import TTFont

from builder.model.note import Slot
from builder.model.problem import Problem, Severity
from builder.model.span import Span
from builder.write.html import write_preview
from builder.write.page_svg import Pictures
from tests.write.sample_notes import CARDS, F1, FOREST, NOTES, deck
from tests.write.test_svg import PLOT

TYPO = Problem(
    "unknown-symbol", "'FPP' is not declared", Span("cards/metrics.yaml", 14, 25, 3), "did you mean 'FP'?"
)
STALE = Problem("old-fact", "'<gpu>' is dated", Span("cards/a b.yaml", 3, 1), severity=Severity.WARNING)
PAGE = Pictures(("<svg></svg>",), ".t0{fill:#111}")
VOID = {"meta", "input", "br", "img", "mspace"}


class Outline(HTMLParser):
    """Checks that tags nest, and keeps ids, links and boxes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        self.sources += [found["src"]] if "src" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(notes=NOTES, **others) -> str:
    return write_preview(deck(), notes, **others).decode()


def boxes(html: str) -> list[str]:
    return re.findall(r'<article class="box".*?</article>', html, re.DOTALL)


def sides(box: str) -> tuple[str, str]:
    front, back = box.split('<div class="card pd back">')
    return tuple(unescape(re.sub(r"<[^>]+>", " ", side)) for side in (front, back))


def test_the_page_is_well_formed_and_its_ids_are_unique():
    outline = Outline(page(pages=PAGE, problems=[TYPO, STALE]))
    assert not outline.open
    assert len(set(outline.ids)) == len(outline.ids)


def test_no_entry_can_take_an_id_of_the_page():
    ids = Outline(page(pages=PAGE, problems=[TYPO])).ids
    entries = {note.entry for note in NOTES}
    assert all(id_ in entries or id_.startswith("_") for id_ in ids)


def test_every_card_has_a_box():
    assert len(boxes(page())) == sum(CARDS.values())


def test_the_page_needs_no_network():
    html = page(pages=PAGE, problems=[TYPO])
    assert not re.search(r"""(?:src|href|url)\W{1,2}(?:https?:)?//""", html)
    assert "default-src 'none'" in html
    assert all(source.startswith("data:") for source in Outline(html).sources)


def test_what_is_typed_is_not_live():
    html = page()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "{{" not in "".join(boxes(html))


def test_formulas_are_mathml_that_is_found_by_its_linear_form():
    front, back = boxes(page((F1,)))[0].split('<div class="card pd back">')
    assert "<mfrac>" in back
    assert "<mfrac>" not in front
    assert 'alttext="F₁ = 2PR/(P + R)"' in back


def test_the_font_for_formulas_holds_what_they_show_and_not_much_more():
    (data,) = re.findall(r'"Proofdeck Math";src:url\(data:font/woff;base64,([^)]+)\)', page((F1,)))
    shown = set(TTFont(BytesIO(b64decode(data))).getBestCmap())
    assert {*map(ord, "=+√2"), 0x1D443} <= shown
    assert ord("∑") not in shown


def test_references_lead_to_cards_of_the_page():
    outline = Outline(page((F1,)))
    assert "f1" in outline.ids
    assert "#fbeta" in outline.links


def test_a_step_is_hidden_in_front_and_marked_behind():
    first, second, third = map(sides, boxes(page((FOREST,))))
    assert "[...]" in first[0]
    assert "Draw a bootstrap" not in first[0]
    assert "Draw a bootstrap" in first[1]
    assert "Draw a bootstrap" in second[0]
    assert "over a::b }} them" in third[1]
    assert "over a::b }} them" not in third[0]
    assert all(side.count("[...]") == 1 for side in (first[0], second[0], third[0]))


def test_sections_and_kinds_are_counted_by_entry():
    html = unescape(page())
    assert re.findall(r'<a href="#_section-\d">([^<]+)<span>(\d+)', html) == [
        ("Evaluation metrics", "3"),
        ("Losses and penalties", "2"),
        ("Training", "3"),
    ]
    assert re.findall(r'data-kind="(\w+)" aria-pressed="false">\w+<span>(\d+)', html) == [
        ("formula", "3"),
        ("fact", "2"),
        ("comparison", "1"),
        ("steps", "1"),
        ("question", "1"),
    ]


def test_formulas_are_counted_by_verdict():
    assert re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page().partition('class="box"')[0]) == [
        ("Formulas", "3"),
        ("✓ proved", "1"),
        ("≈ agrees", "1"),
        ("◊ unchecked", "1"),
        ("Notes", "8"),
        ("Cards", "19"),
    ]


def test_problems_come_first_with_their_place_linked():
    html = page(problems=[TYPO, STALE])
    assert html.index("Problems") < html.index('class="box"')
    assert '<a href="../cards/metrics.yaml">cards/metrics.yaml:14:25</a>' in html
    assert '<a href="../cards/a%20b.yaml">' in html
    assert "1 error, 1 warning" in html
    assert "did you mean 'FP'?" in html
    assert "&lt;gpu&gt;" in html


def test_the_sheets_pages_are_part_of_the_page_with_one_style_for_all():
    html = page(pages=Pictures(("<svg><!--1--></svg>", "<svg><!--2--></svg>"), ".t0{fill:#111}"))
    assert re.findall(r"<svg><!--(\d)--></svg>", html) == ["1", "2"]
    assert html.partition("</style>")[0].count(".t0{fill:#111}") == 1
    assert "2 pages" in html
    assert "2 pages" not in page()


def test_a_plot_is_drawn_once_a_note():
    drawn = replace(F1, slots=(*F1.slots, Slot("Plot", (PLOT,))))
    outline = Outline(html := page((drawn,)))
    assert html.count('class="plot"') == len(boxes(html)) > 1
    assert html.count('<path class="curve"') == outline.ids.count("_plot-f1") == 1
    assert outline.links.count("#_plot-f1") == len(boxes(html)) - 1


def test_what_stands_beside_a_card_is_not_said_on_it_again():
    html = "".join(boxes(page()))
    assert 'class="asked"' not in html
    assert html.count('class="crumb"') == html.count('data-kind="comparison"') > 0


def test_the_script_is_short():
    (script,) = re.findall(r"<script>(.*?)</script>", page(), re.DOTALL)
    assert len(script.strip().splitlines()) < 100
