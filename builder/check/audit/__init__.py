"""Whether the checks of a formula would notice if it were wrong."""
