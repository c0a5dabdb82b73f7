"""Where ink falls: frames of glyphs and rules, in points."""
