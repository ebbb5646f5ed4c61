"""Word forms: filled, read back, printed."""
