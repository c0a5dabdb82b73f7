"""The checks: a file a check, or a family of checks that are tried alike."""
