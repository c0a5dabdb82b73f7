"""Unicode for mathematics in a line of plain text: letters, signs, scripts and accents."""

from __future__ import annotations

import re
import unicodedata

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""By name, as in TeX; the capitals that look Latin have none."""
LETTERS = GREEK | {
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "infty": "∞",
    "top": "T", "ell": "ℓ", "nabla": "∇", "partial": "∂", "emptyset": "∅", "hbar": "ℏ", "Re": "ℜ",
    "Im": "ℑ", "aleph": "ℵ",
}  # fmt: skip
"""By the name of the TeX command."""
SIGNS = {
    "cdot": "·", "times": "×", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "circ": "∘", "ast": "*", "star": "⋆",
    "pm": "±", "mp": "∓", "div": "÷", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "ll": "≪", "gg": "≫", "lt": "<", "gt": ">", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡",
    "propto": "∝", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "mapsto": "↦",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "iff": "⇔", "implies": "⇒", "leftrightarrow": "↔", "in": "∈",
    "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "forall": "∀",
    "exists": "∃", "neg": "¬", "land": "∧", "lor": "∨", "wedge": "∧", "vee": "∨", "mid": "|", "parallel": "∥",
    "perp": "⊥", "dots": "…", "ldots": "…", "cdots": "⋯", "sum": "∑", "prod": "∏", "int": "∫", "langle": "⟨",
    "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lvert": "|", "rvert": "|",
    "lVert": "‖", "rVert": "‖", "Vert": "‖", "vert": "|", "prime": "′", "colon": ":",
}  # fmt: skip
"""By the name of the TeX command, of what is no letter."""
COMBINING = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308",
}  # fmt: skip
_SUBSCRIPTS = dict(
    zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)
_SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUWβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
_ONE_LETTER = re.compile(
    rf"\w[\u0302-\u0308\u20d7]?[{re.escape(''.join((*_SUBSCRIPTS.values(), *_SUPERSCRIPTS.values())))}]*"
)


def is_one_letter(text: str) -> bool:
    """Tell whether a text is one letter or digit with its accent and small scripts."""
    return _ONE_LETTER.fullmatch(text) is not None


def accented(text: str, accent: str) -> str:
    """Return a letter under an accent, as one character where Unicode has it."""
    return unicodedata.normalize("NFC", text + COMBINING[accent])


def subscript(text: str) -> str:
    """Return a subscript in small characters, after an underscore where Unicode lacks one of them."""
    return _script(text, _SUBSCRIPTS, "_")


def superscript(text: str) -> str:
    """Return a superscript in small characters, after a circumflex where Unicode lacks one of them."""
    return _script(text, _SUPERSCRIPTS, "^")


def _script(text: str, small: dict[str, str], mark: str) -> str:
    tight = text.replace(" ", "")
    if tight and all(character in small for character in tight):
        return "".join(small[character] for character in tight)
    return f"{mark}{tight}" if tight.isalnum() or len(tight) <= 1 else f"{mark}({tight})"
