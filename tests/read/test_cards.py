"""Notes of anyone's package as entries."""

from builder.model.package import Package, PackagedField, PackagedNote, PackagedType
from builder.read.cards import drafts_of


def package(*fields: str, names=("Front", "Back"), cloze=False, tags=()) -> Package:
    form = PackagedType(1, "Basic", cloze, tuple(PackagedField(name, None) for name in names), (), "", 0)
    return Package(("D",), {1: form}, (PackagedNote(1, "g", 1, fields, tags, 0),), ())


def one(*fields: str, **form):
    (draft,) = drafts_of(package(*fields, **form)).drafts
    return draft


def test_the_first_field_asks_and_the_second_answers():
    draft = one("What is <i>it</i>?", r"\(x &lt; 1\)", tags=("a", "b::c"))
    assert draft.fields == (("ask", "What is *it*?"), ("answer", "$x < 1$"))
    assert (draft.id, draft.tags) == ("what-is-it", ("a", "b::c"))


def test_further_fields_are_told_by_their_names():
    assert one("A?", "B", "C", "", names=("Q", "A", "Extra", "More")).fields[1] == ("answer", "B\n\nExtra: C")


def test_a_cloze_asks_for_what_it_hides():
    draft = one("The {{c1::mean}} of {{c2::x::what}}", "more", names=("Text", "Extra"), cloze=True)
    assert draft.fields == (("ask", "The [...] of [what]"), ("answer", "The mean of x\n\nExtra: more"))


def test_what_is_left_out_is_counted():
    found = drafts_of(package("A?", '<img src="x.png">'))
    assert (found.drafts, found.unanswered, found.media) == ((), 1, ("x.png",))
