"""The checks that a formula may carry: a reader each, by what they claim."""
