"""Excel forms: found, filled, read back, printed."""
