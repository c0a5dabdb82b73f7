"""How bytes look: one file an output."""
