"""Dates that are of something else than what the notice is about."""
