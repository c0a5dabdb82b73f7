"""Code as HTML: nothing in it is live, and a cloze never ends early."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from builder.model.piece import Code, Ink
from builder.write.code import code_html

CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
"""Anki's own rule (rslib/src/cloze.rs)."""


def plain(html):
    """Return what a browser shows of marked code, with the clozes opened."""
    opened = CLOZE.sub(lambda found: found[2], html.removeprefix("<pre>").removesuffix("</pre>"))
    return unescape(re.sub(r"<[^>]+>", "", opened))


def test_runs_have_the_classes_of_their_inks():
    code = Code("python", 'if x: "a"  # b', ((0, 2, Ink.KEYWORD), (6, 9, Ink.STRING), (11, 14, Ink.COMMENT)))
    assert code_html(code) == (
        '<pre><span class="k">if</span> x: <span class="s">"a"</span>  <span class="c"># b</span></pre>'
    )


def test_a_hole_is_a_cloze_numbered_as_its_author_lists_it():
    assert code_html(Code("text", "a b", holes=((2, 3), (0, 1)))) == "<pre>{{c2::a}} {{c1::b}}</pre>"


def test_a_hole_may_begin_and_end_within_a_run():
    code = Code("python", '"abc"', ((0, 5, Ink.STRING),), ((2, 3),))
    assert code_html(code) == (
        '<pre><span class="s">"a</span>{{c1::<span class="s">b</span>}}<span class="s">c"</span></pre>'
    )


def test_holes_may_touch():
    assert code_html(Code("text", "ab", holes=((0, 1), (1, 2)))) == "<pre>{{c1::a}}{{c2::b}}</pre>"


@st.composite
def codes(draw):
    text = draw(st.text(st.sampled_from('ab{}:<>&"\\([]$# \n'), min_size=1, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=False)))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    pairs = [(cuts[0], cuts[1]), (cuts[2], cuts[3])]
    inks = ((ends[0], ends[1], Ink.STRING),) if ends[0] < ends[1] else ()
    return Code("text", text, inks, tuple(pair for pair in pairs if pair[0] < pair[1]))


@given(codes())
def test_any_code_is_shown_as_typed_and_makes_a_card_a_hole(code):
    html = code_html(code)
    assert plain(html) == code.text
    clozes = {int(found[1]): found for found in CLOZE.finditer(html)}
    assert sorted(clozes) == list(range(1, len(code.holes) + 1))
    for number, (start, end) in enumerate(code.holes, 1):
        assert clozes[number][3] is None
        assert plain(clozes[number][2]) == code.text[start:end]


@given(codes())
def test_nothing_in_code_is_live(code):
    html = re.sub(r'</?pre>|<span class="[ksc]">|</span>|\{\{c\d::|\}\}', "", code_html(code))
    assert not re.search(r"[<>{}]|\\[(\[]|\[\$", html)
