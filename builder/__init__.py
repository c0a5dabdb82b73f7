"""Proofdeck: an Anki deck and a typeset sheet from checked formulas."""

__version__ = "1.0.0"
