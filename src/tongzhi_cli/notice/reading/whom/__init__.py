"""Whom a notice is about: its cohorts."""
