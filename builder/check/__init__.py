"""From a deck to verdicts and problems: one question a file."""
