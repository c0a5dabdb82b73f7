"""`python -m builder` is the proofdeck command."""

from builder.cli import main

main()
