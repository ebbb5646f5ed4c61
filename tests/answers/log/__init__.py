"""The answer log."""
