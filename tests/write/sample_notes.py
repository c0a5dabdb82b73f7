"""Notes of every type, by hand, as the composer makes them."""

from __future__ import annotations

from builder.model.deck import Deck, Section
from builder.model.entry import AnyEntry, FactEntry
from builder.model.note import Note, NoteType, Slot
from builder.model.piece import (
    Display,
    Items,
    Legend,
    Link,
    Math,
    Piece,
    Prose,
    Style,
    Verbatim,
    Words,
)
from builder.model.span import Span, Text, text_at
from builder.model.verdict import Verdict


def text(value: str) -> Text:
    return text_at(value, Span("cards/metrics.yaml", 1, 1))


def said(*inlines: str | Words | Math | Verbatim | Link) -> tuple[Prose, ...]:
    return (Prose(tuple(Words(part) if isinstance(part, str) else part for part in inlines)),)


def math(tex: str) -> Math:
    return Math(tex, tex)


def note(entry: str, type_: NoteType, section: str, **slots: tuple[Piece, ...]) -> Note:
    tags = (section.split(maxsplit=1)[0].lower(), f"kind::{type_}")
    return Note(entry, type_, section, tuple(Slot(name, what) for name, what in slots.items()), tags)


def deck(*entries: AnyEntry, name: str = "ML Interview", id_: str = "ml-interview") -> Deck:
    sections = (
        Section("metrics", text("Evaluation metrics"), (), entries),
        Section("losses", text("Losses and penalties"), (), ()),
        Section("training", text("Training"), (), ()),
    )
    return Deck(
        id=text(id_),
        name=text(name),
        title=text("AI/ML Engineer Interview Sheet"),
        subtitle=None,
        author=None,
        language="en",
        fonts=(),
        symbols=(),
        sections=sections,
    )


def fact_entry(id_: str, *, renamed_from: str | None = None) -> FactEntry:
    former = None if renamed_from is None else text(renamed_from)
    return FactEntry(id=text(id_), term=text(id_), text=text("What it is."), renamed_from=former)


F1 = note(
    "f1",
    NoteType.FORMULA,
    "Evaluation metrics",
    Term=said("F1 score"),
    Formula=(Display(r"F_1 = \frac{2PR}{P + R}", "F₁ = 2PR/(P + R)", Verdict.PROVED),),
    Unnamed=(Display(r"{?} = \frac{2PR}{P + R}", "? = 2PR/(P + R)"),),
    Where=(Legend(((math("P"), said("precision")[0]), (math("R"), said("recall")[0]))),),
    When=said("Classes are uneven and a false alarm costs about as much as a miss."),
    Why=said("The harmonic mean stays near the lower of the two rates, so a weak one cannot hide."),
    Pitfall=said("It ignores true negatives, and swapping the classes changes it."),
    Hint=said("A mean of two rates, but not the arithmetic one."),
    See=said(Link("fbeta", (Words("F-beta"),)), " · ", Link("precision", (Words("precision"),))),
    Source=said("van Rijsbergen 1979"),
    Verdict=said("✓ proved, 4 checks"),
)
"""Every slot of a formula."""

LEAKY = note(
    "leaky-relu",
    NoteType.FORMULA,
    "Losses and penalties",
    Term=said("Leaky ReLU"),
    Note=said("activation"),
    Formula=(
        Display(
            r"\mathrm{LeakyReLU}(x) = \begin{cases} x & \text{if } x > 0 \\ \alpha x & \text{if } x < 0\end{cases}",
            "LeakyReLU(x) = x if x > 0, αx if x < 0",
            Verdict.UNCHECKED,
        ),
    ),
    Verdict=said("◊ unchecked"),
)
"""A formula with neither When nor Unnamed, and with <, > and & in its TeX."""

ADAM = note(
    "adam-step",
    NoteType.FORMULA,
    "Training",
    Term=said("Adam step"),
    Formula=(
        Display(
            r"\theta_{t} = \theta_{t-1} - \eta \frac{\hat{m}_{t}}{\sqrt{\hat{v}_{t}} + \varepsilon}"
            r" + \lambda \left(\alpha \sum_{j=1}^{d} |w_{j}| + \frac{1 - \alpha}{2} \sum_{j=1}^{d} w_{j}^{2}\right)",
            "θₜ = θₜ₋₁ − η m̂ₜ/(√v̂ₜ + ε)",
            Verdict.AGREES,
        ),
    ),
    Unnamed=(
        Display(r"{?} = \theta_{t-1} - \eta \frac{\hat{m}_{t}}{\sqrt{\hat{v}_{t}} + \varepsilon}", "?"),
    ),
    Where=(
        Legend(
            (
                (math(r"\hat{m}_{t}"), said("corrected first moment, the mean gradient")[0]),
                (math(r"\hat{v}_{t}"), said("corrected second moment")[0]),
                (math(r"\eta"), said("learning rate")[0]),
            )
        ),
    ),
    Why=said("Each weight gets a step of about ", math(r"\eta"), ", whatever the size of its gradient."),
    Source=said("Kingma and Ba 2015, algorithm 1"),
    Verdict=said("≈ agrees, 3 checks"),
)
"""A formula wider than a phone."""

LEAK = note(
    "leakage",
    NoteType.FACT,
    "Evaluation metrics",
    Term=said("Data leakage"),
    Meaning=said(
        "Training sees what it will not have in service, e.g. ",
        Verbatim("scaler.fit(X)"),
        " on ",
        Words("all", Style.STRONG),
        " the rows.",
    ),
    Back=said("1"),
    Pitfall=said("The score is ", math("0.5"), " points too good, and nothing warns you."),
)
"""A fact that is asked both ways."""

HOSTILE = note(
    "hostile",
    NoteType.FACT,
    "Evaluation metrics",
    Term=said("<script>alert(1)</script> & {{Term}} \\(x\\) [sound:a.mp3] [$]x[/$] [latex]y[/latex]"),
    Meaning=said(Verbatim("</code>{{c1::x}} \\[y\\] ]]>"), " <img src=x onerror=alert(1)> {{#Back}}"),
)
"""What must be shown as typed."""

MINI_BATCH = note(
    "gradient-descent/mini-batch",
    NoteType.ROW,
    "Training",
    Title=said("Gradient descent"),
    Row=said("Mini-batch gradient descent"),
    Column1=said("Rows a step"),
    Column2=said("For"),
    Column3=said("Against"),
    Column4=said("Update"),
    Ask1=said("How many rows a step?"),
    Ask2=said("What speaks for it?"),
    Ask3=said("What speaks against it?"),
    Ask4=said("What is the update?"),
    Cell1=said("32 to 256"),
    Cell2=said("Fills the GPU; the average calms the noise"),
    Cell3=said("The batch size is one more thing to tune"),
    Cell4=(Display(r"w_{t+1} = w_{t} - \frac{\eta}{b} \sum_{i=1}^{b} \nabla L_{i}(w_{t})", "w − η/b ∑ ∇L"),),
    See=said("Batch · stochastic"),
)
"""A row with four of six columns."""

FOREST = note(
    "random-forest",
    NoteType.STEPS,
    "Training",
    Term=said("How a random forest works"),
    Text=(
        Items(
            (
                said("Draw a bootstrap sample of the rows.")[0],
                said(
                    "At each split consider ", math(r"\sqrt{x_{y_{i}}} < \frac{1}{x_{i}}"), " features only."
                )[0],
                said("Average the trees: ", Verbatim("std::mean({t})"), " over a::b }} them")[0],
            ),
            numbered=True,
        ),
    ),
    Why=said("Trees that differ err differently, and the average forgives."),
)
"""Steps whose TeX ends in two braces, and whose code holds what a cloze would trip over."""

L1_L2 = note(
    "qa-l1-l2",
    NoteType.QUESTION,
    "Losses and penalties",
    Ask=said("Why does L1 give exact zeros where L2 does not?"),
    Answer=said(
        "The slope of ",
        math("|w|"),
        " stays at ",
        math(r"\lambda"),
        " all the way down, so a weak weight is pushed to 0 and kept there. The slope of ",
        math("w^{2}"),
        " fades as ",
        math("w"),
        " does, so the pull dies out first.",
    ),
    FollowUpAsk=said("When would you take L2 all the same?"),
    FollowUpAnswer=(
        *said("When every feature carries a little:"),
        Items(
            (said("correlated features share the weight;")[0], said("the solution is smooth in the data.")[0])
        ),
    ),
    Pitfall=said(
        "With two equal features L1 keeps one at random. Say so before you call it feature selection."
    ),
    See=said("L1 · L2 · elastic net"),
)
"""A question with a follow-up."""

NOTES = (F1, LEAK, HOSTILE, LEAKY, L1_L2, ADAM, MINI_BATCH, FOREST)
CARDS = {
    "f1": 3,
    "leakage": 2,
    "hostile": 1,
    "leaky-relu": 2,
    "qa-l1-l2": 2,
    "adam-step": 2,
    "gradient-descent/mini-batch": 4,
    "random-forest": 3,
}
"""How many cards each note makes."""
