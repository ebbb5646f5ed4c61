"""The terminal: what is said, asked and wrapped."""
