"""check() and its rules."""
