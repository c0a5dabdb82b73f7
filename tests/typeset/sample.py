"""A sheet that shows every shape of block, with the words of a real one."""

import re

from builder.model.block import Block, Chapter, Lead, Marked, Sheet
from builder.model.piece import (
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

_TOKEN = re.compile(r"(\$[^$]+\$|`[^`]+`|\*\*[^*]+\*\*|\[\[[^\]]+\]\])")


def prose(text: str) -> Prose:
    """Read `$tex$`, `` `code` ``, `**strong**` and `[[id|name]]`."""
    return Prose(tuple(_inline(token) for token in _TOKEN.split(text) if token))


def _inline(token):
    if token.startswith("$"):
        return Math(token[1:-1], linear(token[1:-1]))
    if token.startswith("`"):
        return Verbatim(token[1:-1])
    if token.startswith("**"):
        return Words(token[2:-2], Style.STRONG)
    if token.startswith("[["):
        entry, _, name = token[2:-2].partition("|")
        return Link(entry, (Words(name or entry),))
    return Words(token)


def linear(tex: str) -> str:
    """Return something to copy; the real one is composed elsewhere."""
    tex = re.sub(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)", tex)
    return re.sub(r"\\mathrm|\\left|\\right|[\\{}]", "", tex).replace("  ", " ")


def formula(entry, title, tex, *parts, verdict=Verdict.PROVED, aside=None):
    return Block(
        entry,
        Lead.TITLE,
        prose(title),
        (Display(tex, linear(tex), verdict), *parts),
        aside=prose(aside) if aside else None,
        terms=(title,),
    )


def legend(*pairs):
    return Legend(tuple((Math(tex, linear(tex)), prose(meaning)) for tex, meaning in pairs))


def labelled(label, text):
    return Labelled(label, (prose(text),))


def when(text):
    return labelled("When", text)


def why(text):
    return labelled("Why", text)


def pitfall(text):
    return labelled("Pitfall", text)


def see(text):
    return labelled("See", text)


def fact(entry, title, text, *parts):
    return Block(entry, Lead.RUN_IN, prose(title), (prose(text), *parts), terms=(title,))


def steps(entry, title, *items):
    return Block(entry, Lead.TITLE, prose(title), (Items(tuple(map(prose, items)), numbered=True),))


def comparison(entry, title, head, *rows, parts=()):
    cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    return Block(entry, Lead.TITLE, prose(title), (Table(tuple(map(prose, head)), cells), *parts))


def _cell(text):
    if text.startswith("$$"):
        return Display(text[2:-2], linear(text[2:-2]))
    return prose(text)


def question(entry, ask, answer, *parts):
    return Block(entry, Lead.MARKED, prose(ask), (Marked("A", (prose(answer),)), *parts), mark="Q")


def mistake(entry, title, why_so, fix):
    parts = (Marked("", (prose(why_so),)), Marked("→", (prose(fix),)))
    return Block(entry, Lead.MARKED, prose(title), parts, mark="×")


METRICS = Chapter(
    prose("Evaluation metrics"),
    (
        comparison(
            "rates",
            "Rates of the confusion matrix",
            ("Rate", "Formula", "Ask it when"),
            (
                "Precision",
                r"$$\frac{\mathrm{TP}}{\mathrm{TP} + \mathrm{FP}}$$",
                "a false alarm is dear: spam",
            ),
            ("Recall", r"$$\frac{\mathrm{TP}}{\mathrm{TP} + \mathrm{FN}}$$", "a miss is dear: cancer, fraud"),
            (
                "Specificity",
                r"$$\frac{\mathrm{TN}}{\mathrm{TN} + \mathrm{FP}}$$",
                "healthy cases must stay clear",
            ),
            (
                "Accuracy",
                r"$$\frac{\mathrm{TP} + \mathrm{TN}}{\mathrm{TP} + \mathrm{TN} + \mathrm{FP} + \mathrm{FN}}$$",
                "classes are balanced",
            ),
        ),
        formula(
            "f1",
            "F1 score",
            r"F_1 = \frac{2 P R}{P + R} = \frac{2\,\mathrm{TP}}{2\,\mathrm{TP} + \mathrm{FP} + \mathrm{FN}}",
            legend(("P", "precision"), ("R", "recall")),
            when("classes are uneven and both errors cost alike."),
            why("the harmonic mean stays near the lower rate, so it cannot hide."),
        ),
        formula(
            "fbeta",
            "F-beta",
            r"F_\beta = \frac{\left(1 + \beta^2\right) P R}{\beta^2 P + R}",
            legend((r"\beta > 1", "leans to recall"), (r"\beta < 1", "to precision")),
            when(
                r"the two errors have different prices. At $\beta = 1$ it is [[f1|F1]]; "
                r"as $\beta \to \infty$ it becomes recall."
            ),
        ),
        fact(
            "roc-auc",
            "ROC-AUC",
            "the chance that a random positive outscores a random negative. 0.5 is guessing; less means "
            "the scores are upside down. With rare positives read the right-hand curve too.",
        ),
        question(
            "qa-roc-pr",
            "ROC or precision–recall for rare positives?",
            "Precision–recall. ROC divides false alarms by a huge count of negatives, so it looks fine "
            "while most alarms are false.",
        ),
        mistake(
            "acc-rare",
            "Judging a 1% class by accuracy",
            "Saying “no” to everything already scores 99%.",
            "Report recall at the precision you can staff, or [[fbeta|F-beta]].",
        ),
    ),
)

LOSSES = Chapter(
    prose("Losses and penalties"),
    (
        formula(
            "rmse",
            "Root mean squared error",
            r"\mathrm{RMSE} = \sqrt{\frac{1}{n} \sum_{i=1}^{n} \left(y_i - \hat{y}_i\right)^2}",
            when("large misses hurt most; it has the unit of $y$."),
            pitfall("one outlier can own the whole figure: compare with MAE."),
        ),
        formula(
            "huber",
            "Huber loss",
            r"L_\delta(x) = \begin{cases} \frac{1}{2} x^2 & \text{if } |x| \le \delta \\ "
            r"\delta \left(|x| - \frac{1}{2} \delta\right) & \text{otherwise} \end{cases}",
            legend(("x", "residual"), (r"\delta", "where squares turn into lines")),
            when("the targets have outliers but you still want a smooth minimum."),
        ),
        formula(
            "cross-entropy",
            "Cross-entropy",
            r"\mathrm{CE} = -\sum_{i=1}^{K} p_i \log q_i",
            legend(("p", "true class shares"), ("q", "predicted"), ("K", "classes")),
            when("classifying. Gradient after [[softmax]] is simply $q - p$."),
            aside="natural log, so nats",
        ),
        formula(
            "log-loss",
            "Log loss",
            r"\mathrm{LL} = -\frac{1}{n} \sum_{i=1}^{n} [y_i \log q_i + (1 - y_i) \log (1 - q_i)]",
            when(r"two classes. Guessing ½ scores $\log 2$."),
            see("[[cross-entropy|Cross-entropy]]"),
        ),
        formula(
            "kl",
            "KL divergence",
            r"\mathrm{KL}(p \parallel q) = \sum_{i=1}^{K} p_i \log \frac{p_i}{q_i} = \mathrm{CE}(p, q) - H(p)",
            why("the extra nats paid for believing $q$ where $p$ is true."),
            pitfall("it is not symmetric, never negative, and 0 only where $p = q$."),
        ),
        comparison(
            "penalties",
            "Penalties on the weights",
            ("", "Adds to the loss", "Effect"),
            ("L1, lasso", r"$$\lambda \sum_j |w_j|$$", "some weights reach 0: picks features"),
            ("L2, ridge", r"$$\lambda \sum_j w_j^2$$", "all shrink, none vanish: tames collinearity"),
            (
                "Elastic net",
                r"$$\lambda \left(\alpha \|w\|_1 + \frac{1 - \alpha}{2} \|w\|_2^2\right)$$",
                "keeps groups together",
            ),
        ),
        question(
            "qa-l1-l2",
            "Why does L1 give zeros and L2 not?",
            r"The slope of $|w|$ stays at $\lambda$ down to 0, so a weak weight is pushed all the way. "
            r"The slope of $w^2$ fades as $w$ does.",
        ),
    ),
)

ACTIVATIONS = Chapter(
    prose("Activations"),
    (
        comparison(
            "activations",
            "Common activations",
            ("Name", "Formula", "Use"),
            ("ReLU", r"$$\max(0, x)$$", "hidden layers"),
            ("Leaky ReLU", r"$$\max(0.01 x, x)$$", "when units die"),
            ("GELU", r"$$x \cdot \Phi(x)$$", "transformers"),
            ("SiLU", r"$$x \cdot \sigma(x)$$", "vision, LLM blocks"),
            ("Sigmoid", r"$$\frac{1}{1 + e^{-x}}$$", "two classes, gates"),
            ("Tanh", r"$$\frac{e^x - e^{-x}}{e^x + e^{-x}}$$", "range (−1, 1)"),
        ),
        formula(
            "softmax",
            "Softmax with temperature",
            r"s_i = \frac{e^{z_i/T}}{\sum_{j=1}^{K} e^{z_j/T}}",
            legend(("z", "logits"), ("T", "temperature"), ("K", "classes")),
            when(r"choosing one of $K$. $T \to 0$ takes the largest, $T \to \infty$ levels all."),
            pitfall(r"overflow: subtract $\max z$ first; nothing changes."),
        ),
    ),
)

TRAINING = Chapter(
    prose("Training"),
    (
        comparison(
            "gd",
            "Gradient descent",
            ("Variant", "Rows a step", "For", "Against"),
            ("Batch", "all", "smooth, repeatable", "slow on large data"),
            ("Stochastic", "1", "cheap", "noisy; decay the rate"),
            ("Mini-batch", "32–256", "fills the GPU", "size is one more knob"),
        ),
        Block(
            "adam",
            Lead.TITLE,
            prose("Adam"),
            (
                Display(
                    r"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1 - \beta_2) g_t^2",
                    "mₜ = β₁mₜ₋₁ + (1 − β₁)gₜ, vₜ = β₂vₜ₋₁ + (1 − β₂)gₜ²",
                ),
                Display(
                    r"\theta_t = \theta_{t-1} - \eta \frac{m_t / (1 - \beta_1^t)}{\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon}",
                    "θₜ = θₜ₋₁ − η (mₜ/(1 − β₁ᵗ))/(√(vₜ/(1 − β₂ᵗ)) + ε)",
                    Verdict.PROVED,
                ),
                legend(
                    ("g", "gradient"), (r"\beta_1 = 0.9", ""), (r"\beta_2 = 0.999", ""), (r"\eta", "rate")
                ),
                why(r"momentum steers, $v$ sets each step; $1 - \beta^t$ mends the start."),
            ),
        ),
        formula(
            "batch-norm",
            "Batch norm",
            r"y = \gamma \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta",
            when("batches are large."),
            pitfall(r"serving uses running $\mu, \sigma$."),
        ),
        fact(
            "dropout",
            "Dropout",
            "zero each unit with chance $p$ in training and scale the rest by $1/(1 - p)$; "
            "do nothing when evaluating.",
        ),
    ),
)

CLASSICAL = Chapter(
    prose("Classical models"),
    (
        formula(
            "ols",
            "Ordinary least squares",
            r"\hat{\beta} = \left(X^\top X\right)^{-1} X^\top y",
            when(r"features are few and not collinear; add $\lambda I$ inside the inverse for ridge."),
            pitfall("solve, never invert: `np.linalg.lstsq`."),
            verdict=Verdict.AGREES,
        ),
        comparison(
            "impurity",
            "Impurity of a split",
            ("", "Formula", "Two even classes"),
            ("Gini", r"$$1 - \sum_i p_i^2$$", "0.5"),
            ("Entropy", r"$$-\sum_i p_i \log_2 p_i$$", "1 bit"),
            ("Gain", r"$$H(S) - \sum_k (n_k / N) H(S_k)$$", "parent less children"),
        ),
        steps(
            "random-forest",
            "How a random forest works",
            "Draw a bootstrap sample of the rows for each tree.",
            "At every split look at a random subset of the features.",
            "Grow deep; the trees err differently.",
            "Average the class probabilities, or the values.",
        ),
        steps(
            "gbdt",
            "How gradient boosting works",
            "Start from a constant.",
            "Fit a small tree to the negative gradient of the loss.",
            "Add it, shrunk by the learning rate; stop early on held-out data.",
        ),
        question(
            "qa-bagging",
            "Bagging or boosting?",
            "Bagging averages strong, varied trees: less variance. Boosting adds weak trees in turn: "
            "less bias, but it can overfit.",
        ),
        formula(
            "kmeans",
            "k-means objective",
            r"J = \sum_{i=1}^{n} \sum_{k=1}^{K} r_{ik} \left\| x_i - \mu_k \right\|^2",
            legend(("r_{ik}", "1 if row $i$ is in cluster $k$"), (r"\mu_k", "centre")),
            labelled("How", "assign, move each centre to its mean, repeat."),
            pitfall("round clusters only; scale first, restart often."),
        ),
        formula(
            "hinge",
            "Hinge loss",
            r"\max(0, 1 - y s), \quad y \in \{-1, 1\}",
            why(r"a point right by a margin of 1 costs nothing; margin $2/\|w\|$."),
        ),
        fact(
            "pca",
            "PCA",
            r"centre, then keep the eigenvectors of $X^\top X / (n - 1)$ with the largest eigenvalues. "
            "Scale first where units differ.",
        ),
        fact(
            "svm",
            "SVM",
            "the widest margin between two classes; only the nearest points, the support vectors, decide. "
            "Kernels bend the border.",
        ),
        mistake(
            "scaler-leak",
            "Scaling before the split",
            "Mean and spread of the test rows leak into training.",
            "Fit the scaler inside the pipeline, on training folds.",
        ),
        mistake(
            "mnar",
            "Dropping rows that are missing not at random",
            "What is left is a biased sample.",
            "Model the gap, or add an indicator column.",
        ),
    ),
)

LANGUAGE = Chapter(
    prose("Attention and language"),
    (
        formula(
            "attention",
            "Scaled dot-product attention",
            r"\mathrm{Attn}(Q, K, V) = \operatorname{softmax}\left(\frac{Q K^\top}{\sqrt{d_k}}\right) V",
            legend(("Q, K, V", "queries, keys, values"), ("d_k", "key width")),
            why(
                "the root keeps the variance of a logit near 1, so [[softmax]] does not freeze. "
                "Cost grows with the square of the length."
            ),
            verdict=Verdict.AGREES,
        ),
        formula(
            "perplexity",
            "Perplexity",
            r"\mathrm{PPL} = \exp\left(-\frac{1}{n} \sum_{i=1}^{n} \log q_i\right)",
            when(
                "comparing language models on one text **and one tokenizer**. Use $2^H$ only if $H$ is in bits."
            ),
            see("[[cross-entropy|Cross-entropy]], [[kl|KL divergence]]"),
        ),
        formula(
            "lora",
            "LoRA",
            r"W = W_0 + \frac{\alpha}{r} B A",
            when("a full fine-tune does not fit; $r = 8$ on a 4096² layer is 0.4%."),
            verdict=Verdict.UNCHECKED,
            aside=r"trains $r(d_{\mathrm{in}} + d_{\mathrm{out}})$ weights",
        ),
        comparison(
            "embeddings",
            "Text as vectors",
            ("Method", "How", "Meaning"),
            ("Bag of words", "counts, no order", "no"),
            ("TF-IDF", r"$\mathrm{tf} \cdot \log(N/\mathrm{df})$: rare words weigh more", "no"),
            ("Word2Vec", "predict a word from neighbours, or back", "one a word"),
            ("GloVe", "factor the co-occurrence counts", "one a word"),
            ("BERT", "encoder; the sentence changes the vector", "in context"),
        ),
        comparison(
            "missing",
            "Missing data",
            ("Way", "When", "Against"),
            ("Drop rows", "few rows, missing completely at random", "loses data; biased if not at random"),
            (
                "Mean or median",
                "a quick baseline for numeric columns; the median if there are outliers",
                "shrinks the variance and weakens correlations between columns",
            ),
            ("k nearest", "columns are related and the table is small", "slow on large data; needs scaling"),
            ("Model (MICE)", "missing at random, statistics matter", "slow; assumes the model is right"),
            ("Indicator", "that it is missing tells something itself", "more columns, some collinear"),
        ),
        fact("rag", "RAG", "fetch documents, put them in the prompt, cite them."),
        fact("quant", "Quantisation", "fewer bits a weight, FP32 → INT8.", see("[[lora|LoRA]]")),
        fact("distil", "Distillation", "a small model learns a large one’s soft outputs."),
        fact("calib", "Calibration", "of all 0.8 scores, 80% are right."),
        mistake(
            "test-tuning",
            "Choosing by the test set",
            "The best of many tries is lucky as well as good.",
            "Tune on validation folds; open the test set once.",
        ),
    ),
)

SHEET = Sheet(
    title="AI/ML Engineer Interview Sheet",
    subtitle="Formulas marked ✓ or ≈ were checked by machine before they were printed. "
    "The small name at the right of an entry finds it in the Anki deck.",
    author="The Proofdeck team",
    language="en",
    chapters=(METRICS, LOSSES, ACTIVATIONS, TRAINING, CLASSICAL, LANGUAGE),
    edition="version 1.0.0",
)
