"""How cards are written: warnings of what is hard to learn, each question in a file."""
