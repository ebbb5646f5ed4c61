"""Answers that are nobody's: whom each may be of, and what settles it."""
