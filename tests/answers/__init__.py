"""Whose an answer is, and what it amounts to."""
