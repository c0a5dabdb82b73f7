"""The values that all rooms share."""
