"""The kinds of entries: a reader each."""
