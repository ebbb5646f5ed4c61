"""Word forms: the blank form found, filled, and read back."""
