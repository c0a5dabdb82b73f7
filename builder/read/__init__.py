"""From YAML text to a deck and its problems."""
