"""From a checked deck to what is said: notes to study, blocks to read."""
