"""Dates and hours."""
