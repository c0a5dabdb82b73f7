"""Reading printed TeX as a strict eye does, and bringing a tree to the same normal form.

The eye knows precedence and nothing of what was meant.  Where a person might hesitate it
refuses: `a/b c`, `\\log x y`, `x^2!`, anything after cases.
"""

import re
from fractions import Fraction

from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparison,
    Constant,
    Index,
    Name,
    Negative,
    Number,
    Operator,
)

TOKEN = re.compile(r"\\[A-Za-z]+|\\\\|\d+(?:\.\d+)?|\S")
FENCES = {
    r"\lvert": (r"\rvert", "abs"),
    r"\lfloor": (r"\rfloor", "floor"),
    r"\lceil": (r"\rceil", "ceil"),
}
BARE = {rf"\{name}": name for name in ("log", "sin", "cos", "tan", "sinh", "cosh", "tanh")}
CALLED = {r"\max": "max", r"\min": "min", r"\exp": "exp"}
LETTERS = {r"\sigma": "sigmoid", r"\Phi": "Phi", "e": "exp"}
BIG = {r"\sum": "sum", r"\prod": "prod"}
RELATIONS = {"=": "==", "<": "<", ">": ">", r"\le": "<=", r"\ge": ">=", r"\ne": "!="}


class UnclearError(Exception):
    """A person might hesitate here."""


def read(tex, names):
    """Read an expression; `names` is how its symbols print."""
    reader = Reader(TOKEN.findall(re.sub(r"\\left|\\right|\\,", " ", tex)), names)
    tree = reader.sum()
    if reader.next is not None:
        raise UnclearError(reader.tokens)
    return tree


class Reader:
    def __init__(self, tokens, names):
        self.tokens, self.names = tokens[::-1], names

    @property
    def next(self):
        return self.tokens[-1] if self.tokens else None

    def take(self, *wanted):
        if self.next is None or (wanted and self.next not in wanted):
            raise UnclearError(self.next, wanted)
        return self.tokens.pop()

    def accept(self, token):
        return self.next == token and self.tokens.pop() == token

    def group(self, part, opening="{", closing="}"):
        self.take(opening)
        tree = part()
        self.take(closing)
        return tree

    def argument(self):
        """What follows _ or ^: braces or one sign."""
        return self.group(self.listed) if self.next == "{" else self.symbol()

    def listed(self):
        items = [self.sum()]
        while self.accept(","):
            items.append(self.sum())
        return items[0] if len(items) == 1 else ("list", *items)

    def sum(self):
        terms = [("-" if self.accept("-") else "+", self.product())]
        while self.next in {"+", "-"}:
            if ends_loosely(terms[-1][1]):
                raise UnclearError(terms)
            terms.append((self.take(), self.product()))
        return summed(terms)

    def product(self):
        factors = [self.factor()]
        while self.next is not None and (self.next in {r"\cdot", r"\times"} or self.begins()):
            if ends_openly(factors[-1]):
                raise UnclearError(factors)
            explicit = self.accept(r"\cdot") or self.accept(r"\times")
            number = self.next[0].isdigit()
            if number and not explicit:
                raise UnclearError(self.next)
            factors.append(self.factor())
        if self.next != "/":
            return multiplied(factors)
        self.take("/")
        if ends_openly(factors[-1]):
            raise UnclearError(factors)
        below = self.factor()
        if self.next == "/" or self.begins() or ends_openly(below):
            raise UnclearError(self.next)
        return ("over", multiplied(factors), below)

    def begins(self):
        return self.next is not None and self.next not in {
            *"+-/),]}&_^!",
            *RELATIONS,
            r"\\",
            r"\end",
            r"\cdot",
            r"\times",
            *(close for close, _ in FENCES.values()),
        }

    def factor(self):
        base = self.atom()
        raised, posted = False, False
        while self.next in {"^", "!", "_"}:
            if raised or posted or is_bare(base):
                raise UnclearError(base)
            mark = self.take()
            if mark == "!":
                base, posted = ("call", "factorial", base), True
            elif mark == "_":
                base = ("sub", base, self.argument())
            else:
                base, raised = powered(base, self.argument(), self.names), True
        return base

    def atom(self):  # noqa: C901, PLR0912, one line a sign
        token = self.next
        if token in FENCES:
            closing, name = FENCES[token]
            return ("call", name, self.group(self.sum, token, closing))
        if token in BIG or (token in {r"\max", r"\min"} and self.tokens[-2] == "_"):
            return self.big()
        match self.take():
            case "(":
                self.tokens.append("(")
                return ("paren", self.group(self.sum, "(", ")"))
            case r"\frac":
                return ("over", self.group(self.sum), self.group(self.sum))
            case r"\hat":
                return ("hat", self.group(self.sum))
            case r"\binom":
                return ("call", "binomial", self.group(self.sum), self.group(self.sum))
            case r"\sqrt":
                return ("call", "sqrt", self.group(self.sum))
            case r"\mathbf":
                self.group(self.sum)
                return ("call", "indicator", self.group(self.relation, "[", "]"))
            case r"\begin":
                return self.cases()
            case r"\mathrm" | r"\operatorname" as command:
                word = self.word()
                if command == r"\mathrm":
                    return ("name", word)
                return ("call", {"Phi": "Phi", "sigmoid": "sigmoid"}[word], self.group(self.sum, "(", ")"))
            case command if command in BARE:
                return self.bare(command)
            case command if command in CALLED:
                return self.called(CALLED[command])
            case letter if letter in LETTERS and letter not in self.names and self.next == "(":
                return self.called(LETTERS[letter])
            case sign:
                self.tokens.append(sign)
                return self.symbol()

    def symbol(self):
        token = self.take()
        if token[0].isdigit():
            return ("number", Fraction(token))
        if token in {*"{}_^&)]+-/"}:
            raise UnclearError(token)
        return ("name", token)

    def word(self):
        self.take("{")
        word = ""
        while not self.accept("}"):
            word += self.take()
        return word

    def called(self, name):
        items = self.group(self.listed, "(", ")")
        return ("call", name, *(items[1:] if items[0] == "list" else (items,)))

    def bare(self, command):
        name = BARE[command]
        base = (self.argument(),) if self.accept("_") else ()
        if self.next == "(":
            return ("log", name, "closed", *base, self.group(self.sum, "(", ")"))
        if self.next == "{":
            raise UnclearError(command)
        argument = self.factor()
        if argument[0] in {"power", "product"} or is_bare(argument) or argument[:2] == ("call", "factorial"):
            raise UnclearError(command, argument)
        return ("log", name, "bare", *base, argument)

    def big(self):
        sign = self.take()
        self.take("_")
        below = self.group(self.relation)
        if sign in BIG:
            self.take("^")
            _, index, lower = below
            return ("big", BIG[sign], index, lower, self.group(self.sum), self.product())
        (_, lower, index), upper = below[1], below[2]
        return ("big", sign[1:], index, lower, upper, self.product())

    def relation(self):
        left = self.sum()
        sides = left
        while self.next in RELATIONS:
            if ends_loosely(sides):
                raise UnclearError(sides)
            sides = (RELATIONS[self.take()], sides, self.sum())
        return sides

    def cases(self):
        self.word()
        rows = []
        while True:
            value = self.sum()
            self.take("&")
            self.take(r"\text")
            word = self.word()
            if word == "otherwise":
                break
            rows.append((value, self.relation()))
            self.take(r"\\")
        self.take(r"\end")
        self.word()
        return ("cases", tuple(rows), value)


def summed(terms):
    return terms[0][1] if len(terms) == 1 and terms[0][0] == "+" else ("sum", *terms)


def multiplied(factors):
    return factors[0] if len(factors) == 1 else ("product", *factors)


def powered(base, exponent, names):
    plain = base == ("name", "e") and "e" not in names
    return ("call", "exp", exponent) if plain else ("power", base, exponent)


def is_bare(tree):
    return tree[0] == "log"


def ends_openly(tree):
    match tree:
        case ("big" | "cases", *_) | ("log", _, "bare", *_):
            return True
        case _:
            return False


def ends_loosely(tree):
    match tree:
        case ("cases", *_) | ("big", "max" | "min", *_):
            return True
        case ("log", _, "closed", *_):
            return False
        case ("big" | "product" | "log", *_, last):
            return ends_loosely(last)
        case _:
            return False


def settled(tree):
    """Forget parentheses and how log x was typed, once they have been read."""
    match tree:
        case ("paren", inner):
            return settled(inner)
        case ("log", name, _, *arguments):
            return ("call", name, *(settled(argument) for argument in reversed(arguments)))
        case tuple():
            return tuple(settled(part) for part in tree)
        case _:
            return tree


def normal(node, names, tex_of):  # noqa: C901, PLR0912, one case a node
    """Return a tree as the eye would read it: chains of sums and of products are flat."""

    def of(part):
        return normal(part, names, tex_of)

    match node:
        case Number(value, literal):
            return scientific(value, literal)
        case Constant("E"):
            return ("name", "e")
        case Constant(name):
            return ("name", rf"\{name}")
        case Name(name):
            return read(tex_of(name), names)
        case Index(array, indices):
            places = [of(index) for index in indices]
            flat = all(isinstance(index, Name) and "{" not in tex_of(index.name) for index in indices)
            flat = flat and not any("_" in tex_of(index.name) for index in indices)
            joined = places[0] if len(places) == 1 else ("product" if flat else "list", *places)
            return ("sub", of(array), joined)
        case Negative(operand):
            return ("sum", ("-", of(operand)))
        case Binary(Operator.ADD | Operator.SUBTRACT as operator, left, right):
            first, second = of(left), of(right)
            start = first[1:] if first[0] == "sum" else (("+", first),)
            flat = operator is Operator.ADD and second[0] == "sum" and second[1][0] == "+"
            return ("sum", *start, *(second[1:] if flat else ((operator.value, second),)))
        case Binary(Operator.MULTIPLY, left, right):
            pairs = (factor[1:] if factor[0] == "product" else (factor,) for factor in (of(left), of(right)))
            return ("product", *(factor for pair in pairs for factor in pair))
        case Binary(Operator.DIVIDE, left, right):
            return ("over", of(left), of(right))
        case Binary(Operator.POWER, left, right):
            return powered(of(left), of(right), names)
        case Comparison(comparator, left, right):
            return (comparator.value, of(left), of(right))
        case Call("log2" | "log10" as function, (argument,)):
            return ("call", "log", of(argument), ("number", Fraction(function[3:])))
        case Call("log", (argument, base)):
            return ("call", "log", of(argument), of(base))
        case Call(function, arguments):
            return ("call", function, *(of(argument) for argument in arguments))
        case Binder(BinderKind.MEAN, body, index, lower, upper):
            share = Binary(Operator.DIVIDE, Number(Fraction(1), "1"), upper)
            return of(Binary(Operator.MULTIPLY, share, Binder(BinderKind.SUM, body, index, lower, upper)))
        case Binder(kind, body, index, lower, upper):
            return ("big", kind.value.removeprefix("a"), of(Name(index)), of(lower), of(upper), of(body))
        case Cases(condition, then, otherwise):
            rest = of(otherwise)
            rows = rest[1] if rest[0] == "cases" else ()
            return ("cases", ((of(then), of(condition)), *rows), rest[2] if rows else rest)


def scientific(value, literal):
    mantissa, _, exponent = literal.lower().partition("e")
    if not exponent:
        return ("number", value)
    digits = ("number", Fraction(abs(int(exponent))))
    power = ("power", ("number", Fraction(10)), ("sum", ("-", digits)) if int(exponent) < 0 else digits)
    return power if Fraction(mantissa) == 1 else ("product", ("number", Fraction(mantissa)), power)
