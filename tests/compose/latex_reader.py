r"""Printed TeX, read by SymPy's own LaTeX reader, which knows nothing of our trees.

That reader lacks some constructs, so the TeX is rewritten before, letter by letter, without regard to
what it means:

- a symbol, however it looks, becomes `s_{3}`; an element of an array, `\hat{y}_i`, a function of its
  indices, `s_{4}(i)`.  So the reader need not know accents, upright words and subscripts;
- `(` after a symbol is a product, not an argument: a dot is put between;
- `\lvert x \rvert` becomes `|x|`; `\left`, `\right` and thin spaces go;
- `\max(a, b)`, `\sigma(x)`, `\Phi(x)` stay functions without a meaning of their own, which we give them;
- `\mathbf{1}[a > b]` becomes a function of three arguments, and cases one of five;
- `\max_{1 \le k \le n}` becomes a sum with a mark as its first factor, so that the reader tells where it ends;
- `^{\top}` becomes a power of a mark, and `\langle a, b \rangle` a function.

Sums, products, fractions, roots, powers, logarithms, floors and binomials it reads as they stand.  What
is a matrix or a vector, which stands upright, shows when the values are put in: then a product is that of
matrices, in the order in which it is printed, and the power -1 is an inverse.
"""

import math
import operator
import re
from functools import reduce

import numpy as np
import sympy
from sympy.parsing.latex import parse_latex

from builder.compose.tex import expression_tex
from builder.model.formula import Binder, Index, Name
from builder.model.tree import walk

TURNED, MARKS = "tau", {r"\max": "chi", r"\min": "psi"}
"""Greek letters with a meaning of ours; the symbols of a formula have all become `s_{…}`."""
EXTREMES = {"chi": max, "psi": min}
INDICATOR = r"\mathbf{1}["
RELATIONS = {">": 1, "<": 2, r"\ge": 3, r"\le": 4, "=": 5, r"\ne": 6}
COMPARES = {
    1: lambda x, y: x > y,
    2: lambda x, y: x < y,
    3: lambda x, y: x >= y,
    4: lambda x, y: x <= y,
    5: lambda x, y: x == y,
    6: lambda x, y: x != y,
}


class Reading:
    """One formula's printed TeX as SymPy reads it, and what its symbols stand for."""

    def __init__(self, body, symbols):
        self.symbols = symbols
        self.names = {}
        """Our name of each `s_{…}`."""
        tex = re.sub(r"\\left|\\right|\\,", " ", expression_tex(body, symbols))
        for atom in sorted(atoms(body), key=lambda atom: -len(self.printed(atom))):
            tex = self.renamed(tex, atom)
        self.tex = dotted(compared(marked(tex.replace(r"\lvert", "|").replace(r"\rvert", "|"))))
        self.tree = parse_latex(self.tex, strict=True, backend="antlr")

    def printed(self, atom):
        return re.sub(r"\\left|\\right|\\,", " ", expression_tex(atom, self.symbols))

    def renamed(self, tex, atom):
        """Put a plain symbol in the place of one that looks like anything."""
        name = atom.array.name if isinstance(atom, Index) else atom.name
        number = next((n for n, known in self.names.items() if known == name), len(self.names) + 1)
        self.names[number] = name
        plain = f"§{number}§"
        if isinstance(atom, Index):
            plain = f"¤{number}¤({', '.join(self.printed(index) for index in atom.indices)})"
        whole = r"(?<![A-Za-z\\])" if self.printed(atom)[0].isalpha() else ""
        end = r"(?![A-Za-z])" if self.printed(atom)[-1].isalpha() else ""
        return re.sub(f"{whole}{re.escape(self.printed(atom))}{end}", lambda _: plain, tex)

    def value(self, env):
        """Return what SymPy's tree comes to at a point, by arithmetic of our own."""
        value = Evaluation(self.names).of(self.tree, {name: upright(given) for name, given in env.items()})
        return value.item() if isinstance(value, np.ndarray) and value.size == 1 else value


def atoms(body):
    """Return the symbols of a formula and the elements of its arrays, each once."""
    arrays = {node.array.name for node in walk(body) if isinstance(node, Index)}
    found = {node: None for node in walk(body) if isinstance(node, Index)}
    found |= {node: None for node in walk(body) if isinstance(node, Name) and node.name not in arrays}
    found |= {Name(node.index): None for node in walk(body) if isinstance(node, Binder)}
    return list(found)


def dotted(tex):
    """Put a dot between a symbol and a bracket, and give the symbols their plain letters."""
    tex = re.sub(r"(§\d+§|\\pi)\s*\(", r"\1 \\cdot (", tex)
    return re.sub(r"¤(\d+)¤", r"f_{\1}", re.sub(r"§(\d+)§", r"s_{\1}", tex))


def marked(tex):
    """Write the largest over an index, transposes and inner products in words that the reader has."""
    for sign, mark in MARKS.items():
        bounds = rf"\{sign}_\{{(.+?) \\le (.+?) \\le (.+?)\}}"
        tex = re.sub(bounds, rf"\\sum_{{\2 = \1}}^{{\3}} \\{mark} \\cdot ", tex)
    tex = tex.replace(r"^{\top}", rf"^{{\{TURNED}}}").replace(r"\operatorname{softmax}", r"\softmax")
    return re.sub(r"\\langle (.+?) \\rangle", r"\\inner(\1)", tex)


def upright(value):
    """Return an array as a matrix, a vector as one column; of more than numbers `f_{…}` takes elements."""
    if not isinstance(value, tuple):
        return value
    array = np.array(value)
    return array[:, None] if array.ndim == 1 else array


def compared(tex):
    """Write conditions as functions: the reader knows relations only at the top."""
    while (start := tex.find(INDICATOR)) >= 0:
        end = closing(tex, start + len(INDICATOR) - 1)
        condition = tex[start + len(INDICATOR) : end]
        tex = rf"{tex[:start]}\ind({sides(condition)}){tex[end + 1 :]}"
    match = re.fullmatch(r"(.*)\\begin\{cases\}(.*)\\end\{cases\}(.*)", tex, re.DOTALL)
    if match is None:
        return tex
    *rows, last = match[2].split(r"\\")
    said = last.split("&")[0]
    for row in reversed(rows):
        value, condition = row.replace(r"\text{if }", "").split("&")
        said = rf"\cas({value}, {sides(condition)}, {said})"
    return match[1] + said + match[3]


def closing(tex, start):
    """Return where the bracket that opens at `start` closes."""
    depth = 0
    for place in range(start, len(tex)):
        depth += {"[": 1, "]": -1}.get(tex[place], 0)
        if depth == 0:
            return place
    raise ValueError(tex)


def sides(condition):
    """Return a condition as the number of its relation and its two sides."""
    left, sign, right = re.split(r"(\\[gln]e\b|[<>=])", condition, maxsplit=1)
    return f"{RELATIONS[sign]}, {left}, {right}"


def softmax(scores):
    """Return every row of a matrix as shares; of a column, the column."""
    powers = np.exp(scores)
    return powers / powers.sum(axis=0 if powers.shape[1] == 1 else 1, keepdims=True)


FUNCTIONS = {
    "softmax": softmax,
    "tr": np.trace,
    "inner": lambda a, b: (a.T @ b).item(),
    "max": max,
    "min": min,
    "sigma": lambda x: 1 / (1 + math.exp(-x)),
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "Phi": lambda x: math.erfc(-x / math.sqrt(2)) / 2,
    "exp": math.exp,
    "log": math.log,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "floor": math.floor,
    "ceiling": math.ceil,
    "Abs": abs,
    "factorial": lambda n: math.gamma(n + 1),
    "binomial": lambda n, k: math.comb(round(n), round(k)),
}


class Evaluation:
    """Computes SymPy's tree in floats, without SymPy's own evaluation."""

    def __init__(self, names):
        self.names = names

    def of(self, node, env):
        """Return the value of a node."""
        match node:
            case sympy.Symbol():
                return self.symbol(node.name, env)
            case sympy.Number() | sympy.NumberSymbol():
                return float(node)
            case sympy.Add():
                return reduce(operator.add, (self.of(part, env) for part in node.args))
            case sympy.Mul():
                return reduce(times, (self.of(part, env) for part in node.args))
            case sympy.Pow(exp=sympy.Symbol(name=name)) if name == TURNED:
                return self.of(node.base, env).T
            case sympy.Pow():
                return raised(self.of(node.base, env), self.of(node.exp, env))
            case sympy.Sum() | sympy.Product():
                body, *limits = node.args
                return self.run_through(node, body, limits, env)
        return self.function(node, env)

    def symbol(self, name, env):
        if name == "pi":
            return math.pi
        if name == "e":
            return math.e
        return env[self.names[int(name[3:-1])]]

    def run_through(self, node, body, limits, env):
        """Return a sum or a product; the limits stand from the inside out."""
        if not limits:
            return self.of(body, env)
        *inner, (index, low, high) = limits
        name = self.names[int(index.name[3:-1])]
        steps = range(round(self.of(low, env)), round(self.of(high, env)) + 1)
        extreme = extreme_of(body)
        if extreme is not None and not inner:
            mark, rest = extreme
            return EXTREMES[mark](self.of(rest, {**env, name: float(k)}) for k in steps)
        terms = [self.run_through(node, body, inner, {**env, name: float(k)}) for k in steps]
        return math.fsum(terms) if isinstance(node, sympy.Sum) else math.prod(terms)

    def function(self, node, env):
        name = node.func.__name__
        arguments = [self.of(part, env) for part in node.args]
        if name.startswith("f_{"):
            value = env[self.names[int(name[3:-1])]]
            places = [round(place) - 1 for place in arguments]
            return float(value[tuple(places if len(places) > 1 else [*places, 0])])
        if name == "ind":
            number, left, right = arguments
            return float(COMPARES[round(number)](left, right))
        if name == "cas":
            then, number, left, right, otherwise = arguments
            return then if COMPARES[round(number)](left, right) else otherwise
        if name == "log" and len(arguments) > 1 and arguments[1] == math.e:
            return math.log(arguments[0])
        return FUNCTIONS[name](*arguments)


def times(left, right):
    """Return a product: of two matrices theirs, in order; one that comes to a single number is that number."""
    if not (isinstance(left, np.ndarray) and isinstance(right, np.ndarray)):
        return left * right
    product = left @ right
    return product.item() if product.size == 1 else product


def raised(base, exponent):
    """Return a power, of a matrix its inverse."""
    if not isinstance(base, np.ndarray):
        return base**exponent
    assert exponent == -1, "no other power of a matrix is printed"
    return np.linalg.inv(base)


def extreme_of(body):
    """Return the mark of a largest or smallest and what it is of; None of a sum."""
    factors = []
    while isinstance(body, sympy.Mul):
        first, *others = body.args
        factors = [*others, *factors]
        body = first
    if isinstance(body, sympy.Symbol) and body.name in EXTREMES:
        return body.name, reduce(lambda x, y: sympy.Mul(x, y, evaluate=False), factors)
    return None
