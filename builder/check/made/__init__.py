"""Exercises and mistakes, made out of formulas that passed their checks."""
