"""Pieces as HTML for cards."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.piece import (
    Break,
    Display,
    Items,
    Labelled,
    Legend,
    Link,
    Math,
    Prose,
    Style,
    Table,
    Verbatim,
    Words,
)
from builder.model.verdict import Verdict
from builder.write.escape import code_text, words_html
from builder.write.markup import (
    AnkiDialect,
    card_tex,
    cloze_html,
    prose_html,
    slot_html,
)

ANKI = AnkiDialect()
CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
"""Anki's own rule (rslib/src/cloze.rs)."""


def prose(*inlines):
    return Prose(tuple(Words(inline) if isinstance(inline, str) else inline for inline in inlines))


def math(tex: str) -> Math:
    return Math(tex, tex)


def html(*inlines) -> str:
    return prose_html(prose(*inlines), ANKI)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\u2060\r", exclude_categories=["Cc"])))
def test_text_is_shown_as_typed(text):
    assert unescape(words_html(text)).replace("\u2060", "") == text
    assert not re.search(r"[<>{}]", words_html(text))


@pytest.mark.parametrize(
    "live",
    [
        "<script>",
        "{{Term}}",
        "{{c1::x}}",
        r"\(x\)",
        r"\[x\]",
        "[sound:a.mp3]",
        "[$]x[/$]",
        "[latex]x[/latex]",
    ],
)
@pytest.mark.parametrize("shown", [words_html, code_text])
def test_nothing_that_is_typed_is_live(live, shown):
    assert live not in shown(live)
    assert unescape(shown(live)).replace("\u2060", "").replace("<code>", "").replace("</code>", "") == live


def test_a_typed_delimiter_is_none_for_mathjax():
    assert r"\(" not in unescape(words_html(r"\(x\)"))


def test_math_is_for_mathjax_with_its_signs_escaped():
    assert html(math("a < b & c > d")) == r"\(a &lt; b &amp; c &gt; d\)"
    assert slot_html((Display(r"\frac{a}{b}", "a/b"),), ANKI) == r'<div class="formula">\[\frac{a}{b}\]</div>'


@pytest.mark.parametrize(
    ("tex", "safe"),
    [
        (r"\frac{1}{x_{i}}", r"\frac{1}{x_{i} }"),
        (r"{{a}}", r"{ {a} }"),
        (r"\{{a}\}}", r"\{ {a}\} }"),
        ("f::g", "f: :g"),
        ("a\n  b", "a b"),
    ],
)
def test_tex_is_safe_within_a_cloze(tex, safe):
    assert card_tex(tex) == safe


@pytest.mark.parametrize(("tex", "shown"), [("0.5", "0.5"), ("-1", "−1"), ("1,000", "1,000")])
def test_a_bare_number_is_text(tex, shown):
    assert html(math(tex)) == shown


@pytest.mark.parametrize("tex", ["2x", "x", "10^{6}", "1/2"])
def test_what_is_more_than_a_number_is_math(tex):
    assert html(math(tex)) == rf"\({tex}\)"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (("at ", math("x"), ", then"), r'at <span class="bound">\(x\),</span> then'),
        (("(", math("x"), ") and"), r'<span class="bound">(\(x\))</span> and'),
        ((math("k"), "-fold split"), r'<span class="bound">\(k\)-fold</span> split'),
        ((math("x"), " and ", math("y")), r"\(x\) and \(y\)"),
    ],
)
def test_punctuation_stays_at_its_formula(said, shown):
    assert html(*said) == shown


def test_styles_code_breaks_and_links_have_their_tags():
    said = html(
        Words("a", Style.STRONG),
        Words("b", Style.EMPHASIS),
        Verbatim("x<y"),
        Break(),
        Link("f1", (Words("F1"),)),
    )
    assert said == "<b>a</b><i>b</i><code>x&lt;y</code><br>F1"


def test_a_lone_paragraph_is_bare_and_more_are_blocks():
    assert slot_html((prose("a"),), ANKI) == "a"
    assert slot_html((prose("a"), Items((prose("b"),))), ANKI) == "<p>a</p><ul><li>b</li></ul>"
    assert slot_html((Items((prose("b"),), numbered=True),), ANKI) == "<ol><li>b</li></ol>"
    assert slot_html((Labelled("Why", (prose("so"),)),), ANKI) == "<div><b>Why</b> so</div>"


def test_a_legend_pairs_symbols_with_meanings():
    pairs = ((math("P"), prose("precision")), (math("R"), prose("recall")))
    assert slot_html((Legend(pairs),), ANKI) == r"\(P\) precision, \(R\) recall"


def test_a_comma_in_a_meaning_parts_the_legend_by_semicolons():
    pairs = ((math("P"), prose("precision, as a rate")), (math("R"), prose("recall")))
    assert slot_html((Legend(pairs),), ANKI) == r"\(P\) precision, as a rate; \(R\) recall"


def test_a_table_scrolls_by_itself():
    table = Table((prose("Name"), prose("Formula")), ((prose("ReLU"), Display("x", "x")),))
    assert slot_html((table,), ANKI) == (
        '<div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Formula</th></tr></thead>'
        r"<tbody><tr><td>ReLU</td><td>\[x\]</td></tr></tbody></table></div>"
    )


def test_only_an_unchecked_formula_is_marked():
    assert "◊ unchecked" in slot_html((Display("x", "x", Verdict.UNCHECKED),), ANKI)
    assert "proved" not in slot_html((Display("x", "x", Verdict.PROVED),), ANKI)


INLINES = st.one_of(
    st.builds(Words, st.text("{}:c1 a<\\(")),
    st.builds(Verbatim, st.text("{}:c1 a")),
    st.sampled_from([math(r"\frac{1}{x_{i}}"), math(r"\text{a::b}"), math(r"{{x}}")]),
)


@given(st.lists(st.lists(INLINES, min_size=1).map(lambda inlines: prose(*inlines)), min_size=1, max_size=4))
def test_anki_finds_each_step_whole_and_without_a_hint(steps):
    found = CLOZE.findall(cloze_html(steps, ANKI))
    plain = [prose_html(step, ANKI).replace("::", "&#58;&#58;") for step in steps]
    assert found == [(str(number), step, "") for number, step in enumerate(plain, 1)]


def test_a_broad_formula_says_how_broad_it_is_and_a_short_one_nothing():
    short, broad = (slot_html((Display(tex, ""),), AnkiDialect()) for tex in ("a + b", "a + b" * 6))
    assert short.startswith('<div class="formula">')
    assert re.match(r'<div class="formula" style="--ems:\d\d\.\d">', broad)
